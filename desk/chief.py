"""本科室: what the people of a chief have in hand, how old it is, what is late; each number leads to exactly its cases."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.views import View

from casework.core.process import PROCESSES
from casework.core.sight import visible
from casework.views.standing import DeskView
from desk.columns import USUAL, labelled
from desk.together import together
from desk.worklist import noted, row
from network.posts import parties_of, posts_of
from orgs.statistics.cases import counted
from orgs.statistics.workload import HAPPENED, NOBODY, PERIODS, STANDING, Workload, ages, rates, summed
from policy import calendar

ROLE, PAGE, FULL = "chief", 25, 100
# What a number means, beside its list.
SAID = {
    "in_hand": "已经提交、还在等人办理的申请。", "over": "最后一天已过，而且不是在等申请人的。",
    "week": "最后一天在今天到本周日之间，而且不是在等申请人的。", "applicant": "在等申请人补正、陈述或者补充的。",
    "decided": "本期作出准予（核准）或者不予登记（不予核准）决定的。", "in_time": "本期作出的决定，不晚于法定办理期限最后一天。",
    "late": "本期作出的决定里，不是按期作出的。", "accepted": "本期受理和视为受理的。", "mended": "本期受理的里面，受理以前要求过补正的。",
    "examined": "本期办结，案卷已经自查的。", "weak": "本期办结，案卷自查的分数不够的；扣分的原因见各件的卷宗页。",
}  # fmt: skip
AGED = "首次提交次日起到今天的工作日数；等申请人的时间也算在内。"


class Leading(DeskView, View):
    """Chiefs, in person or as deputies; 404 for all others."""

    def dispatch(self, request, *args, **kwargs):
        """Ask before anything else."""
        if request.user.is_authenticated:
            self.held = [held for held in posts_of(request.user, self.day) if held.role == ROLE]
            if not self.held:
                raise Http404("没有这个页面")
        return super().dispatch(request, *args, **kwargs)

    @property
    def load(self):
        """What this chief answers for: the division's cases of the procedures the unit is the authority of, those one may see."""
        mine = Q(pk__in=[])
        for held in self.held:
            slugs = [process.slug for process in counted() if process.authority in ("", *held.unit.capacities)]
            mine |= Q(division__code__startswith=held.division.code, process__in=slugs)
        user, day = self.request.user, self.day
        seen = mine & visible(user, day) & ~Q(party_id__in=parties_of(user, day))
        return Workload(seen, day, calendar.load(day.year - 1, day.year + 1), self.period)

    @property
    def period(self):
        """The period asked for; the month where it is none of ours."""
        asked = self.request.GET.get("period")
        return asked if asked in PERIODS else "month"


class ChiefView(Leading):
    """/desk/chief/: by person, by age, by procedure."""

    def get(self, request):
        """Sums of one table of groups."""
        load = self.load
        groups, names = load.table()
        people = sorted(names, key=lambda pk: (pk is None, names[pk] or "", pk or 0))
        people = [self.line(str(pk) if pk else NOBODY[0], names[pk] or NOBODY[1], summed(groups, lambda h, _, pk=pk: h == pk), "handler")
                  for pk in people]  # fmt: skip
        slugs = [process.slug for process in counted() if any(key[1] == process.slug for key in groups)]
        total = summed(groups, lambda *_: True)
        most, oldest = max([line["in_hand"] for line in people], default=0), max((total[key] for key in ages()), default=0)
        for line in people:
            line["chart"] = stacked([("over", line["over"]), ("soon", line["week"]), ("rest", line["in_hand"] - line["over"] - line["week"])], most)
        return render(request, "desk/chief.html", {
            "total": rates(total), "people": people, "span": load.span, "period": load.period, "periods": PERIODS.items(),
            "score": load.score(), "kept": f"period={load.period}", "standing": STANDING, "aged": AGED,
            "ages": [(key, label, total[key], stacked([("rest", total[key])], oldest)) for key, label in ages().items()],
            "processes": [self.line(slug, PROCESSES[slug].title, summed(groups, lambda _, p, slug=slug: p == slug), "process")
                          for slug in slugs],
        })  # fmt: skip

    def line(self, key, label, counts, by):
        """One row of a table: its name, its counts and rates, the query of its lists, its rates as bars."""
        found = rates(counts)
        kept = urlencode({"period": self.period, by: key})
        bars = {name: stacked([("rest", float(found[name] or 0))], FULL) for name in ("in_time_rate", "mended_rate")}
        return found | {"label": label, "kept": kept, "bars": bars}


class ChiefListView(Leading):
    """/desk/chief/<figure>/: the cases one number counts; ?handler=, ?process=, ?period= as on the page it came from."""

    def get(self, request, figure):
        """Twenty-five a page."""
        labels = STANDING | HAPPENED | ages()
        if figure not in labels:
            raise Http404("没有这项数字")
        load, handler, process = self.load, request.GET.get("handler", ""), request.GET.get("process", "")
        rows = load.rows(figure, handler.replace("\x00", ""), process.replace("\x00", ""))
        page = Paginator(noted(rows), PAGE).get_page(request.GET.get("page"))
        context = {"label": labels[figure], "said": SAID.get(figure, AGED), "page": page, "kept": f"period={load.period}",
                   "rows": [row(case, self.day, load.working) for case in page], "chosen": "", "narrow": "",
                   "process": PROCESSES[process].title if process in PROCESSES else "",
                   "columns": labelled(USUAL), "together": together(request.user, self.day),
                   "span": load.span if figure in HAPPENED else None}  # fmt: skip
        return render(request, "desk/chief_list.html", context)


def stacked(parts, most):
    """[(tone, from, width)] of a bar of parts, in hundredths of `most`; a part that counts something is seen."""
    found, place = [], 0
    for tone, value in parts:
        width = max(round(FULL * value / most, 1), 1) if value and most else 0
        found += [(tone, round(place, 1), width)] if width else []
        place += width
    return found
