"""Editorial pages: what editors write; policies, register and results are read from their own rows."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from casework.core.process import PROCESSES
from casework.journal.instant import today
from casework.notices import queries
from policy.catalogue import SYSTEMS
from policy.models import Document
from portal.article_form import ArticleForm


class HomePage(Page):
    """The portal's first page: a promise, search, the services, the 1+8."""

    promise = models.CharField("一句话承诺", max_length=120, blank=True)
    intro = RichTextField("说明", blank=True, features=["bold", "link", "ul", "ol"])

    content_panels = [*Page.content_panels, FieldPanel("promise"), FieldPanel("intro")]
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = "首页"

    def get_context(self, request, *args, **kwargs):
        """The nine systems with how many documents each has, the services, what is on publicity, the newest announcements and articles."""
        context = super().get_context(request, *args, **kwargs)
        counts = dict(Document.objects.values_list("system").annotate(models.Count("id")).order_by())
        context["systems"] = [(system, counts.get(system.number, 0)) for system in SYSTEMS]
        context["services"] = sorted((p for p in PROCESSES.values() if p.guide), key=lambda p: p.code)
        context["running"] = queries.running(today()).select_related("unit")[:5]
        announced = queries.public().filter(kind="announcement", withdrawn_at__isnull=True)
        context["announcements"] = announced.order_by("-published_at", "-case_ptr_id")[:5]
        context["articles"] = ArticlePage.objects.live().order_by("-first_published_at")[:5]
        return context


class ArticlePage(Page):
    """A notice, a piece of news, an explanation."""

    published_on = models.DateField("发布日期")
    summary = models.CharField("摘要", max_length=200, blank=True)
    body = RichTextField("正文", features=["h2", "h3", "bold", "link", "ul", "ol", "document-link"])

    content_panels = [*Page.content_panels, FieldPanel("published_on"), FieldPanel("summary"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("body")]
    base_form_class = ArticleForm
    parent_page_types = ["portal.HomePage"]
    subpage_types = []

    class Meta:
        verbose_name = "文章"
