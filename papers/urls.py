"""Addresses of verification and of issued papers."""

from django.urls import path

from casework.views.files import PaperView
from papers.verify import VerifyView

app_name = "papers"
urlpatterns = [
    path("verify/", VerifyView.as_view(), name="verify"),
    path("verify/<slug:code>/", VerifyView.as_view(), name="verify_code"),
    path("papers/<slug:code>/", PaperView.as_view(), name="paper"),
]
