"""Verification: anybody holding a paper can ask whether it was issued here and is unchanged."""

import hashlib

from django.db.models import Q
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.post.rows import Paper
from papers.sealing.holding import stage_of
from papers.voiding import void_of

# Each gives the address that tells of a number typed in place of a code, or None; filled by `ready()` of the rooms above.
NUMBERS = []
LIMIT = 20 * 1024 * 1024
WORDS = {
    "same_words": "一致：这份文件与发出的完全相同。",
    "other_words": "不一致：这份文件与发出的不同，请向登记机关核实。",
    "none_words": "请选择要比对的PDF文件，不超过20 MB。",
}


# A code is told from the moment its file is there; one that was made void until then never gets one.
MADE_OR_VOID = Q(made_at__isnull=False) | Q(void__isnull=False)


class VerifyView(View):
    """/verify/ and /verify/<code>/: no personal data, no title of a case, only what the paper itself proves."""

    def get(self, request, code=""):
        """The form, or what is known of a code."""
        code = (code or request.GET.get("code", "")).strip().upper()
        if not code:
            return render(request, "papers/verify.html", {})
        elsewhere = next((url for look in NUMBERS if (url := look(code))), None)
        return HttpResponseRedirect(elsewhere) if elsewhere else self.page(request, code)

    def post(self, request, code=""):
        """Compare a PDF with the one that was issued."""
        code = (code or request.POST.get("code", "")).strip().upper()
        file = request.FILES.get("file")
        if file is None or file.size > LIMIT:
            return self.page(request, code, problem=WORDS["none_words"])
        digest = hashlib.sha256(file.read()).hexdigest()
        return self.page(request, code, digest=digest)

    def page(self, request, code, digest="", problem=""):
        """Known codes 200, unknown 404, both with a sentence. A paper made void before its file was there is known too."""
        paper = Paper.objects.filter(MADE_OR_VOID, code=code).select_related("case", "letter__entry", "void").first()
        context = WORDS | {"code": code, "paper": paper, "digest": digest, "problem": problem, "stage": stage_of(paper) if paper else "",
                           "void": void_of(paper) if paper else None,
                           "same": bool(paper and digest and digest in (paper.sha256, paper.plain_sha256))}  # fmt: skip
        return render(request, "papers/verify.html", context, status=200 if paper else 404)
