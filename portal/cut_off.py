"""A request whose body ends before its announced length: told as such, never worked on as if it were whole."""

from django.core.exceptions import SuspiciousOperation


class CutOff(SuspiciousOperation):
    """The line broke while the body was on its way."""


class Whole:
    """Around the WSGI application: whoever reads past the early end of a body hears CutOff, not silence.

    Django takes a body that ends early for a complete one: half a file would be inspected as if it were all, and a form
    would lose its last answers.
    """

    def __init__(self, application):
        self.application = application

    def __call__(self, environ, start_response):
        """Answer, with the body measured on the way in."""
        length = environ.get("CONTENT_LENGTH") or ""
        if length.isdecimal() and int(length):
            environ["wsgi.input"] = Measured(environ["wsgi.input"], int(length))
        return self.application(environ, start_response)


class Measured:
    """A stream that must give as many bytes as were announced."""

    def __init__(self, stream, length):
        self.stream, self.left = stream, length

    def read(self, size=-1):
        """Exactly `size` bytes, or all that is left of the announced length; CutOff where the line ends before."""
        wanted = self.left if size is None or size < 0 else min(size, self.left)
        found = []
        while wanted > 0:
            part = self._taken(self.stream.read, wanted)
            found.append(part)
            wanted -= len(part)
        return b"".join(found)

    def readline(self, size=-1):
        """One line, no longer than `size` where that is given."""
        wanted = self.left if size is None or size < 0 else min(size, self.left)
        return self._taken(self.stream.readline, wanted) if wanted else b""

    def _taken(self, how, wanted):
        try:
            part = how(wanted)
        except OSError as error:  # the server says that the line is gone
            raise CutOff("the line broke") from error
        if not part:
            raise CutOff(f"{self.left} bytes are missing")
        self.left -= len(part)
        return part
