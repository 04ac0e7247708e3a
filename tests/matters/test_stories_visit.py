"""核查: two people look at the place, each signs in, one writes, the other countersigns."""

import pytest

from casework.core.perform import NotYours, Refused, perform
from casework.post.rows import Letter
from matters.opening import open_matter
from tests.matters.cast import SEEN, VISIT, picture

pytestmark = [pytest.mark.django_db, pytest.mark.story]


def test_two_look_at_the_place(bureau, case, travel):
    with pytest.raises(Refused, match="不能是同一个人"):
        open_matter(case, "visit", by=bureau.reviewer, **VISIT | {"second": "reviewer"})
    with pytest.raises(Refused, match="提前1个工作日"):
        open_matter(case, "visit", by=bureau.reviewer, **VISIT | {"held_at": "2026-11-23T14:00"})
    visit = open_matter(case, "visit", by=bureau.reviewer, **VISIT)
    with pytest.raises(Refused, match="还没有到"):
        perform(visit, "check_in", by=bureau.reviewer)
    travel("2026-11-25 09:40")
    perform(visit, "check_in", by=bureau.reviewer, spot="大门口")
    with pytest.raises(Refused, match="审查|到场签到"):
        perform(visit, "record_visit", by=bureau.reviewer, files={"photo": picture()}, **SEEN)
    with pytest.raises(NotYours):
        perform(visit, "check_in", by=bureau.chief)
    perform(visit, "check_in", by=bureau.reviewer2)
    with pytest.raises(Refused, match="照片"):
        perform(visit, "record_visit", by=bureau.reviewer, **SEEN)
    visit = perform(visit, "record_visit", by=bureau.reviewer, files={"photo": picture()}, **SEEN)
    assert visit.handler == bureau.reviewer2
    with pytest.raises(NotYours):
        perform(visit, "countersign", by=bureau.reviewer)
    visit = perform(visit, "countersign", by=bureau.reviewer2)
    assert visit.closed_at and [row["name"] for row in visit.signatures] == [
        bureau.reviewer.name,
        bureau.reviewer2.name,
    ]
    assert visit.uploads.get().key == "record_visit.photo"
    words = Letter.objects.get(case_id=visit.pk, name="done").words
    assert ["1", "住所", "相符"] in words["rows"]
