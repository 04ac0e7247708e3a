"""我的数据: whoever is signed in reads and takes away what is held about them, and nothing about others."""

import json

import pytest
from django.apps import apps

from hall.held import held
from network.models import User
from tests.bureau import APPLICATION
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.story, pytest.mark.django_db]


def test_everything_held_is_shown_and_taken_away(bureau):
    case = bureau.submitted()
    bureau.give_phone(bureau.founder, "13800001234")
    hall = at_desk_of(bureau.founder)
    page = hall.get("/hall/data/")
    assert ("13800001234" in page.content.decode(), page["Cache-Control"]) == (True, "no-store, private")

    answer = hall.get("/hall/data/?format=json")
    found = json.loads(answer.content)
    assert found["account"]["phone"] == "13800001234"
    assert {row["case"] for row in found["drafts"] + found["submissions"]} == {case.number}
    assert APPLICATION["legal_rep_id"] not in answer.content.decode()  # not shown to be one's own: masked (tests/privacy)
    assert len(found["traces"]["casework.Entry.actor"]) == case.entries.filter(actor=bureau.founder).count() > 0
    assert bureau.founder.password not in answer.content.decode()


def test_others_do_not_appear_in_it(bureau):
    case = bureau.submitted()
    text = at_desk_of(bureau.stranger).get("/hall/data/?format=json").content.decode()
    assert (case.number in text, APPLICATION["legal_rep_id"] in text) == (False, False)


def test_no_relation_to_an_account_and_no_field_of_it_is_left_out(bureau):
    """Drift: a new table that names a person, or a new field of the account, is in the export at once."""
    found = held(bureau.founder)
    named = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True) for field in model._meta.local_fields
        if field.remote_field and field.remote_field.model is User
    }  # fmt: skip
    assert set(found["traces"]) == named
    assert len(named) > 30
    assert {f.name for f in User._meta.concrete_fields} - set(found["account"]) == {"password", "phone_blind"}
