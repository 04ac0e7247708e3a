"""Reading a page's source as a walker does: where it leads, what may be jumped to, what it says."""

from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

LEADS = {"a": "href", "area": "href", "link": "href", "img": "src", "script": "src", "iframe": "src", "source": "src"}


class Reading(HTMLParser):
    """`links`: absolute addresses without fragments; `jumps`: (address, fragment); `ids`; `words`: the text."""

    def __init__(self, address, source):
        super().__init__()
        self.address, self.links, self.jumps, self.ids, self._said, self._mute = address, {}, [], set(), [], 0
        self.feed(source)
        self.words = " ".join(self._said)

    def handle_starttag(self, tag, attrs):
        """Note links and places."""
        given = dict(attrs)
        self.ids.update(given[name] for name in ("id", "name") if given.get(name))
        self._mute += tag in ("script", "style")
        self._said += [given[name] for name in ("title", "alt", "aria-label", "content", "value") if given.get(name)]
        lead = given.get(LEADS.get(tag))
        if tag == "form" and given.get("method", "get").lower() == "get":
            lead = given.get("action")
        for target in (lead, given.get("hx-get")):
            if target is not None:
                address, fragment = urldefrag(urljoin(self.address, target))
                if not target.startswith("#"):
                    self.links.setdefault(address)
                if fragment:
                    self.jumps.append((address, fragment))

    def handle_endtag(self, tag):
        """What scripts and sheets hold is not said to anybody."""
        self._mute -= tag in ("script", "style")

    def handle_data(self, data):
        """Collect the words."""
        if not self._mute:
            self._said.append(data)
