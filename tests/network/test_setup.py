"""`manage.py setup`: the first administrator of a real installation, once, and never out of nonsense."""

import io
import re
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from network.models import Division, Post, Unit, User

pytestmark = pytest.mark.django_db
GIVEN = {"unit": "天津市滨海新区行政审批局", "username": "guanli", "name": "管理甲"}
PASSWORD = "yan-ye-wen-hua-26"


@pytest.fixture
def install(monkeypatch):
    """Run `setup` with its options, the password piped in; what it prints."""

    def run(password=PASSWORD, **options):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
        out = io.StringIO()
        call_command("setup", password_stdin=True, stdout=out, **(GIVEN | options))
        return out.getvalue()

    return run


def nothing():
    """Whether no account, unit, post or authenticator is there."""
    return not any(model.objects.exists() for model in (User, Unit, Post, Authenticator))


def test_an_empty_installation_gets_one_administrator_with_a_second_factor(install, client, settings):
    settings.DEMO = False
    text = install()

    post = Post.objects.select_related("user", "unit").get()
    assert (post.role, post.user.username, post.user.name, post.valid_to) == ("admin", "guanli", "管理甲", None)
    assert (post.unit.name, post.unit.capacities, post.division.code) == (GIVEN["unit"], ["registrar"], "120116")
    assert (post.user.is_staff, post.user.is_superuser, post.user.is_active) == (True, False, True)
    secret = re.search(r"密钥：([A-Z2-7]{32})", text)[1]
    assert Authenticator.objects.get(user=post.user).wrap().validate_code("000000") is False
    assert secret in text
    assert PASSWORD not in text
    asked = client.post("/accounts/login/", {"login": "guanli", "password": PASSWORD})
    assert asked.url.startswith("/accounts/2fa/authenticate/")
    assert client.get("/desk/staff/").status_code == 302  # the password alone opens nothing


def test_options_are_asked_for_when_they_are_not_given(install, monkeypatch):
    answers = iter([" 天津市滨海新区行政审批局 ", " guanli ", " 管理甲 "])
    asked = []
    monkeypatch.setattr("builtins.input", lambda words: asked.append(words) or next(answers))
    install(unit=None, username=None, name=None)
    assert asked == ["登记管理机关全称：", "系统管理员账号：", "系统管理员姓名："]
    assert Post.objects.get().user.name == "管理甲"
    assert Unit.objects.get().name == GIVEN["unit"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"unit": " "}, "请填写登记管理机关全称、管理员账号和姓名。"), ({"name": "　"}, "请填写登记管理机关全称、管理员账号和姓名。"),
     ({"username": "坏 账号"}, "用户名"), ({"password": "12345678901234"}, "密码只包含数字。"),
     ({"password": "password123456"}, "这个密码太常见了。")],
)  # fmt: skip
def test_nonsense_is_refused_in_a_chinese_sentence_and_leaves_nothing(install, wrong, said):
    with pytest.raises(CommandError) as refused:
        install(**wrong)
    assert said in str(refused.value)
    assert re.fullmatch(r"[^A-Za-z]*[一-鿿][^A-Za-z]*", re.sub(r"@/\./\+/-/_", "", str(refused.value)))
    assert nothing()
    install()  # the control: the same without the nonsense
    assert Post.objects.count() == 1


def test_a_second_run_changes_nothing(install):
    install()
    before = (User.objects.get().password, Authenticator.objects.get().data)
    with pytest.raises(CommandError, match="已经有系统管理员，后面的人员请在“岗位”页面任命。"):
        install(password="another-password-26", username="another")
    assert (User.objects.get().password, Authenticator.objects.get().data) == before
    assert Post.objects.count() == Unit.objects.count() == 1


def test_a_database_without_its_divisions_is_told_to_be_seeded_first(install):
    while Division.objects.exists():  # from the communities up to the district
        Division.objects.filter(children__isnull=True).delete()
    with pytest.raises(CommandError, match="还没有初始数据，请先运行 manage.py seed"):
        install()
    assert nothing()
    call_command("seed", stdout=io.StringIO())
    install()
    assert Post.objects.get().role == "admin"


def test_an_account_that_somebody_has_is_not_taken_over(install):
    User.objects.create_user(username="guanli", password="of-somebody-else", name="别人")
    with pytest.raises(CommandError, match="账号 guanli 已经有人使用"):
        install()
    assert User.objects.get().name == "别人"
    assert User.objects.get().check_password("of-somebody-else")
    assert not Post.objects.exists()


def test_the_installer_seeds_before_it_points_to_setup():
    """`setup` needs the divisions: script/install loads them first."""
    script = (Path(__file__).resolve().parents[2] / "script" / "install").read_text(encoding="utf-8")
    assert script.index("manage.py seed") < script.index("manage.py setup")
