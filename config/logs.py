"""Logs: what must never stand in them."""

import logging
import re

SIGNING = re.compile(r"/sign/[\w-]+")


class LinksHidden(logging.Filter):
    """A founding member's link is a key: where an address of one would be logged, only that it was one is."""

    def filter(self, record):
        """Always lets the record pass, with the link taken out of it."""
        said = record.getMessage()
        if "/sign/" in said:
            record.msg, record.args = SIGNING.sub("/sign/***", said), ()
        return True
