"""Editors meet Chinese: what the installed apps' catalogues leave in English stands in ours, whole and fresh."""

import gettext
import re
from collections import Counter
from pathlib import Path

import pytest
import wagtail
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext as gettext_of_pages
from django.utils.translation import ngettext as ngettext_of_pages
from django.utils.translation.trans_real import DjangoTranslation
from wagtail.models import Collection, Page, Task, Workflow

from portal import permissions
from portal.wagtail_seams import GROUPS
from portal.wording import DOMAINS, LANGUAGE, OURS, compiled, entries, lacking

# What must come through a translation untouched: values, braces, tags.
PIECE = re.compile(r"%\(\w+\)[sdr]|%[sdr](?![\w])|\{\w*\}|</?[a-z][^>]*>")
SOURCES = [OURS / LANGUAGE / "LC_MESSAGES" / f"{domain}.po" for domain in DOMAINS]


def broken(path):
    """Messages of a catalogue whose translation is empty or loses or invents a piece."""
    for (_context, msgid, plural), texts in entries(path):
        wanted = Counter(PIECE.findall(plural or msgid))
        if msgid and (len(texts) != 1 or not texts[0] or Counter(PIECE.findall(texts[0])) != wanted):
            yield msgid


def test_nothing_the_installed_apps_say_is_left_in_english():
    """After an upgrade `manage.py wording` lists the same (docs/editing.md)."""
    assert list(lacking()) == []


def test_without_ours_the_gaps_are_seen(tmp_path):
    """The control: Wagtail alone is not all Chinese, and an app that ships no Chinese at all is seen too."""
    found = set(lacking(ours=tmp_path))

    assert ("django", "wagtail.admin", "Schedule to publish") in found
    assert ("djangojs", "wagtail.admin", "Split block") in found
    assert ("django", "django_filters", "Ordering") in found


@pytest.mark.parametrize("source", SOURCES, ids=DOMAINS)
def test_values_and_tags_come_through(source):
    assert list(broken(source)) == []


def test_a_lost_value_a_fuzzy_text_and_an_empty_one_are_seen(tmp_path):
    """The control."""
    planted = tmp_path / "django.po"
    planted.write_text(
        'msgid "Hello %(name)s"\nmsgstr "您好"\n\n#, fuzzy\nmsgid "A"\nmsgstr "甲"\n\nmsgid "B"\nmsgstr ""\n',
        encoding="utf-8",
    )

    assert list(broken(planted)) == ["Hello %(name)s", "A", "B"]


@pytest.mark.parametrize("source", SOURCES, ids=DOMAINS)
def test_the_compiled_catalogue_is_fresh_and_readable(source):
    binary = source.with_suffix(".mo")

    assert binary.read_bytes() == compiled(source), "请运行 manage.py wording"
    with binary.open("rb") as opened:
        read = gettext.GNUTranslations(opened)
    for (context, msgid, plural), texts in entries(source):
        if msgid and context is None:
            assert (read.ngettext(msgid, plural, 1) if plural else read.gettext(msgid)) == texts[0]


def test_pages_and_scripts_speak_it():
    """Django merges ours over the apps', for the pages and for the scripts of the admin."""
    scripts = DjangoTranslation("zh-hans", domain="djangojs", localedirs=[])

    assert gettext_of_pages("Schedule to publish") == "按计划发布"
    assert ngettext_of_pages("%(counter)s snippet type", "%(counter)s snippet types", 2) == "%(counter)s snippet types"
    assert ngettext_of_pages("1 snippet type", "%(counter)s snippet types", 2) == "%(counter)s 种片段"
    assert scripts.gettext("Split block") == "拆分内容块"


@pytest.mark.django_db
def test_what_wagtail_seeds_has_chinese_names():
    """Groups, collections, workflows, tasks and pages of a new installation."""
    named = [
        name for model, field in ((Group, "name"), (Collection, "name"), (Workflow, "name"), (Task, "name"), (Page, "title"))
        for name in model.objects.values_list(field, flat=True)
    ]  # fmt: skip

    assert [name for name in named if not re.search("[一-鿿]", name)] == []
    assert set(GROUPS.values()) <= set(named)


@pytest.mark.django_db
def test_permissions_are_named_in_chinese():
    """What a group's page reads out beside its boxes; the control: Django names a new one in English."""
    permissions.name()
    row = permissions.offered().get(codename="add_redirect")

    assert [p.name for p in permissions.offered() if re.search("[A-Za-z]", p.name)] == []
    assert row.name == "添加重定向"

    Permission.objects.filter(pk=row.pk).update(name="Can add redirect")
    assert [p.name for p in permissions.offered() if re.search("[A-Za-z]", p.name)] == ["Can add redirect"]


def test_no_word_of_the_admin_is_out_of_reach_of_the_catalogues():
    """Attributes that Wagtail's templates write in plain English; ours stand in their place and differ in nothing else."""
    theirs, ours = Path(wagtail.__file__).parent / "admin" / "templates", settings.BASE_DIR / "templates"
    plain = {
        str(path.relative_to(theirs)) for path in theirs.rglob("*.html")
        if [said for said in re.findall(r'(?:aria-label|title|placeholder|alt)="([A-Z][^"{]*)"', path.read_text(encoding="utf-8")) if said != "Wagtail"]
    }  # fmt: skip
    assert plain == {"wagtailadmin/shared/headers/_actions.html"}
    for name in plain:
        one, other = ((folder / name).read_text(encoding="utf-8").split("\n", 1)[1] for folder in (theirs, ours))
        assert one == other.replace('aria-label="操作"', 'aria-label="Actions"')
