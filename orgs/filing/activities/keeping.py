"""Writing an activity down, correcting and withdrawing it, letting its photographs out: each with its line in the body's journal."""

import secrets

from django.db import transaction

from casework.core.answers import Problem, Refused
from casework.intake.store import all_or_none, shelve
from casework.journal.entry import plain
from casework.journal.instant import now, today
from casework.notices.gate.typed import sentences
from orgs.filing import lines
from orgs.filing.activities.rows import SAID, Activity, ActivityPhoto
from orgs.filing.choices import LIVING
from policy.rules import value

STALE = "这条活动刚才已经改过，请看清现在的内容再改。"
GONE = "这条活动已经撤回，不能再改。"


def most_photos(day):
    """How many photographs one activity may have."""
    return int(value("filing.activity_photos", on=day).number)


def record(org, said, *, by, key, photos=()):
    """Write one down; the same form sent again gives the row there is. Raises Refused."""
    with all_or_none(), transaction.atomic():
        lines.locked(org.party_id)
        known = Activity.objects.filter(org=org, key=key).first()
        if known:
            return known
        _check(org, said, len(photos))
        row = Activity.objects.create(org=org, ref=secrets.token_hex(10), by=by, at=now(), key=key, **said)
        _keep(row, photos)
        _version(row, by, "")
        lines.note(org.party, "activity_recorded", by=by, about=row.ref, photos=len(photos), **_counts(row))
    return row


def correct(activity, said, *, version, why, by, photos=(), dropped=()):
    """Say it anew; what stood before stays. Photographs that come new have to be released again. Raises Refused."""
    with all_or_none(), transaction.atomic():
        row = _open(activity, version)
        gone = [photo for photo in row.shown_photos if photo.ref in set(dropped)]
        _check(row.org, said, len(photos) + len(row.shown_photos) - len(gone), why)
        for name in SAID:
            setattr(row, name, said[name])
        row.version += 1
        row.save()
        row.photos.filter(pk__in=[photo.pk for photo in gone]).update(removed_at=now())
        if not row.photos_agreed:
            row.photos.update(released_at=None, released_by=None)
        _keep(row, photos)
        _version(row, by, why)
        lines.note(row.org.party, "activity_corrected", by=by, about=row.ref, version=row.version, photos=len(photos), dropped=len(gone), **_counts(row))
    return row


def retract(activity, *, version, why, by):
    """It did not take place, or was written down twice: it counts no more and is shown to the public no more. Raises Refused."""
    with transaction.atomic():
        row = _open(activity, version)
        _gate({"why": why})
        row.withdrawn, row.version = True, row.version + 1
        row.save()
        _version(row, by, why)
        lines.note(row.org.party, "activity_withdrawn", by=by, about=row.ref, version=row.version)
    return row


def let_out(activity, *, by):
    """An official has looked at the photographs and lets them out; only where the leader says that those shown agree. Raises Refused."""
    with transaction.atomic():
        row = _open(activity, None)
        if not row.photos_agreed:
            raise Refused(["负责人还没有确认照片里的人同意公开，不能公开照片。"])
        count = row.photos.filter(removed_at__isnull=True, released_at__isnull=True).update(released_at=now(), released_by=by)
        if not count:
            raise Refused(["没有还没有公开的照片。"])
        lines.note(row.org.party, "photos_released", by=by, about=row.ref, photos=count)
    return row


def hide(activity, *, hidden, why, by):
    """Take it from the public page, or put it back there; it counts all the same. Raises Refused."""
    with transaction.atomic():
        row = _open(activity, None)
        _gate({"why": why})
        if row.hidden == hidden:
            raise Refused(["这条活动已经是这样了。"])
        row.hidden, row.version = hidden, row.version + 1
        row.save()
        _version(row, by, why)
        lines.note(row.org.party, "activity_hidden" if hidden else "activity_shown", by=by, about=row.ref, version=row.version)
    return row


def _open(activity, version):
    """The row under the body's lock, if it still stands as the page showed it."""
    lines.locked(activity.org.party_id)
    row = Activity.objects.select_related("org__party").prefetch_related("photos").get(pk=activity.pk)
    if row.withdrawn:
        raise Refused([GONE])
    if version is not None and row.version != version:
        raise Refused([STALE])
    return row


def _check(org, said, photos, why=""):
    problems = []
    if org.status not in LIVING:
        problems.append(f"“{org.name}”{org.status_label}，不能再记活动。")
    if said["held_on"] > today():
        problems.append(Problem("活动日期不能晚于今天。", "held_on"))
    if said["held_on"] < org.filed_on:
        problems.append(Problem(f"备案日期是{org.filed_on:%Y年%-m月%-d日}，不能记备案以前的活动。", "held_on"))
    if said["volunteers"] > said["people"]:
        problems.append(Problem("志愿者算在参加人数里，不能多于参加人数。", "volunteers"))
    if photos > most_photos(today()):
        problems.append(Problem(f"一次活动最多{most_photos(today())}张照片。", "photos"))
    _gate({"what": said["what"], "place": said["place"], "why": why}, problems)


def _gate(texts, problems=None):
    """Numbers of persons never reach the public page."""
    found = list(problems or ()) + [Problem(sentence, name) for name, text in texts.items() for sentence in sentences(text)]
    if found:
        raise Refused(found)


def _keep(row, photos):
    for photo in photos:
        ActivityPhoto.objects.create(activity=row, ref=secrets.token_hex(10), path=shelve(photo), kind=photo.verdict.kind,
                                     sha256=photo.verdict.sha256, at=now())  # fmt: skip


def _version(row, by, why):
    said = {name: plain(getattr(row, name)) for name in (*SAID, "hidden", "withdrawn")}
    row.versions.create(number=row.version, said=said, why=why, by=by, at=now())


def _counts(row):
    return {"held_on": row.held_on, "people": row.people, "volunteers": row.volunteers, "minutes": row.minutes, "photos_agreed": row.photos_agreed}
