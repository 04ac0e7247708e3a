"""What the portal of every installation starts with: the home page, empty of news, and the pages that stay."""

from pathlib import Path

from wagtail.models import Page, Site

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
    return Page.objects.descendant_of(home, inclusive=True).count()
