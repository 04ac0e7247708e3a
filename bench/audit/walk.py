"""Walking breadth first from where somebody begins, along every link of the pages that are theirs."""

from collections import deque
from dataclasses import dataclass, field

from bench.audit.reading import Reading

# The look of pages, which the browser loads itself; and what Wagtail's scripts complete with the rows that were chosen.
LEFT = ("/static/", "/media/", "/admin/bulk/")
WAGTAIL = "/admin/"  # jumps inside its pages are its own
TAKEN = "attachment "  # before the kind of what is saved, not shown


def kind_of(headers):
    """The content type of an answer, with a word before it when the browser is told to save it."""
    saved = headers.get("Content-Disposition", "").startswith("attachment")
    return (TAKEN if saved else "") + headers.get("Content-Type", "")


@dataclass
class Seen:
    """One address that was asked for: the answer, and what the page says if it is one."""

    address: str
    status: int
    kind: str
    body: bytes
    by: str  # the first page that led here
    landed: str  # the address after redirects
    reading: Reading | None = field(default=None, repr=False)

    def holds_its_text(self):
        """False for the page of a law of which the facts are kept but not the articles."""
        return not self.address.startswith("/policies/") or "t1" in self.reading.ids


class Walk:
    """`fetch(address)` gives (status, content type, bytes, address after redirects); `seen`: address -> Seen."""

    def __init__(self, fetch, base):
        self.fetch, self.base, self.seen = fetch, base, {}

    def ask(self, address, by=""):
        """Fetch an address once."""
        if address not in self.seen:
            status, kind, body, landed = self.fetch(address)
            page = Seen(address, status, kind, body, by, landed.removeprefix(self.base).partition("#")[0])
            if kind.startswith("text/html"):
                page.reading = Reading(landed, body.decode("utf-8", errors="replace"))
            self.seen[address] = page
        return self.seen[address]

    def leads(self, page):
        """Addresses on this host that a page leads to."""
        for link in page.reading.links if page.reading else ():
            if link.startswith(self.base + "/") and not link.startswith(tuple(self.base + left for left in LEFT)):
                yield link.removeprefix(self.base)

    def along(self, starts, face=("/",), sort=None, most=2000):
        """Pages reached, first come first: all of them, or one of each sort; at most `most`."""
        waiting, known, reached = deque((start, "") for start in starts), set(), []
        while waiting and len(reached) < most:
            address, by = waiting.popleft()
            mark = sort(address) if sort else address
            if mark in known or not address.startswith(face):
                continue
            known.add(mark)
            page = self.ask(address, by)
            if page.landed != address:  # sent on: that page counts, if it is theirs and not known
                waiting.append((page.landed, by or address))
                continue
            reached.append(page)
            waiting.extend((lead, address) for lead in self.leads(page))
        return reached

    def broken(self, pages):
        """[sentence] of links and jumps on these pages that lead nowhere; every target is asked for once."""
        for page in pages:
            for lead in self.leads(page):
                if self.ask(lead, page.address).status in (404, 410) or self.seen[lead].status >= 500:
                    yield f"{page.address} → {lead}: {self.seen[lead].status}"
            ours = page.reading and not page.address.startswith(WAGTAIL)
            for address, fragment in page.reading.jumps if ours else ():
                there = self.seen.get(address.removeprefix(self.base))
                if there and there.reading and there.holds_its_text() and fragment not in there.reading.ids:
                    yield f"{page.address} → {there.address}#{fragment}: 没有这个位置"
