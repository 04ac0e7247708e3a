"""已撤销: a decision that was annulled or revoked says so to whoever verifies it, and points to the one in its place."""

import pytest
from django.test import Client

from casework.core.perform import perform
from casework.journal.instant import now
from casework.post import papers
from casework.post.rows import Letter, Paper
from demo.filing import sheet
from tests import naming

pytestmark = pytest.mark.django_db


def made(case, kind):
    """The newest paper of a kind, numbered; its bytes play no part here."""
    paper = papers.issue(Letter.objects.filter(case_id=case.pk, paper=kind).latest("pk"))
    Paper.objects.filter(pk=paper.pk).update(made_at=now())
    return paper


def said(paper):
    """What a stranger reads."""
    return Client().get(f"/verify/{paper.code}/").content.decode()


def test_a_quashed_rejection_is_void_and_points_to_the_decision_that_followed(bureau):
    case = naming.refused(bureau)
    old, receipt = made(case, "rejection"), made(case, "receipt")
    assert "已撤销" not in said(old)
    case = naming.take(
        case,
        ("record_remedy", bureau.clerk, {"kind": "review", "authority": "区人民政府", "case_number": "复议1号"}),
        ("remedy_redo", bureau.approver, {"files": {"document": sheet("决定书")}}),
    )  # fmt: skip
    assert "已撤销" in said(old) and "接替" not in said(old) and "已撤销" not in said(receipt)
    case = naming.take(
        case,
        ("tell_refusal", bureau.reviewer2, {"reasons": [{"name": naming.BAD, "code": "R11", "note": "含有“国际”"}]}),
        ("state_case", bureau.founder, {"statement": "我们的服务面向外国友人。"}),
        ("propose_rejection", bureau.reviewer2, {"reasons": ["R11"], "opinion": "建议不予核准。", "adopted": "理由不能成立，不予采纳。"}),
        ("reject", bureau.approver2, {"reasons": ["R11"]}),
    )  # fmt: skip
    new = made(case, "rejection")
    assert f'<a href="/verify/{new.code}/">{new.title} {new.number}</a>' in said(old)
    assert "已撤销" not in said(new)


def test_an_approval_is_void_once_the_name_is_revoked(bureau):
    case = naming.reserved(bureau)
    old = made(case, "approval")
    case = perform(case, "start_revocation", by=bureau.chief, grounds="申请材料中的使用同意书是伪造的，已经查实。")
    assert "已撤销" not in said(old)
    case = perform(case, "answer_revocation", by=bureau.founder, statement="同意书是代办公司提供的，我们不知情。")
    case = perform(
        case,
        "revoke_name",
        by=bureau.approver2,
        reasons="申请材料中的使用同意书是伪造的，已经查实。",
        adopted="不予采纳，事实清楚。",
    )
    new = made(case, "revocation")
    assert "已撤销" in said(old) and new.code in said(old) and "已撤销" not in said(new)
