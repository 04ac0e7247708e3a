"""In the editors' interface: the way to notices, which are drafted at the desk and not as pages."""

from django import forms
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from casework.core.process import PROCESSES
from policy.models import Question


def codes():
    """The procedures a question may be about."""
    return [("", "使用平台"), *sorted((p.code, p.title) for p in PROCESSES.values() if p.guide)]


class QuestionViewSet(SnippetViewSet):
    """常见问题: kept by editors, shown on /help/ and on the guides."""

    model = Question
    icon = "help"
    menu_label = "常见问题"
    add_to_admin_menu = True
    list_display = ["ask", "code", "place"]
    list_filter = ["code"]
    search_fields = ["ask", "answer"]
    panels = [
        FieldPanel("code", widget=forms.Select(choices=codes)), FieldPanel("place"), FieldPanel("ask"),
        FieldPanel("answer", widget=forms.Textarea(attrs={"rows": 4})), FieldPanel("basis"),
    ]  # fmt: skip


register_snippet(QuestionViewSet)


@hooks.register("register_admin_menu_item")
def notices():
    """公示公告."""
    return MenuItem("公示公告", "/desk/notices/", name="public-notices", icon_name="doc-full", order=150)
