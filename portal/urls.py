"""Addresses of the portal that read from the rows below; everything else is an editorial page."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path

from portal import (
    articles,
    feeds,
    finding,
    held,
    help,
    objections,
    policies,
    publicity,
    rating,
    register,
    register_body,
    register_community,
    signing,
    stats,
)

SITEMAPS = {
    "doors": feeds.DoorsSitemap, "policies": feeds.DocumentsSitemap, "register": feeds.OrganizationsSitemap,
    "publicity": feeds.NoticesSitemap,
}  # fmt: skip

app_name = "portal"
urlpatterns = [
    path("policies/", policies.PoliciesView.as_view(), name="policies"),
    path("policies/<slug:slug>/pdf/", policies.PolicyPdfView.as_view(), name="policy_pdf"),
    path("policies/<slug:slug>/", policies.PolicyView.as_view(), name="policy"),
    path("publicity/", publicity.PublicityView.as_view(), name="publicity"),
    path("publicity/answer/", objections.AnswerView.as_view(), name="objection_answer"),
    path("publicity/calendar.ics", feeds.CalendarView.as_view(), name="publicity_calendar"),
    path("publicity/feed/", publicity.PublicityFeed(), name="publicity_feed"),
    path("publicity/<slug:number>/", objections.NoticeView.as_view(), name="notice"),
    path("publicity/<slug:number>/files/<slug:token>/", publicity.NoticeFileView.as_view(), name="notice_file"),
    path("publicity/<slug:number>/objection/", objections.ObjectionView.as_view(), name="objection"),
    path("publicity/<slug:number>/objection/done/", objections.ObjectionDoneView.as_view(), name="objection_done"),
    path("register/", register.RegisterView.as_view(), name="register"),
    path("register/community/", register_community.CommunityRegisterView.as_view(), name="register_community"),
    path("register/community/<slug:number>/", register_body.BodyView.as_view(), name="register_body"),
    path("register/community/<slug:number>/photos/<slug:photo>/", register_body.BodyPhotoView.as_view(), name="register_photo"),
    path("register/data.csv", register.RegisterFileView.as_view(), name="register_file"),
    path("register/<slug:uscc>/qr.svg", register.OrganizationCodeView.as_view(), name="organization_code"),
    path("register/<slug:uscc>/", register.OrganizationView.as_view(), name="organization"),
    path("register/held/<slug:street>/<slug:half>/", held.HeldDisclosureView.as_view(), name="held"),
    path("rate/", rating.RatingView.as_view(), name="rate"),
    path("rate/thanks/", rating.ThanksView.as_view(), name="rate_thanks"),
    path("rate/<slug:code>/", rating.RatingView.as_view(), name="rate_code"),
    path("sign/<slug:token>/", signing.SigningView.as_view(), name="signing"),
    path("notices/", articles.ArticlesView.as_view(), name="articles"),
    path("help/", help.HelpView.as_view(), name="help"),
    path("stats/", stats.StatsView.as_view(), name="stats"),
    path("stats/data.csv", stats.StatsFileView.as_view(), name="stats_file"),
    path("sitemap/", articles.SitemapView.as_view(), name="sitemap"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap_xml"),
    path("search/", finding.SearchView.as_view(), name="search"),
]
