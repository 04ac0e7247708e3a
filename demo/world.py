"""The people of the fictional district: units, posts, applicants, and every account the README names."""

import os
from datetime import date
from pathlib import Path

import yaml
from django.contrib.auth.hashers import make_password

from network.models import Division, Membership, Party, Post, Unit, User

DATA = Path(__file__).parent / "data"
SINCE = date(2019, 1, 2)
# Who of the people without an account of their own gets one of the promised names.
GIVEN = {
    "封雪莲": "clerk2", "计成": "reviewer2", "焦玉洁": "publisher", "柴立群": "discipline", "单文丽": "assessor",
    "桑志远": "regulator", "莫福生": "legal_rep", "辛海涛": "director",
    "凌素珍": "civil_reviewer", "柯少峰": "civil_reviewer2", "路明远": "civil_approver", "左德福": "street4", "谷秀兰": "village",
}  # fmt: skip
MORE = [
    dict(zip(("name", "login", "unit", "post", "role", "division"), row, strict=True))
    for row in [
        ("关晋川", "chief2", "approval_office", "社会事务审批科副科长", "chief", "120116"),
        ("尹丽君", "approver2", "approval_office", "主任", "approver", "120116"),
        ("乔安民", "security", "civil_affairs", "安全管理员", "security", "120116"),
        ("范金凤", "finance2", "finance_bureau", "社会保障科主办", "finance", "120116"),
        ("安静宜", "privacy", "civil_affairs", "办公室个人信息保护专员", "privacy", "120116"),
        ("邵明德", "privacy2", "civil_affairs", "办公室副主任", "privacy", "120116"),
        ("纪文博", "office2", "joint_office", "办公室四级主任科员", "office", "120116"),
        ("卢庆安", "convener2", "civil_affairs", "副局长、联席会议副召集人", "convener", "120116"),
        ("段明远", "director2", "civil_affairs", "副局长、联席会议办公室主任", "chief", "120116"),
        ("任淑云", "seal_keeper", "approval_office", "办公室印章保管员", "seal_keeper", "120116"),
        ("古文博", "seal_keeper2", "civil_affairs", "办公室机要员、印章保管人", "seal_keeper", "120116"),
        ("丁永泰", "street2", "st_005", "公共服务办公室科员", "street", "120116005"),
        ("夏光明", "street_approver", "st_005", "街道办事处副主任", "approver", "120116005"),
        ("孟春华", "street_approver2", "st_005", "街道办事处主任", "approver", "120116005"),
        ("柳玉梅", "community2", "community_hezuo", "社区居委会副主任", "community", "120116005005"),
        ("乐文秀", "street3", "st_001", "公共服务办公室科员", "street", "120116001"),
        ("栗正阳", "street3_approver", "st_001", "街道办事处副主任", "approver", "120116001"),
        ("麻志强", "street4_approver", "st_033", "街道办事处副主任", "approver", "120116033"),
        ("梅志刚", "finance3", "finance_bureau", "国库支付科主办", "finance", "120116"),
    ]
]


def password():
    """The hash of the demonstration password, made once."""
    return make_password(os.environ.get("DEMO_PASSWORD", "demo-binhai-2026"))


def read(name):
    """A data file."""
    return yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def units():
    """Every unit, parents first; returns slug -> Unit."""
    made, rows = {}, {row["slug"]: row for row in read("units.yaml")["units"]}
    divisions = {d.code: d for d in Division.objects.filter(valid_to__isnull=True)}

    def make(row):
        if row["slug"] in made:
            return made[row["slug"]]
        parent = make(rows[row["parent"]]) if row.get("parent") else None
        made[row["slug"]] = Unit.objects.create(
            slug=row["slug"], name=row["name"], short=row["short"], kind=row["kind"], level=row["level"],
            division=division(divisions, row["division"]), parent=parent, capacities=row["capacities"],
            phone=row.get("phone") or "", about=row.get("about") or "",
        )  # fmt: skip
        return made[row["slug"]]

    for row in rows.values():
        make(row)
    return made


def division(known, code):
    """The division with a code, or the nearest above it; units above the district stand at the district."""
    code = str(code)
    while code not in known and len(code) > 6:
        code = code[:-3]
    return known.get(code, known["120116"])


def people(made):
    """Officials with their posts, applicants with their parties; returns username -> User."""
    hashed, accounts = password(), {}
    divisions = {d.code: d for d in Division.objects.filter(valid_to__isnull=True)}
    given = read("people.yaml")
    for place, row in enumerate(given["officials"] + MORE, start=1):
        login = row["login"] or GIVEN.get(row["name"])
        user = User.objects.create(
            username=login or f"staff{place:02d}", name=row["name"], is_staff=True,
            email=f"{login}@example.org" if login else "", password=hashed if login else "!",
            is_superuser=login == "admin",
        )  # fmt: skip
        Post.objects.create(
            user=user, role=row["role"], unit=made[row["unit"]], title=row["post"], valid_from=SINCE,
            division=division(divisions, row["division"]),
        )  # fmt: skip
        accounts[user.username] = user
    for place, row in enumerate(given["applicants"], start=1):
        login = row["login"] or GIVEN.get(row["name"])
        user = User.objects.create(
            username=login or f"person{place:02d}", name=row["name"], password=hashed if login else "!",
            email=f"{login}@example.org" if login else "",
        )  # fmt: skip
        accounts[user.username] = user
        party = Party.objects.filter(name=row["organization"] or "").first()
        if party:
            Membership.objects.create(party=party, user=user, role=row["role"], valid_from=SINCE)
    return accounts
