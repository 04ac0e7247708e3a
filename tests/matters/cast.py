"""The cast of the stories beside a case: a case under examination, a unit that is asked, a visit, a photo."""

from casework.core.models import Case
from matters.opening import open_matter

MONDAY = "2026-11-23 09:00"


def fresh(case):
    return Case.objects.get(pk=case.pk)


def asking(bureau, case, slug="culture", **facts):
    facts = {
        "question": "该领域是否已有同类组织、是否需要前置许可？",
        "extract": [{"label": "业务范围", "value": case.scope}],
    } | facts
    return open_matter(case, "consultation", by=bureau.reviewer, to=slug, **facts)


VISIT = {"held_at": "2026-11-25T09:30", "place": "杭州道街道示范路1号", "question": "住所、人员和资金",
         "first": "reviewer", "first_badge": "津A001", "second": "reviewer2", "second_badge": "津A002"}  # fmt: skip


SEEN = {
    "record": "门牌与申请一致，办公室约四十平方米。",
    "findings": [{"item": "住所", "result": "yes"}],
    "met": "冉志勤",
}


def picture():
    """A photo as a phone sends it."""
    from io import BytesIO

    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image

    kept = BytesIO()
    Image.new("RGB", (64, 48), (120, 130, 140)).save(kept, "JPEG")
    return SimpleUploadedFile("现场.jpg", kept.getvalue(), "image/jpeg")
