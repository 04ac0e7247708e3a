"""What a paper may fetch: the faces of its roles by name, and pictures inside the document. Nothing else, ever."""

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from papers.fonts import ROLES, SCHEME, file_of, measures
from papers.levelling import levelled

PICTURES = ("data:image/png;", "data:image/jpeg;", "data:image/svg+xml;", "data:image/svg+xml,")
LARGEST = 2_000_000  # characters of one data: address


class Strict(URLFetcher):
    """No address leads out of the process; a forbidden one ends the rendering, it is not skipped.

    FatalURLFetchingError is a BaseException: whoever renders must catch it by name (papers/press.py does).
    """

    def __init__(self):
        super().__init__(timeout=1, allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=True)

    def fetch(self, url, headers=None):
        """The response of an allowed address. Raises FatalURLFetchingError for any other."""
        if url.startswith(SCHEME):
            role = url.removeprefix(SCHEME)
            path = file_of(role) if role in ROLES else None  # a fixed table: no path comes out of a document
            if path:
                return URLFetcherResponse(url, levelled(path.read_bytes(), measures()), {"Content-Type": "font/otf"})
        elif url.lower().startswith(PICTURES) and len(url) <= LARGEST:
            return super().fetch(url, headers)
        raise FatalURLFetchingError(url[:80])
