"""The first page and the public figures: recounted by hand, the same queries for few rows and many, honest when there is little."""

import csv
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.test import Client

from casework.journal.instant import now, today
from casework.views.calendar import escaped, folded
from orgs.facts import state
from orgs.organization import Kind, Organization
from orgs.statistics.pace import ENOUGH, Pace
from policy.models import Document
from portal import figures
from portal.models import ArticlePage, HomePage
from portal.synonyms import alternatives
from tests import naming

pytestmark = pytest.mark.django_db


def announced_organization(bureau, name, kind=Kind.ASSOCIATION, day=date(2020, 1, 2)):
    """An organization of the public register."""
    number = 910_001 + Organization.objects.count()
    organization = naming.organization(bureau, name, kind, number, day)
    Organization.objects.filter(pk=organization.pk).update(announced_on=day)
    return organization


def pace(*days):
    """The pace of a procedure with these decisions."""
    return Pace("DJ", "成立登记", SimpleNamespace(number=60), None, days)


def test_the_middle_and_the_range_are_told_only_when_there_is_enough():
    few, many = pace(*range(1, ENOUGH)), pace(*range(1, ENOUGH + 1))
    assert (few.enough, few.most, few.last) == (False, None, (1, 2, 3, 4, 5))
    assert (many.enough, many.middle, many.most) == (True, 10.5, (3, 18))
    assert (pace().middle, pace(4).middle, pace(4, 6).middle) == (None, 4, 5)


def test_the_page_of_little_says_so(bureau):
    """Nothing decided yet: a dash and a sentence, no share of nothing."""
    cache.clear()
    page = Client().get("/").content.decode()
    assert "近12个月没有作出的决定" in page and "近12个月没有要求补正的办件" in page
    assert "%" not in page.split("为什么会被要求补正")[1].split("</table>")[0]


def test_queries_do_not_grow(bureau, django_assert_num_queries):
    home = HomePage.objects.get()
    for number in (3, 30):
        for place in range(number):
            home.add_child(
                instance=ArticlePage(
                    title=f"通知{number}-{place}", slug=f"n{number}-{place}", published_on=today(), body="<p>一</p>"
                )
            )
        client = Client()
        client.cookies["seen"] = "1"  # no stranger any more: the page is made each time
        client.get("/")
        with django_assert_num_queries(HOME_QUERIES):
            client.get("/")


HOME_QUERIES = 8


def test_a_past_day_is_told_and_nonsense_is_answered_beside_the_field(bureau):
    organization = announced_organization(bureau, "甲街道合唱协会", day=today() - timedelta(days=400))
    moved = today() - timedelta(days=100)
    state(organization, "address", "乙路2号", valid_from=moved, instant=now(), batch="x")
    address = f"/register/{organization.uscc}/"
    before = (
        Client().get(address, {"on": f"{moved - timedelta(days=1):%Y-%m-%d}"}).content.decode().split('id="then"')[1]
    )
    after = Client().get(address, {"on": f"{moved:%Y-%m-%d}"}).content.decode().split('id="then"')[1]
    assert organization.address in before.split("</section>")[0] and "乙路2号" in after.split("</section>")[0]
    for nonsense, said in (("2026-13-40", "日期请写成"), ("2099-01-01", "还没有到的日子"), ("1999-01-01", "才成立")):
        page = Client().get(address, {"on": nonsense})
        assert page.status_code == 422 and said in page.content.decode() and nonsense in page.content.decode()


def test_the_table_of_the_register_is_the_page_and_no_formula(bureau):
    announced_organization(bureau, "=SUM(1)协会")
    announced_organization(bureau, "丙街道棋社", kind=Kind.PRIVATE_UNIT)
    sheet = list(
        csv.reader(b"".join(Client().get("/register/data.csv").streaming_content).decode("utf-8-sig").splitlines())
    )
    assert [row[0] for row in sheet] == ["名称", "'=SUM(1)协会", "丙街道棋社"] or sheet[1][0].startswith("'=")
    only = b"".join(Client().get("/register/data.csv?kind=private_unit").streaming_content).decode()
    assert "丙街道棋社" in only and "SUM" not in only


def test_people_find_things_under_their_other_names(bureau):
    assert alternatives("民非") == ["民非", "民办非企业单位", "社会服务机构"]
    assert alternatives("社会服务机构") == ["社会服务机构", "民非", "民办非企业单位"]
    assert alternatives("乐龄") == ["乐龄"]
    page = Client().get("/search/?q=民非").content.decode()
    assert "民办非企业单位登记管理暂行条例" in page and "您是不是要办" in page
    assert "没有找到" in Client().get("/search/?q=量子纠缠").content.decode()


def test_a_policy_tells_where_each_article_is_used(bureau):
    page = Client().get("/policies/registration/").content.decode()
    block = page.split('id="t28"')[1].split("</article>")[0]
    assert "这一条用在哪" in block and "/hall/services/DJ/" in block
    home, document = HomePage.objects.get(), "registration"
    home.add_child(instance=ArticlePage(title="规程怎么读", slug="read", published_on=date(2026, 1, 5), kind="interpretation", body="<p>一</p>",
                                        document=Document.objects.get(slug=document)))  # fmt: skip
    assert "规程怎么读" in Client().get("/policies/registration/").content.decode()
    assert "/policies/registration/" in Client().get("/read/").content.decode()


def test_the_calendar_is_folded_by_octets_and_its_signs_are_escaped():
    long = "SUMMARY:" + "公示最后一天，" * 12
    lines = folded(long).split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines) and "".join(line.removeprefix(" ") for line in lines) == long
    assert escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"


def test_figures_are_kept_and_counted_again_after_a_while(bureau):
    cache.clear()
    first = figures.figures()["standing"]
    announced_organization(bureau, "丁街道棋社")
    assert figures.figures()["standing"] == first
    assert figures.counted(today())["standing"] == first + 1
