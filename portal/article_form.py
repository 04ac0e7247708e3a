"""The gate of editorial pages: with numbers of persons in it a page can be kept as a draft, not published."""

import html
from types import SimpleNamespace

from django.utils.html import strip_tags
from wagtail.admin.forms import WagtailAdminPageForm

from casework.notices.gate.personal_data import in_text

PUBLISHING = {"action-publish", "action-submit", "action-resubmit", "action-workflow-action"}
FIELDS = {"title": "标题", "promise": "一句话承诺", "intro": "说明", "summary": "摘要", "body": "正文"}
ALONE = "公开要两个人：请点“提交审核”，由另一位发布人审核后公开。填写的内容还在，也可以先存草稿。"
SHOWN = 10


def hits(page):
    """[(field, hit)] of numbers of persons in the texts of a page."""
    found = []
    for name, label in FIELDS.items():
        text = html.unescape(strip_tags(str(getattr(page, name, "") or "").replace("</p>", "</p>\n")))
        found += [(name, hit) for hit in in_text(text, label)]
    return found


class ArticleForm(WagtailAdminPageForm):
    """Publishes nothing by one person's hand, and says beside each field where the numbers are.

    Nobody overrides here: what has to be published in spite of the gate goes through a notice, with two people.
    """

    def clean(self):
        """Refuse to publish, to hand in for publishing, or to approve what the gate stops."""
        given = super().clean()
        if "action-publish" in self.data:
            self.add_error(None, ALONE)
        if PUBLISHING & set(self.data):
            found = hits(SimpleNamespace(**{name: given.get(name) for name in FIELDS}))
            for name in FIELDS:
                for hit in [hit for place, hit in found if place == name][:SHOWN]:
                    self.add_error(name, hit.sentence)
        return given
