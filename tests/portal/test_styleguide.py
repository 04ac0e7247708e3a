"""The living page of the design: every part is on it, and it is there while developing only."""

import re
from pathlib import Path

import pytest
from django.conf import settings as ours
from django.urls import resolve

from portal import styleguide
from tests.portal import styleguide_urls  # read before DEBUG is set, so that config.urls is the one in service

pytestmark = pytest.mark.django_db
PARTS = Path(ours.BASE_DIR) / "templates" / "parts"


@pytest.fixture
def page(settings, client):
    settings.ROOT_URLCONF, settings.DEBUG = styleguide_urls.__name__, True
    answer = client.get("/styleguide/")
    assert answer.status_code == 200
    return answer.content.decode()


def unseen(text):
    """Parts of the product that the page does not show."""
    return sorted({path.stem for path in PARTS.glob("*.html")} - set(re.findall(r"parts/(\w+)\.html</code>", text)))


def test_every_part_is_drawn_by_itself(page):
    assert unseen(page) == []
    specimens = re.findall(r'<div class="specimen">(.*?)</div><|<div class="specimen">\s*</div>', page, re.S)
    assert "" not in [drawn.strip() for drawn in specimens]
    for word in ("请先改正下面的内容", "已办理：受理。", "与已有名称近似", "第 2 页，共 3 页", "每一天由谁办理"):
        assert word in page


def test_a_part_left_out_is_seen(page, monkeypatch, client):
    left = [part for part in styleguide.parts() if part.name != "timeline"]
    monkeypatch.setattr(styleguide, "parts", lambda: left)
    assert unseen(client.get("/styleguide/").content.decode()) == ["timeline"]


def test_it_is_not_there_in_service(settings, client):
    assert getattr(resolve("/styleguide/").func, "view_class", None) is not styleguide.StyleguideView
    assert client.get("/styleguide/").status_code == 404
    settings.ROOT_URLCONF = styleguide_urls.__name__
    assert resolve("/styleguide/").func.view_class is styleguide.StyleguideView
    assert client.get("/styleguide/").status_code == 404  # nor where the address was left in by mistake
