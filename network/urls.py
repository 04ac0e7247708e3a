"""Addresses of the staff pages and of activation at the window."""

from django.urls import path

from network import identity_pages, opening, staff

app_name = "network"
urlpatterns = [
    path("", staff.StaffView.as_view(), name="staff"),
    path("appoint/", staff.AppointView.as_view(), name="appoint"),
    path("<int:pk>/end/", staff.EndView.as_view(), name="end"),
    path("<int:pk>/delegate/", staff.DelegateView.as_view(), name="delegate"),
    path("open/", opening.OpenAccountView.as_view(), name="open"),
    path("identity/", identity_pages.IdentityView.as_view(), name="identity"),
    path("changes/", staff.ChangesView.as_view(), name="changes"),
]
