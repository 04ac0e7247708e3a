"""Declarations hold together: states are reachable, cards whole, docs fresh, and a reworded label is no migration."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation

from casework.checks import faults
from casework.clock.starting import accepting_anywhere
from casework.core.process import PROCESSES
from casework.views.outline import page
from orgs.registration.establishment.states import State

ROOT = Path(__file__).resolve().parent.parent.parent
EVERY = pytest.mark.parametrize("process", PROCESSES.values(), ids=PROCESSES)


def unreached(states, start, edges):
    """States to which no road leads from the start."""
    reached = {str(start)}
    while more := {str(t) for s, t in edges if str(s) in reached} - reached:
        reached |= more
    return set(states) - reached


@EVERY
def test_every_state_is_reachable(process):
    assert unreached(process.states.values, process.starts, process.edges()) == set()


def test_an_island_is_seen():
    assert unreached({"a", "b", "c", "d"}, "a", {("a", "b"), ("c", "d")}) == {"c", "d"}


@EVERY
def test_every_process_holds_together(process):
    assert list(faults(process, process.cards)) == []


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (
            lambda p, c: (replace(p, rests={k: v for k, v in p.rests.items() if k != "approval"}), c),
            "状态 approval 没有写明",
        ),
        (lambda p, c: (replace(p, letters={}), c), "的信 received 没有声明"),
        (lambda p, c: (p, c | {"accept": replace(c["accept"], told="")}), "步骤 accept 没有说明"),
        (
            lambda p, c: (p, {k: v for k, v in c.items() if k != "deem_accepted"}),
            "到期的步骤 deem_accepted 不能从这里走",
        ),
        (lambda p, c: (replace(p, sections=(*p.sections, p.materials[0])), c), "既是一页也是一项材料"),
    ],
)
def test_a_spoilt_declaration_is_named(spoil, said):
    process = PROCESSES["establishment"]
    found = list(faults(*spoil(process, process.cards)))
    assert any(said in sentence for sentence in found), found


@EVERY
def test_generated_docs_are_fresh(process):
    written = (ROOT / "docs" / "processes" / f"{process.slug}.md").read_text(encoding="utf-8")
    assert written == page(process)
    assert written != page(replace(process, title="别的事项"))


def changes(to):
    """What `makemigrations` would write for a state of the models."""
    loader = MigrationLoader(connection)
    return MigrationAutodetector(loader.project_state(), to).changes(graph=loader.graph)


@pytest.fixture
def untranslated():
    """As the command does: labels of the libraries are compared as they were written."""
    with translation.override(None):
        yield


@pytest.mark.django_db
def test_a_reworded_label_is_no_migration(monkeypatch, untranslated):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    monkeypatch.setattr(State.ACCEPTED, "_label_", "已经受理")
    assert PROCESSES["establishment"].label("accepted") == "已经受理"
    assert changes(ProjectState.from_apps(apps)) == {}


@pytest.mark.django_db
def test_choices_in_a_field_would_be_one(untranslated):
    """The control: had the field the labels in it, rewording them would be a migration."""
    state = ProjectState.from_apps(apps)
    fields = state.models["orgs", "establishment"].fields
    fields["delivery"] = models.CharField(max_length=20, blank=True, choices=[("a", "甲")])
    assert set(changes(state)) == {"orgs"}


def test_no_migration_of_ours_holds_choices():
    for path in ROOT.glob("*/migrations/0*.py"):
        if path.parts[-3] != "portal":  # Wagtail's own fields carry theirs
            assert "choices=" not in path.read_text(encoding="utf-8"), path


def test_accepting_steps_start_the_clock_for_the_decision():
    for process in PROCESSES.values():
        runs = {state for clock in process.clocks if clock.name == "decision" for state in clock.runs}
        for name in process.accepts:
            card = process.cards[name]
            assert card.target in runs and not runs & set(card.sources), (process.slug, name)
    assert accepting_anywhere() == ("accept", "deem_accepted")
    assert {slug for slug, process in PROCESSES.items() if process.accepts} == {"establishment", "name_check"}
