"""活动记录 told: written down on a phone, looked at, let out, corrected with its history; strangers find nothing."""

import io
import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from PIL import Image

from casework.core.answers import Refused
from casework.intake.store import path_of
from casework.journal.verify import verify
from hall.switching import ref_of
from orgs.filing import counting, lines
from orgs.filing.activities import keeping
from orgs.filing.activities.rows import Activity, ActivityPhoto, ActivityVersion
from orgs.filing.confirmation.models import FilingConfirmation
from orgs.filing.lines import BodyLine
from tests import filing
from tests.access.roles import fetched
from tests.orgs.filing.test_confirmation import body
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db
SAID = {"what": "重阳节给老人包饺子", "held_on": date(2026, 3, 2), "place": "活动室", "people": 20, "volunteers": 5, "minutes": 90,
        "photos_agreed": True}  # fmt: skip


def photo(name="现场.jpg"):
    """A small photograph that says where it was taken."""
    image, kept = Image.new("RGB", (60, 40), "red"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "滨海新区某小区"
    image.save(kept, "JPEG", exif=exif)
    return SimpleUploadedFile(name, kept.getvalue(), content_type="image/jpeg")


def typed(**changes):
    """The page as a leader fills it in."""
    given = {"what": "重阳节给老人包饺子", "held_on": "2026-03-02", "place": "活动室", "people": "20", "volunteers": "5", "hours": "1.5",
             "key": uuid.uuid4().hex}  # fmt: skip
    return given | changes


@pytest.fixture
def near(bureau):
    return filing.street(bureau)


def test_a_leader_writes_it_down_and_a_worker_lets_the_photographs_out(near, client, travel):
    travel("2026-03-03 09:00")
    org, leader, worker = body(near), at_desk_of(near.bureau.founder), at_desk_of(near.worker)
    home = f"/hall/community/{ref_of(org.party)}/"
    assert home in leader.get("/hall/org/").content.decode()
    assert "还没有记过活动" in leader.get(home).content.decode()
    assert len(leader.get(f"{home}activities/new/").content) < 60_000
    form = typed(photos_agreed="on")
    done = leader.post(f"{home}activities/new/", form | {"photos": [photo(), photo("二.jpg")]})
    assert done.status_code == 303
    assert leader.post(f"{home}activities/new/", form).url == done.url  # sent twice, written once
    row = Activity.objects.get()
    assert (row.people, row.volunteers, row.minutes, row.photos.count()) == (20, 5, 90, 2)
    kept = row.photos.first()
    with Image.open(path_of(kept)) as image:
        assert not image.getexif() and "滨海新区某小区".encode() not in path_of(kept).read_bytes()
    public = f"/register/community/{org.filing_number}/"
    picture = f"{public}photos/{kept.ref}/"
    text = client.get(public).content.decode()
    assert row.what in text and "20人参加" in text and "<img" not in text.split("做过的活动")[1]
    for hidden in ("周美兰", near.bureau.founder.name):
        assert hidden not in text
    assert client.get(picture).status_code == 404
    assert fetched(leader.get(f"{home}photos/{kept.ref}/")) == path_of(kept).read_bytes()

    assert "照片等着看" in worker.get("/desk/activities/?show=photos").content.decode()
    desk = f"/desk/activities/{row.ref}/"
    assert fetched(worker.get(f"{desk}photos/{kept.ref}/")) == path_of(kept).read_bytes()
    assert "看过了，公开照片" in worker.get(desk).content.decode()
    assert worker.post(desk, {"do": "release"}).status_code == 303
    assert fetched(client.get(picture)) == path_of(kept).read_bytes() and picture in client.get(public).content.decode()

    assert worker.post(desk, {"do": "hide"}).status_code == 422  # without a reason
    assert worker.post(desk, {"do": "hide", "why": "写了老人的姓名"}).status_code == 303
    assert client.get(picture).status_code == 404 and row.what not in client.get(public).content.decode()
    acts = list(lines.lines_of(row.ref).values_list("act", "actor_name"))
    assert acts == [("activity_hidden", near.worker.name), ("photos_released", near.worker.name), ("activity_recorded", "负责人")]


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(near, travel):
    travel("2026-03-03 09:00")
    org, leader = body(near), at_desk_of(near.bureau.founder)
    page = f"/hall/community/{ref_of(org.party)}/activities/new/"
    wrong = typed(what="联系周阿姨13800000068报名", held_on="2026-03-04", volunteers="30", hours="25")
    answer = leader.post(page, wrong | {"hours": "2"})
    text = answer.content.decode()
    assert answer.status_code == 422 and wrong["what"] in text
    for sentence in ("手机号码 138****0068", "活动日期不能晚于今天", "志愿者算在参加人数里"):
        assert sentence in text
    fake = SimpleUploadedFile("照片.jpg", b"not a picture", content_type="image/jpeg")
    text = leader.post(page, typed(hours="25") | {"photos": [fake]}).content.decode()
    assert "最多填24小时" in text and "不是JPG 照片文件" in text and "重阳节给老人包饺子" in text
    assert not Activity.objects.exists() and not BodyLine.objects.exists()
    with pytest.raises(Refused, match="备案以前"):
        keeping.record(org, SAID | {"held_on": date(2025, 5, 7)}, by=near.bureau.founder, key="k")
    org.status = "cancelled"
    with pytest.raises(Refused, match="已注销"):
        keeping.record(org, SAID, by=near.bureau.founder, key="k")


def test_a_correction_keeps_what_stood_before_and_asks_for_new_photographs_again(near, travel):
    travel("2026-03-03 09:00")
    org, leader = body(near), at_desk_of(near.bureau.founder)
    row = keeping.record(org, SAID, by=near.bureau.founder, key="k")
    page = f"/hall/community/{ref_of(org.party)}/activities/{row.ref}/"
    assert "改正这次活动" in leader.get(page).content.decode()
    given = typed(people="22", why="漏记了两人", version="1", photos_agreed="on")
    assert leader.post(page, given | {"photos": [photo()]}).status_code == 303
    stale = leader.post(page, typed(people="50", why="再改一次", version="1"))
    assert stale.status_code == 422 and "刚才已经改过" in stale.content.decode()
    row.refresh_from_db()
    assert (row.people, row.version, [v.said["people"] for v in row.versions.all()]) == (22, 2, [22, 20])
    keeping.let_out(row, by=near.worker)
    picture = ActivityPhoto.objects.get()
    assert leader.post(page, typed(why="照片换一张", version="2", photos_agreed="on", drop=picture.ref) | {"photos": [photo()]}).status_code == 303
    fresh = ActivityPhoto.objects.get(removed_at__isnull=True)
    assert fresh.pk != picture.pk and fresh.released_at is None and ActivityPhoto.objects.count() == 2
    keeping.let_out(row, by=near.worker)
    row.refresh_from_db()
    row = keeping.correct(row, SAID | {"photos_agreed": False}, version=3, why="有人不同意", by=near.bureau.founder)
    assert not ActivityPhoto.objects.filter(released_at__isnull=False).exists()
    with pytest.raises(Refused, match="还没有确认照片里的人同意"):
        keeping.let_out(row, by=near.worker)
    assert leader.post(page, {"do": "withdraw", "withdraw-why": "记重了，撤回", "version": "4"}).status_code == 303
    assert counting.totals(org, 2026) == {"count": 0, "people": 0, "volunteers": 0, "hours": 0}
    text = leader.get(page).content.decode()
    assert "记重了" in text and "漏记了两人" in text and "改正这次活动" not in text
    with pytest.raises(Refused, match="已经撤回"):
        keeping.retract(row, version=5, why="再撤", by=near.bureau.founder)
    for guarded in (ActivityVersion, BodyLine):
        with pytest.raises(DatabaseError), transaction.atomic():
            guarded.objects.all().delete()


def test_counts_go_into_the_yearly_confirmation_by_themselves(near, travel):
    travel("2026-11-03 09:00")
    org = body(near)
    for n, day in enumerate((date(2026, 3, 2), date(2026, 9, 9), date(2025, 9, 9))):
        keeping.record(org, SAID | {"held_on": day}, by=near.bureau.founder, key=f"k{n}")
    gone = keeping.record(org, SAID, by=near.bureau.founder, key="k4")
    keeping.retract(gone, version=1, why="没有办成", by=near.bureau.founder)
    case = FilingConfirmation(org=org, year=2027)
    said = case.prefilled("activities")
    assert [row["on"] for row in said["activities"]] == ["2026-03-02", "2026-09-09"]
    assert (said["people_served"], said["volunteer_hours"]) == (40, 15)
    assert "2026年记录活动2次" in dict(case.panels)["台账上的活动"][0]
    other = FilingConfirmation(org=body(near, name="银杏书社", n=2), year=2027)
    assert other.prefilled("activities") == {"activities": [{"what": "合唱"}, {"what": "演出"}]}  # the control: nothing was written down


def test_strangers_find_nothing_and_those_who_only_see_press_nothing(near, client, travel):
    travel("2026-03-03 09:00")
    org = body(near)
    far = filing.Street(near.bureau, code="120116001", community="120116001016", slug="st_001")
    row = keeping.record(org, SAID, by=near.bureau.founder, key="k")
    hall, desk = f"/hall/community/{ref_of(org.party)}/activities/{row.ref}/", f"/desk/activities/{row.ref}/"
    for user in (far.officer, far.worker, near.bureau.reviewer, near.bureau.clerk):
        seen = at_desk_of(user)
        assert seen.get(hall).status_code == seen.get(desk).status_code == 404, user
        assert seen.post(desk, {"do": "hide", "why": "不想公开"}).status_code == 404
    for user in (near.officer, near.worker, near.civil_reviewer, near.bureau.auditor):
        assert at_desk_of(user).get(desk).status_code == 200, user
    looking = at_desk_of(near.civil_reviewer)
    assert looking.post(desk, {"do": "hide", "why": "不想公开"}).status_code == 403
    assert row.what not in at_desk_of(far.officer).get("/desk/activities/").content.decode()
    row.refresh_from_db()
    assert not row.hidden and row.what in client.get(f"/register/community/{org.filing_number}/").content.decode()


def test_a_changed_line_is_found(near, travel):
    travel("2026-03-03 09:00")
    org = body(near)
    for n in range(2):
        keeping.record(org, SAID, by=near.bureau.founder, key=f"k{n}")
    assert list(lines.faults()) == []
    line = BodyLine.objects.filter(party=org.party).last()
    line.act = "activity_withdrawn"
    assert not lines._agrees(line)
    BodyLine.objects.create(party=org.party, seq=4, prev=line.digest, digest="0" * 64, at=line.at, recorded_at=line.at, actor_name="x", act="x",
                            about="x", body="{}")  # fmt: skip
    assert any("台账日志第4条" in said for said in verify().faults)
