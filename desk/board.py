"""/desk/community/: filed bodies of the district, a street or a community: the board, and the ledger behind every figure."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.views.standing import DeskView
from desk.tables import attached
from network.posts import posts_of
from orgs.filing import board, listing, places, targets, tiles
from orgs.filing.choices import Category, Standing

EARLIEST = 2000
FILTERS = ("q", "category", "status", "show")
MOST = 20_000  # rows of a file


class NodeView(DeskView, View):
    """A page about a node one looks at; for strangers it is not there. `?year=` is the year of the confirmation."""

    def dispatch(self, request, *args, **kwargs):
        """Ask before anything else."""
        if request.user.is_authenticated:
            self.held = posts_of(request.user, self.day)
            if not places.scopes(self.held):
                raise Http404("没有这个页面")
            if "area" in kwargs:
                self.area = places.node(kwargs["area"])
                if self.area is None or not places.within_reach(self.area.code, self.held):
                    raise Http404("没有这个页面")
            self.year = self.asked_year(request.GET.get("year", ""))
        return super().dispatch(request, *args, **kwargs)

    def asked_year(self, text):
        """The year asked for, or this year; 404 for what is none or has not come yet."""
        if not text:
            return self.day.year
        if not text.isdecimal() or not EARLIEST <= int(text[:9]) <= self.day.year:
            raise Http404("没有这一年")
        return int(text)

    @property
    def kept(self):
        """The year as links carry it on; "" for this year."""
        return "" if self.year == self.day.year else f"year={self.year}"

    def base(self):
        """What every page of a node shows."""
        above = self.area.parent
        return {"area": self.area, "year": self.year, "before": self.year - 1, "kept": self.kept, "today": self.day,
                "above": above if above and places.within_reach(above.code, self.held) else None}  # fmt: skip


class BoardsView(NodeView):
    """/desk/community/: to one's own node; the widest where there are several."""

    def get(self, request):
        """The first scope."""
        code = places.scopes(self.held)[0] or places.top(self.day).code
        return HttpResponseRedirect(f"/desk/community/{code}/")


class BoardView(NodeView):
    """/desk/community/<code>/: the figures of a node, each with its list, then what lies below it."""

    def get(self, request, area):
        """Numbers are counted in one query and added up over the places below."""
        code = self.area.code
        counts = board.counted(code, self.year, self.day)
        numbers = board.added(counts)
        aimed = targets.measured(code, self.day)
        short = [place for place in aimed if place.missing]
        rows = [self.line(division, counts.get(division.code, {}), aimed) for division in self.lines(counts)]
        groups = {}
        for mark in board.marks(self.day).values():
            groups.setdefault(mark.group, []).append((mark, numbers.get(mark.code, 0), board.share(mark, numbers)))
        context = self.base() | {
            "groups": list(groups.items()), "density": targets.density(code, self.day), "rows": rows, "beside": self.beside(),
            "short": len(short), "missing": sum(place.missing for place in short), "rules": targets.targets(self.day),
            "own": len(code) == places.COMMUNITY, "district": len(code) == places.DISTRICT,
        }  # fmt: skip
        if context["district"]:
            drawn = tiles.tiles([(row["division"].code, row["division"].name, row["numbers"][0], row["missing"]) for row in rows])
            context |= {"tiles": drawn, "size": tiles.size(drawn)}
        return render(request, "desk/board.html", context)

    def beside(self):
        """The figures told of every place below."""
        marks = board.marks(self.day)
        return [marks[name] for name in board.BESIDE]

    def lines(self, counts):
        """What lies below, and what bodies stand under besides: the street itself, a division that is no more."""
        known = places.below(self.area, self.day)
        more = sorted(set(counts) - {division.code for division in known})
        return [*known, *(found for code in more if (found := places.node(code)))] if len(self.area.code) < places.COMMUNITY else []

    def line(self, division, numbers, aimed):
        """One place below: its numbers in the order of `beside`, how many places of it are below target and what is missing; None: nothing there has one."""
        itself = division.code == self.area.code
        mine = [] if itself else [place for place in aimed if place.division.code.startswith(division.code)]
        return {
            "division": division, "itself": itself, "numbers": [numbers.get(name, 0) for name in board.BESIDE],
            "short": sum(place.missing > 0 for place in mine), "missing": sum(place.missing for place in mine) if mine else None,
        }  # fmt: skip


class LedgerView(NodeView):
    """/desk/community/<code>/ledger/: the bodies behind a figure or of a whole node; ?format=csv|xlsx as a file."""

    def get(self, request, area):
        """Thirty a page; an unknown figure is not there."""
        given = {name: request.GET.get(name, "").replace("\x00", "").strip()[:60] for name in FILTERS}
        marks, own = board.marks(self.day), request.GET.get("own") == "1"
        if given["show"] and given["show"] not in marks:
            raise Http404("没有这项数字")
        rows = listing.ledger(self.area.code, self.year, self.day, show=given["show"], words=given["q"], category=given["category"],
                              status=given["status"], own=own)  # fmt: skip
        if request.GET.get("format") in ("csv", "xlsx"):
            table = (said.values() for _, said in listing.lines(rows[:MOST], self.year))
            return attached(request.GET["format"], f"ledger-{self.area.code}-{self.year}", listing.HEADERS, table)
        page = listing.Bounded(rows, listing.PAGE).get_page(request.GET.get("page"))
        mark = marks.get(given["show"])
        total = rows.aggregate(n=mark.counter)["n"] if mark and mark.amount else None
        context = self.base() | {
            "given": given, "page": page, "lines": [(org, list(said.values())) for org, said in listing.lines(page, self.year)], "mark": mark, "total": total,
            "categories": Category.choices, "statuses": Standing.choices, "marks": marks.values(), "itself": own,
            "query": urlencode({name: said for name, said in [*given.items(), ("year", self.year), ("own", "1" if own else "")] if said}),
        }  # fmt: skip
        return render(request, "desk/board_ledger.html", context)
