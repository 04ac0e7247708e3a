"""Addresses of the portal that read from the rows below; everything else is an editorial page."""

from django.urls import path

from portal import finding, policies, register

app_name = "portal"
urlpatterns = [
    path("policies/", policies.PoliciesView.as_view(), name="policies"),
    path("policies/<slug:slug>/", policies.PolicyView.as_view(), name="policy"),
    path("register/", register.RegisterView.as_view(), name="register"),
    path("register/<slug:uscc>/", register.OrganizationView.as_view(), name="organization"),
    path("search/", finding.SearchView.as_view(), name="search"),
]
