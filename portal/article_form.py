"""The gate of editorial pages: with numbers of persons in it a page can be kept as a draft, not published."""

import html

from django.utils.html import strip_tags
from wagtail.admin.forms import WagtailAdminPageForm

from casework.notices.gate.personal_data import in_text

PUBLISHING = {"action-publish", "action-submit", "action-resubmit"}
SHOWN = 10


class ArticleForm(WagtailAdminPageForm):
    """Says beside each field where the numbers are.

    Nobody overrides here: what has to be published in spite of the gate goes through a notice, with two people.
    """

    def clean(self):
        """Refuse to publish, or to hand in for publishing, what the gate stops."""
        given = super().clean()
        if PUBLISHING & set(self.data):
            for name in ("title", "summary", "body"):
                if name not in self.fields:
                    continue
                text = html.unescape(strip_tags(str(given.get(name) or "").replace("</p>", "</p>\n")))
                for hit in in_text(text, self.fields[name].label)[:SHOWN]:
                    self.add_error(name, hit.sentence)
        return given
