"""What the portal of every installation starts with: the home page, empty of news, and the pages that stay."""

from pathlib import Path

from django.contrib.auth.models import Group, Permission
from wagtail.models import Page, Site, Workflow, WorkflowTask

from portal.wagtail_seams import GROUPS

INFORMATION = {
    "newcomers": "新手指引", "about": "关于本站", "accessibility": "无障碍与大字版", "privacy": "隐私与个人信息保护",
}  # fmt: skip
TEXTS = Path(__file__).parent / "information"


def run():
    """Make the home page the root of the site, and the pages that are missing; leaves alone what is there. Returns how many there are."""
    from portal.models import HomePage, InformationPage

    if not HomePage.objects.exists():
        root = Page.objects.get(depth=1)
        home = root.add_child(instance=HomePage(title="首页", slug="portal", promise="办成一件事，从看懂这件事开始"))
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "root_page": home, "site_name": "综合服务平台"}
        )
        Page.objects.filter(depth=2).exclude(pk=home.pk).delete()
    home, there = HomePage.objects.get(), set(InformationPage.objects.values_list("slug", flat=True))
    for slug, title in INFORMATION.items():
        if slug not in there:
            body = (TEXTS / f"{slug}.html").read_text(encoding="utf-8")
            home.add_child(instance=InformationPage(title=title, slug=slug, body=body))
    second_person()
    questions_too()
    return Page.objects.descendant_of(home, inclusive=True).count()


def second_person():
    """Everything under the root is approved by another publisher before it is public; nobody publishes by themselves."""
    from portal.models import SecondPersonTask

    if SecondPersonTask.objects.exists():
        return
    task = SecondPersonTask.objects.create(name="另一人审核")
    task.groups.add(*Group.objects.filter(name=GROUPS["publisher"]))
    for workflow in Workflow.objects.filter(active=True):
        workflow.workflow_tasks.all().delete()
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)


def questions_too():
    """Both groups keep the common questions."""
    rights = Permission.objects.filter(content_type__app_label="policy", content_type__model="question")
    for group in Group.objects.filter(name__in=GROUPS.values()):
        group.permissions.add(*rights)
