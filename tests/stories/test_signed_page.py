"""签章页 as its users meet it: printed from the draft, scanned back, refused when it is of another version or case."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from casework.core.answers import Refused
from casework.core.perform import perform
from casework.intake.rows import Upload
from orgs.models import FoundingSheet
from orgs.registration.establishment.founding import changing
from tests.files import small_pdf
from tests.orgs.founding import individual, listed, retype
from tests.stories.founding_pages import at
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db


def address(case):
    """Where the application's own page is printed and taken back."""
    return f"/hall/cases/{case.number}/files/application/"


def pdf(content):
    """A scan as it is uploaded."""
    return SimpleUploadedFile("签章页.pdf", content, "application/pdf")


def test_the_page_comes_back_and_is_known_until_the_draft_changes(bureau):
    case, founder = bureau.draft(), at_desk_of(bureau.founder)
    before = Upload.objects.get(case_id=case.pk, key="application")
    printed = founder.get(f"{address(case)}?page")
    assert printed.status_code == 200 and printed.content.startswith(b"%PDF")
    assert founder.post(address(case), {"file": pdf(printed.content)}).status_code == 303
    came = Upload.objects.filter(case_id=case.pk, key="application").latest("pk")
    assert (came.bond, came.pk != before.pk) == ("matched", True)
    assert "已核对版本" in founder.get(address(case)).content.decode()
    assert "重新打印" not in founder.get(f"/hall/cases/{case.number}/check/").content.decode()

    retype(case, "purpose", bureau.founder, purpose="改过的宗旨：整理盐业历史，面向社区居民开展公益讲座。")
    assert "印制以后，填写的内容或者其他材料改过" in founder.get(f"/hall/cases/{case.number}/check/").content.decode()
    with pytest.raises(Refused, match="请重新打印、签名盖章后再上传"):
        perform(case, "submit", by=bureau.founder, commitment="on")
    refused = founder.post(address(case), {"file": pdf(printed.content)})
    assert refused.status_code == 422 and "以前印的" in refused.content.decode()

    again = founder.get(f"{address(case)}?page").content
    assert founder.post(address(case), {"file": pdf(again)}).status_code == 303
    case = perform(case, "submit", by=bureau.founder, commitment="on")
    shown = at_desk_of(bureau.clerk).get(f"/desk/cases/{case.number}/?doc=application").content.decode()
    assert "已核对版本" in shown


def test_a_strangers_page_is_refused_and_one_without_a_code_is_left_to_the_reviewer(bureau):
    case, other, founder = bureau.draft(), bureau.draft(), at_desk_of(bureau.founder)
    theirs = founder.get(f"{address(other)}?page").content
    refused = founder.post(address(case), {"file": pdf(theirs)})
    assert refused.status_code == 422 and f"另一件申请（编号{other.number}）" in refused.content.decode()
    assert Upload.objects.filter(case_id=case.pk, key="application").count() == 1
    assert founder.post(address(case), {"file": pdf(small_pdf("手写的申请书"))}).status_code == 303
    assert Upload.objects.filter(case_id=case.pk, key="application").latest("pk").bond == "unread"
    assert "未能识别二维码，请人工核对" in founder.get(address(case)).content.decode()


def test_nothing_is_printed_to_sign_before_the_rest_is_there(bureau):
    case, founder = bureau.draft(), at_desk_of(bureau.founder)
    case.uploads.filter(key="fund_proof").delete()
    early = founder.get(f"{address(case)}?page")
    assert early.status_code == 409 and "还没有上传“验资报告或者银行资金证明”" in early.content.decode()
    assert at_desk_of(bureau.stranger).get(f"{address(case)}?page").status_code == 404


def test_a_list_sheet_is_known_by_its_code_and_another_version_is_refused(bureau):
    case, founding, members = listed(bureau, 2)
    founder = at_desk_of(bureau.founder)
    founder.post(at(case), {"do": "print"})
    first = FoundingSheet.objects.get()
    printed = founder.get(f"{at(case)}sheets/{first.code}/?pdf").content
    changing.add(founding, [individual(9)], bureau.founder)
    founder.post(at(case), {"do": "print"})
    second = FoundingSheet.objects.exclude(pk=first.pk).get()
    signed = {"signed": [members[0].ref]}
    refused = founder.post(f"{at(case)}sheets/{second.code}/", signed | {"file": pdf(printed)})
    assert refused.status_code == 422 and "第1版名单的签名页" in refused.content.decode()
    blank = founder.post(f"{at(case)}sheets/{first.code}/", signed | {"file": pdf(small_pdf("看不清"))})
    assert "没有认出扫描件上的二维码" in blank.content.decode()
    assert founder.post(f"{at(case)}sheets/{first.code}/", signed | {"file": pdf(printed)}).status_code == 303
    assert Upload.objects.get(key="member_signatures").bond == "matched"
