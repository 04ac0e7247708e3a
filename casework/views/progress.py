"""/t/<token>/: how far a case is, for whoever holds its link or the QR of its receipt: stretches and days, nobody's name.

The token is the case's row number, encrypted as one AES block together with eight zero bytes under a key of its own:
it needs no column, gives no number away, and a made-up one is told from a true one (1 in 2^64 would pass).
"""

import base64
import binascii
import hashlib
import hmac
import struct

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.http import Http404
from django.shortcuts import render
from django.views import View

from casework.clock.deadline import Deadline
from casework.core.case import Case
from casework.core.process import PROCESSES
from casework.journal.instant import today
from casework.post.unsent import LABEL
from casework.views.history import history
from casework.views.sent import to_applicant
from casework.views.stages import stages_of, stretches
from network.vault import ring

BLOCK, FORM, PURPOSE = 16, ">QQ", b"progress of a case"


def _ciphers():
    """One a key that is still in use, the current one first."""
    for key in ring("blind").values():
        # One block that never repeats for two cases: ECB of a single block is the plain permutation wanted here.
        yield Cipher(algorithms.AES(hmac.new(key, PURPOSE, hashlib.sha256).digest()), modes.ECB())  # noqa: S305


def token_of(case):
    """The token of a case: 22 characters of the URL alphabet."""
    work = next(_ciphers()).encryptor()
    block = work.update(struct.pack(FORM, case.pk, 0)) + work.finalize()
    return base64.urlsafe_b64encode(block).decode().rstrip("=")


def number_of(token):
    """The row number a token stands for, or None."""
    try:
        block = base64.urlsafe_b64decode(token + "==")
    except (ValueError, binascii.Error):
        return None
    if len(block) != BLOCK:
        return None
    for cipher in _ciphers():
        work = cipher.decryptor()
        number, zero = struct.unpack(FORM, work.update(block) + work.finalize())
        if zero == 0:
            return number
    return None


class ProgressView(View):
    """The page; a draft has no progress, a side matter none of its own."""

    def get(self, request, token):
        """Stretches with days, and until when an answer is due."""
        number = number_of(token)
        rows = Case.objects.main().filter(submitted_at__isnull=False)
        case = rows.filter(pk=number).first() if number is not None and number < 2**63 else None
        if case is None or not stages_of(PROCESSES[case.process]):
            raise Http404("没有这个办件")
        process, day, sent = PROCESSES[case.process], today(), to_applicant(case)
        due = Deadline.objects.filter(case_id=case.pk, met_at__isnull=True, kind="clock").order_by("due_on").first()
        context = {"process": process, "case": case, "day": day, "due": due, "label": LABEL if sent.letter else process.label(case.state),
                   "stretches": stretches(sent.case, process, sent.lines(history(case, process, refusals=False)))}  # fmt: skip
        return render(request, "casework/progress.html", context)
