"""The figures of one audit, as a table for whoever waits and as docs/quality.md."""

from dataclasses import dataclass, field

CHECKS = {
    "axe": "WCAG 2.2 A and AA and best practice, by axe", "wide": "wider than the window", "cut": "words cut off",
    "csp": "content security policy broken", "foreign": "requests to other hosts", "console": "complaints in the console",
    "links": "links and jumps that lead nowhere", "markup": "errors of the Nu HTML checker",
}  # fmt: skip
EXCUSED = (
    ("`/admin/`", "Wagtail's own pages: their markup, colours and layout are not ours. What they load, where they lead "
     "and what the browser complains of is counted, but for `/admin/bulk/` (its scripts add the chosen rows to the "
     "address) and jumps inside a page."),
    ("`/policies/<law>/#t26`", "A citation of a law of which the platform keeps the facts but not the text: the page says "
     "so and has no articles to jump to."),
    ("files", "PDF, spreadsheets, calendars and feeds are followed as links; the looks are for pages."),
    ("POST", "Pages that only answer a form (refused answers, receipts) are walked by the browser tests, not here."),
)  # fmt: skip


@dataclass
class Figures:
    """Counts by check and the findings themselves: (check, role, address, view, words)."""

    pages: dict = field(default_factory=dict)  # role -> number of pages looked at
    links: dict = field(default_factory=dict)  # role -> number of addresses asked for
    looks: int = 0
    windows: dict = field(default_factory=dict)  # role -> names of the windows
    found: list = field(default_factory=list)
    portal: dict = field(default_factory=dict)
    tools: list = field(default_factory=list)
    skipped: list = field(default_factory=list)

    def add(self, check, role, address, view, words):
        """One finding."""
        self.found.append((check, role, address, view, words))

    def told(self, role=None):
        """[sentence], the same finding of several windows once."""
        windows = {}
        for check, who, address, view, words in self.found:
            if role in (None, who):
                windows.setdefault((check, who, address, words), []).append(view)
        return [f"{check}, {who}, `{address}`{' ' if any(views) else ''}{'、'.join(filter(None, views))}: {' '.join(words.split())}"
                for (check, who, address, words), views in windows.items()]  # fmt: skip

    def count(self, check, role=None):
        """How many findings of a check, everybody's or one role's."""
        return sum(found[0] == check and role in (None, found[1]) for found in self.found)

    def faults(self):
        """How many findings there are at all."""
        return len(self.found) + sum(len(v) for v in self.portal.values() if isinstance(v, list))

    def table(self):
        """Role by check, in Markdown."""
        names = [check for check in CHECKS if check not in self.skipped]
        lines = [
            "| role | pages | windows | addresses | " + " | ".join(names) + " |",
            "|---|" + "---:|" * (len(names) + 3),
        ]
        for role, pages in self.pages.items():
            counts = " | ".join(str(self.count(check, role)) for check in names)
            lines.append(f"| {role} | {pages} | {len(self.windows[role])} | {self.links[role]} | {counts} |")
        total = " | ".join(str(self.count(check)) for check in names)
        lines.append(f"| all | {sum(self.pages.values())} | | {sum(self.links.values())} | {total} |")
        return "\n".join(lines)

    def seen_in(self):
        """Which roles were looked at in which windows, in words."""
        groups = {}
        for role, names in self.windows.items():
            groups.setdefault(tuple(names), []).append(role)
        return "; ".join(f"{'、'.join(roles)} in {', '.join(names)}" for names, roles in groups.items())

    def crawl(self):
        """The stranger's walk in a sentence."""
        p = self.portal
        return (f"{p['pages']} addresses, {p['html']} of them pages: {len(p['errors'])} errors, {len(p['broken'])} links or jumps "
                f"that lead nowhere, {len(p['numbers'])} numbers of persons.")  # fmt: skip


def written(figures, day, took):
    """docs/quality.md."""
    legend = "\n".join(f"- `{check}`: {name}" for check, name in CHECKS.items())
    excused = "\n".join(f"- {what}: {why}" for what, why in EXCUSED)
    left = "\n".join(f"- {line}" for line in figures.told())
    skipped = "".join(f"\n\nNot run: {CHECKS[check]}." for check in figures.skipped)
    crawl = [line for name in ("errors", "broken", "numbers") for line in figures.portal[name]]
    return f"""# Quality, measured

Written by `script/audit pages` on {day:%Y-%m-%d}, over a freshly loaded demonstration, in {took / 60:.0f} minutes on two cores. Tools: {"; ".join(figures.tools)}.

Every role walks from its own first pages along every link of its own face, one example of each sort of address (a pattern of the URLconf with the procedure of its case; the page of a case in every state for applicants and reviewers). Windows (px; 大字版 is switched on by its button): {figures.seen_in()}; {figures.looks} looks. Every link on these pages is asked for.

{figures.table()}

{legend}{skipped}

## A stranger's walk

From `/` along every link, without an account: {figures.crawl()} At least 150 pages are demanded. The numbers (identity cards, mobile phones, bank cards, private landlines; credit codes pass) are looked for by the gate of publishing, in pages, feeds, tables and calendars; before each walk it must find three that are planted.

## Excused, and why

{excused}

## What is left

{left or "Nothing."}{"".join(f"{chr(10)}- {line}" for line in crawl)}
"""
