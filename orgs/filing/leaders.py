"""Who leads filed bodies: whether somebody may, how many one person has, until when whoever had one revoked has to wait."""

from datetime import date

from network.vault import blinds
from orgs.filing.choices import LIVING, Standing
from orgs.filing.community_org import CommunityOrg
from policy.periods import raw


def led_by(number):
    """Names of the living bodies the holder of an identity number leads."""
    rows = CommunityOrg.objects.filter(leader__id_blind__in=blinds(number), status__in=LIVING)
    return list(rows.order_by("id").values_list("name", flat=True))


def barred_until(number, rule, day):
    """The last day on which the holder may not lead a new one because a filing of theirs was revoked, or None."""
    rows = CommunityOrg.objects.filter(leader__id_blind__in=blinds(number), status=Standing.REVOKED, ended_on__isnull=False)
    last = rows.order_by("-ended_on").values_list("ended_on", flat=True).first()
    until = last and raw(last, rule.number, rule.unit)
    return until if until and day <= until else None


def age_on(number, day):
    """Whole years of the holder of an identity number on a day."""
    born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def unfit(number, rule, day, posts=0):
    """Sentences for why the holder of an identity number may not lead one more body (第十条、第十三条); `posts` is what they say they lead."""
    least = rule("filing.leader_min_age")
    if age_on(number, day) < least.number:
        yield f"负责人应当年满{least.text}，请另推一名负责人。"
    led, most = led_by(number), rule("filing.leader_max_posts").number
    if len(led) >= most or posts >= most:
        yield f"同一人最多担任{most}个社区社会组织的负责人，请另推一名负责人。{'现任：' + '、'.join(led) + '。' if led else ''}"
    if barred_until(number, rule("filing.bar_false"), day):
        yield "负责人因撤销备案不满规定期限，不能再次申请，请另推一名负责人。"
