"""All addresses; each face includes its own."""

from django.conf import settings
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from casework.views.files import FileView
from casework.views.previews import PageView
from casework.views.progress import ProgressView
from network.opening import ActivateView
from portal import health, views, wagtail_seams
from portal.styleguide import StyleguideView

urlpatterns = [
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("accounts/", include("allauth.urls")),
    path("activate/", ActivateView.as_view(), name="activate"),
    path("text-size/", views.text_size, name="text_size"),
    path("stay/", views.stay, name="stay"),
    path("enter/", views.enter, name="enter"),
    path("files/<slug:token>/", FileView.as_view(), name="file"),
    path("files/<slug:token>/pages/<int:page>/", PageView.as_view(), name="file_page"),
    path("", include("papers.urls")),
]
if settings.DEBUG:
    urlpatterns.append(path("styleguide/", StyleguideView.as_view()))
if "hall" in settings.FACES:
    urlpatterns += [
        path("hall/", include("hall.urls")),
        path("t/<str:token>/", ProgressView.as_view(), name="progress"),
    ]
if "desk" in settings.FACES:
    urlpatterns += [
        path("desk/staff/", include("network.urls")),
        path("desk/rules/", include("policy.urls")),
        path("desk/", include("desk.urls")),
        path("admin/enter/", wagtail_seams.enter, name="admin_enter"),
        path("admin/login/", RedirectView.as_view(url="/admin/enter/")),
        path("admin/logout/", RedirectView.as_view(url="/accounts/logout/")),
        path("admin/password_reset/", RedirectView.as_view(url="/accounts/password/reset/")),
        path("admin/", include(admin_urls)),
    ]
if "portal" in settings.FACES:
    urlpatterns += [
        path("", include("portal.urls")),
        path("documents/", include(document_urls)),
        path("", include(wagtail_urls)),
    ]

handler400 = "portal.errors.bad_request"
handler404 = "portal.errors.not_found"
handler429 = "portal.errors.too_often"  # asked for by allauth's throttles
