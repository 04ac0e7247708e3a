#!/usr/bin/env python
"""The command line of the platform: `.venv/bin/python manage.py help`."""

import gc
import os
import sys

# Collecting garbage while some thousand modules load costs half a second of CPU and frees nothing.
gc.disable()

READS_ONLY = {"check", "processes", "why", "showmigrations"}


def main():
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line

    from config.stack import roomy

    gc.enable()
    roomy(execute_from_command_line)(sys.argv)
    if sys.argv[1:2] and sys.argv[1] in READS_ONLY and "coverage" not in sys.modules:
        # Tearing the interpreter down takes longer than these commands; nothing is left to write.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


if __name__ == "__main__":
    main()
