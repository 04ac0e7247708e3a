"""Addresses of the portal that read from the rows below; everything else is an editorial page."""

from django.urls import path

from portal import finding, objections, policies, publicity, register, signing

app_name = "portal"
urlpatterns = [
    path("policies/", policies.PoliciesView.as_view(), name="policies"),
    path("policies/<slug:slug>/", policies.PolicyView.as_view(), name="policy"),
    path("publicity/", publicity.PublicityView.as_view(), name="publicity"),
    path("publicity/answer/", objections.AnswerView.as_view(), name="objection_answer"),
    path("publicity/feed/", publicity.PublicityFeed(), name="publicity_feed"),
    path("publicity/<slug:number>/", objections.NoticeView.as_view(), name="notice"),
    path("publicity/<slug:number>/files/<slug:token>/", publicity.NoticeFileView.as_view(), name="notice_file"),
    path("publicity/<slug:number>/objection/", objections.ObjectionView.as_view(), name="objection"),
    path("publicity/<slug:number>/objection/done/", objections.ObjectionDoneView.as_view(), name="objection_done"),
    path("register/", register.RegisterView.as_view(), name="register"),
    path("register/<slug:uscc>/", register.OrganizationView.as_view(), name="organization"),
    path("sign/<slug:token>/", signing.SigningView.as_view(), name="signing"),
    path("search/", finding.SearchView.as_view(), name="search"),
]
