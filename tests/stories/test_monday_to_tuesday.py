"""Installed on Monday, an organization registered on Tuesday: from an empty database, without any demonstration."""

import csv
import io
import re
from io import StringIO
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from casework.core.models import Case
from network import roster
from network.models import Division, Post, User
from orgs import codes
from orgs.models import Organization
from orgs.organization import Kind
from tests.bureau import seal_without_typesetting
from tests.files import small_pdf
from tests.stories.pages import ASSIGNED, POINTS, desk, fill, press, state

pytestmark = [pytest.mark.story, pytest.mark.django_db]
BUREAU, CIVIL = "天津市滨海新区行政审批局", "天津市滨海新区民政局"
PEOPLE = [
    ("clerk", "受理人员", BUREAU), ("clerk2", "受理人员", BUREAU), ("reviewer", "承办人员", BUREAU),
    ("reviewer2", "承办人员", BUREAU), ("chief", "审核人员", BUREAU), ("approver", "审批人员", BUREAU),
    ("publisher", "信息发布审核人员", CIVIL), ("security", "安全管理员", CIVIL), ("auditor", "审计人员", CIVIL),
]  # fmt: skip


def said(*command, **options):
    """What a command prints."""
    out = StringIO()
    call_command(*command, stdout=out, **options)
    return out.getvalue()


def setup(monkeypatch, password="a-long-password-26", **options):
    """`manage.py setup` with its answers."""
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
    given = {"unit": BUREAU, "username": "guanli", "name": "管理甲"} | options
    return said("setup", password_stdin=True, **given)


def roster_file(tmp_path):
    """The spreadsheet of the bureau's people."""
    path = tmp_path / "roster.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, roster.COLUMNS)
        writer.writeheader()
        for login, role, unit in PEOPLE:
            duty = {BUREAU: "登记", CIVIL: "监督管理、业务主管"}[unit]
            writer.writerow({"单位全称": unit, "单位职能": duty, "区划代码": "120116", "姓名": f"{login}氏", "账号": login,
                             "岗位": role, "职务": role, "任职起始日": "2026-11-23"})  # fmt: skip
    return str(path)


def activated(text):
    """Everybody takes over their account with the code they were given; returns login -> User."""
    found = {}
    for login, code in re.findall(r"\t(\w+)\t([0-9A-F-]{14})", text):
        browser = Client()
        assert browser.post("/activate/", {"code": code, "password": f"{login}-xin-mi-ma"}).status_code == 303
        assert browser.get("/desk/").url == "/accounts/2fa/"  # nobody works without a second factor
        user = User.objects.get(username=login)
        TOTP.activate(user, generate_totp_secret())
        found[login] = user
    return found


def test_story_from_an_empty_installation(settings, monkeypatch, tmp_path, travel):
    settings.DEMO = False
    travel("2026-11-23 09:00")
    text = setup(monkeypatch)
    assert re.search(r"密钥：[A-Z2-7]{32}", text)
    assert Authenticator.objects.filter(user__username="guanli", type="totp").count() == 1
    people = activated(said("roster", roster_file(tmp_path), by="guanli"))
    assert set(people) == {login for login, _, _ in PEOPLE}
    segment = tmp_path / "codes.txt"
    segment.write_text("\n".join(codes.made_up(Kind.PRIVATE_UNIT, n) for n in range(30)))
    said("import_codes", "private_unit", str(segment))

    travel("2026-11-24 09:00")
    founder = Client()
    signed_up = founder.post("/accounts/signup/", {
        "name": "冉志勤", "username": "ranzq", "email": "", "phone": "", "password1": "yan-ye-wen-hua",
        "password2": "yan-ye-wen-hua",
    })  # fmt: skip
    assert signed_up.status_code == 302
    number = founder.post("/hall/cases/new/DJ/").url.split("/")[-2]
    place = SimpleNamespace(street_division=Division.objects.get(code="120116005"), **people)
    fill(founder, number, place)
    assert press(founder, "hall", number, "submit", commitment="on").status_code == 303
    receipt = SimpleUploadedFile("回证.pdf", small_pdf("r"), "application/pdf")
    desk(
        place, number, *ASSIGNED, ("reviewer", "propose_grant", {"opinion": "建议准予登记。", **POINTS}),
        ("chief", "chief_agree", {"opinion": "同意。"}), ("approver", "grant", {}),
        ("clerk2", "issue_certificate", {"delivery": "window", "delivered_on": "2026-11-24", "receipt": receipt}),
    )  # fmt: skip
    seal_without_typesetting(Case.objects.get(number=number))
    desk(place, number, ("publisher", "announce", {}))

    assert state(number) == "announced"
    organization = Organization.objects.get()
    public = Client().get(f"/register/{organization.uscc}/").content.decode()
    assert "天津市滨海新区盐业文化服务中心" in public
    assert "演示" not in public


def test_setup_refuses_nonsense_and_a_second_run(monkeypatch):
    for wrong in ({"password": "short"}, {"unit": " "}, {"name": " "}, {"username": "坏 账号"}):
        with pytest.raises(CommandError):
            setup(monkeypatch, **wrong)
        assert not User.objects.exists()
        assert not Post.objects.exists()
    setup(monkeypatch)
    with pytest.raises(CommandError, match="已经有系统管理员"):
        setup(monkeypatch, username="another")
    assert Post.objects.count() == 1
