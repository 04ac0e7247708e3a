"""Editorial pages: what editors write; policies, register and results are read from their own rows."""

from django.db import models
from django.forms import Select
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from policy.catalogue import BY_NUMBER, SYSTEMS
from portal import home
from portal.article_form import ArticleForm
from portal.kinds import ArticleKind
from portal.workflow import SecondPersonTask

_SYSTEMS = [("", "不属于某一项制度"), *((s.number, s.name) for s in SYSTEMS)]


class HomePage(Page):
    """The portal's first page, and what the foot of every page says of the office behind it."""

    promise = models.CharField("一句话承诺", max_length=120, blank=True)
    intro = RichTextField("说明", blank=True, features=["bold", "link"])
    host = models.CharField("主办单位", max_length=120, blank=True)
    address = models.CharField("办公地址", max_length=200, blank=True)
    hours = models.CharField("办公时间", max_length=120, blank=True)
    telephone = models.CharField("咨询电话", max_length=60, blank=True)
    site_code = models.CharField("网站标识码", max_length=40, blank=True)
    icp = models.CharField("ICP备案号", max_length=60, blank=True)
    police = models.CharField("公安备案号", max_length=60, blank=True)

    content_panels = [
        *Page.content_panels, FieldPanel("promise"), FieldPanel("intro"),
        MultiFieldPanel([FieldPanel("host"), FieldPanel("address"), FieldPanel("hours"), FieldPanel("telephone")], "主办和联系"),
        MultiFieldPanel([FieldPanel("site_code"), FieldPanel("icp"), FieldPanel("police")], "标识和备案"),
    ]  # fmt: skip
    base_form_class = ArticleForm
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = "首页"

    def get_context(self, request, *args, **kwargs):
        """What portal.home puts together, and the newest articles."""
        articles = ArticlePage.objects.live().order_by("-published_on", "-pk")[: home.SHOWN]
        return super().get_context(request, *args, **kwargs) | home.shown() | {"articles": articles}


class ArticlePage(Page):
    """A notice, a piece of news, an explanation; one that explains a document is shown beside it."""

    published_on = models.DateField("发布日期")
    kind = models.CharField("种类", max_length=20, default=ArticleKind.NEWS)
    system = models.PositiveSmallIntegerField("所属制度", null=True, blank=True)
    document = models.ForeignKey("policy.Document", models.SET_NULL, null=True, blank=True, related_name="articles_about",
                                 verbose_name="解读的文件")  # fmt: skip
    summary = models.CharField("摘要", max_length=200, blank=True)
    body = RichTextField("正文", features=["h2", "h3", "bold", "link", "ul", "ol", "document-link"])

    content_panels = [
        *Page.content_panels,
        FieldPanel("published_on"),
        FieldPanel("kind", widget=Select(choices=ArticleKind.choices)),
        FieldPanel("system", widget=Select(choices=_SYSTEMS)),
        FieldPanel("document"),
        FieldPanel("summary"),
        FieldPanel("body"),
    ]
    search_fields = [
        *Page.search_fields, index.SearchField("summary"), index.SearchField("body"), index.FilterField("published_on"),
    ]  # fmt: skip
    base_form_class = ArticleForm
    parent_page_types = ["portal.HomePage"]
    subpage_types = []

    class Meta:
        verbose_name = "文章"
        indexes = [models.Index(fields=["-published_on", "-page_ptr"], name="article_newest")]

    @property
    def kind_label(self):
        """The kind in words."""
        return ArticleKind(self.kind).label

    @property
    def system_name(self):
        """The system it belongs to, or nothing."""
        return BY_NUMBER[self.system].name if self.system in BY_NUMBER else ""


class InformationPage(Page):
    """A page that stays: about the site, accessibility, privacy, help for newcomers."""

    body = RichTextField("正文", features=["h2", "h3", "bold", "link", "ul", "ol", "document-link"])

    content_panels = [*Page.content_panels, FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("body")]
    base_form_class = ArticleForm
    parent_page_types = ["portal.HomePage"]
    subpage_types = []

    class Meta:
        verbose_name = "说明页"


__all__ = ["ArticlePage", "HomePage", "InformationPage", "SecondPersonTask"]
