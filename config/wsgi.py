"""The door for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from config.stack import roomy
from portal.cut_off import Whole

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = roomy(Whole(get_wsgi_application()))
