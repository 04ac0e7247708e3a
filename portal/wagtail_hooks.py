"""In the editors' interface: the way to notices, which are drafted at the desk and not as pages."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from casework.core.process import PROCESSES
from casework.notices.gate.personal_data import in_text
from policy.models import Question


def codes():
    """The procedures a question may be about."""
    return [("", "使用平台"), *sorted((p.code, p.title) for p in PROCESSES.values() if p.guide)]


class QuestionForm(WagtailAdminModelForm):
    """Refuses numbers of persons: what is saved here is public at once."""

    def clean(self):
        """Beside the field they stand in."""
        given = super().clean()
        for name, label in (("ask", "问题"), ("answer", "回答")):
            for hit in in_text(given.get(name) or "", label):
                self.add_error(name, hit.sentence)
        return given


class QuestionViewSet(SnippetViewSet):
    """常见问题: kept by editors, shown on /help/ and on the guides."""

    model = Question
    icon = "help"
    menu_label = "常见问题"
    add_to_admin_menu = True
    list_display = ["ask", "code", "place"]
    list_filter = ["code"]
    search_fields = ["ask", "answer"]
    edit_handler = ObjectList([
        FieldPanel("code", widget=forms.Select(choices=codes)), FieldPanel("place"), FieldPanel("ask"),
        FieldPanel("answer", widget=forms.Textarea(attrs={"rows": 4})), FieldPanel("basis"),
    ], base_form_class=QuestionForm)  # fmt: skip


register_snippet(QuestionViewSet)


@hooks.register("before_bulk_action")
def one_by_one(request, action_type, objects, view):
    """Publishing many at once would pass the second person by: it is not offered."""
    if action_type != "publish":
        return None
    messages.error(request, "不能成批公开：每一页都要由另一位发布人逐页审核。")
    return redirect("wagtailadmin_home")


@hooks.register("register_admin_menu_item")
def notices():
    """公示公告."""
    return MenuItem("公示公告", "/desk/notices/", name="public-notices", icon_name="doc-full", order=150)
