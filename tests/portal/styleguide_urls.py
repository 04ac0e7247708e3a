"""The addresses as they are while developing."""

from django.urls import path

from config.urls import *  # noqa: F403  all of them, and one more
from config.urls import urlpatterns as known
from portal.styleguide import StyleguideView

urlpatterns = [path("styleguide/", StyleguideView.as_view()), *known]
