"""成立大会 as entered: who came, who presided, how they voted."""

from django.db import transaction

from casework.core.answers import Problem, Refused
from orgs.registration.establishment.founding.changing import held
from orgs.registration.establishment.founding.counting import members_of
from orgs.registration.establishment.founding.journal import line
from orgs.registration.establishment.founding.rows import FoundingMeeting

VOTES = ("charter", "officers")
KINDS = ("for", "against", "abstained")


def hold(founding, given, by):
    """Write the meeting down. `given` has held_on, place, others, the votes, and refs: came (list), host, recorder.

    Raises Refused with Problems by field.
    """
    with transaction.atomic():
        case = held(founding.case)
        members = {m.ref: m for m in members_of(founding) if m.is_confirmed}
        came = [members[ref] for ref in given["came"] if ref in members]
        problems = list(_problems(given, came, members))
        if problems:
            raise Refused(problems)
        votes = {f"{topic}_{kind}": given[f"{topic}_{kind}"] for topic in VOTES for kind in KINDS}
        meeting, _ = FoundingMeeting.objects.update_or_create(founding=founding, defaults=votes | {
            "held_on": given["held_on"], "place": given["place"], "others": given["others"],
            "host": members[given["host"]], "recorder": members[given["recorder"]],
        })  # fmt: skip
        founding.members.update(attended=False)
        founding.members.filter(pk__in=[m.pk for m in came]).update(attended=True)
        line(case, "founding_met", by=by, count=len(came))
    return meeting


def _problems(given, came, members):
    if not came:
        yield Problem("请勾选出席的会员。", "came")
    seated = {m.ref for m in came}
    for field, label in (("host", "主持人"), ("recorder", "记录人")):
        if given[field] not in members or given[field] not in seated:
            yield Problem(f"{label}应当是出席的会员，请在出席名单里勾选本人。", field)
    for topic, label in (("charter", "章程草案"), ("officers", "负责人名单")):
        total = sum(given[f"{topic}_{kind}"] for kind in KINDS)
        if came and total != len(came):
            yield Problem(f"{label}的三项票数合计{total}票，与出席{len(came)}人不一致。", f"{topic}_for")
