"""Files and papers, handed out by a view that asks who wants them; every official's look leaves a mark."""

from django.http import FileResponse, Http404
from django.views import View

from casework.core.sight import is_of_party, visible_to
from casework.intake import store
from casework.intake.disclosing import looked
from casework.intake.handing_in import open_to_party
from casework.intake.rows import Upload
from casework.post import papers
from casework.post.rows import Paper
from casework.views.standing import Standing
from network.posts import parties_of

TYPES = {
    "pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png", "ofd": "application/ofd",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
# callable(user, paper, day) -> whether an official reads a paper although its case is not theirs; filled by `ready()`.
ALSO = []
# process slug -> callable(user, case, day) -> keys of uploads this person may not open although they see the case; filled by `ready()`.
WITHHELD = {}
# callable(user, case, day) -> whether an official reads papers that have not gone out yet; filled by `ready()`.
EARLY = []
SHOWN = {"pdf", "jpg", "png"}


def handed_out(path, kind, name, inline):
    """A file response that nothing caches, sniffs or runs."""
    response = FileResponse(path.open("rb"), as_attachment=not inline, filename=name, content_type=TYPES[kind])
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'"
    return response


def open_to(user, token, day):
    """The upload with this token, if this person may open it; an official's look is noted. Raises Http404."""
    upload = Upload.objects.filter(path=f"{token[:2]}/{token[2:]}").select_related("case").first()
    if upload is None or not visible_to(user, day).filter(pk=upload.case_id).exists():
        raise Http404("没有这个文件")
    ours = is_of_party(user, upload.case, day)
    # An official who belongs to the case's own party reads what the party may, not what is internal.
    if ours and not open_to_party(upload.case, upload.key) or upload.key in withheld(user, upload.case, day):
        raise Http404("没有这个文件")
    if user.is_staff and not ours:
        looked(upload, user)
    return upload


def withheld(user, case, day):
    """Keys of a case's uploads that are not for this person."""
    return WITHHELD[case.process](user, case, day) if case.process in WITHHELD else frozenset()


class FileView(Standing, View):
    """One uploaded file, by its random name."""

    def get(self, request, token):
        """The file, if its case is visible to this person."""
        upload = open_to(request.user, token, self.day)
        inline = upload.kind in SHOWN and "download" not in request.GET
        return handed_out(store.path_of(upload), upload.kind, upload.name, inline)


class PaperView(Standing, View):
    """One issued paper as PDF, by its verification code."""

    def get(self, request, code):
        """The paper, if its case is visible and its letter was posted to this person's side."""
        paper = Paper.objects.filter(code=code, made_at__isnull=False).select_related("case", "letter").first()
        if paper is None:
            raise Http404("没有这份文书")
        # What waits for its seal, or was taken back before it had one, is nothing for the party yet.
        ours = not paper.letter.waits_for and not paper.letter.cancelled_at and paper.letter.party_id in parties_of(request.user, self.day)
        officials = request.user.is_staff and visible_to(request.user, self.day).filter(pk=paper.case_id).exists()
        if paper.letter.waits_for or paper.letter.cancelled_at:  # units that see the case are told with everybody else
            officials = officials and any(may(request.user, paper.case, self.day) for may in EARLY)
        # An official who belongs to the case's own party reads what was posted to it, not what is internal.
        officials = officials or any(may(request.user, paper, self.day) for may in ALSO)
        if not ours and (not officials or is_of_party(request.user, paper.case, self.day)):
            raise Http404("没有这份文书")
        name = f"{paper.title} {paper.case.number}.pdf"
        return handed_out(papers.path_of(paper), "pdf", name, "download" not in request.GET)


def token_of(upload):
    """The address part under which a file is served."""
    return upload.path.replace("/", "")
