"""Addresses of the rules' pages."""

from django.urls import path

from policy import views

app_name = "policy"
urlpatterns = [
    path("", views.RulesView.as_view(), name="rules"),
    path("calendar/", views.YearView.as_view(), name="year"),
    path("<str:key>/", views.RuleView.as_view(), name="rule"),
]
