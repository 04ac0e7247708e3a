"""The name examiner over a table of names: what it says of each, with its clause, and that it says nothing of good ones."""

from datetime import date

import pytest

from orgs.registration.names.examining import Asked, Limits, examine
from orgs.registration.names.likeness import within
from orgs.registration.names.parts import plain, taken_apart
from orgs.registration.names.taken import Taken
from orgs.registration.names.words import words

DAY = date(2026, 11, 23)
P, A = "private_unit", "association"
D = "天津市滨海新区"
REGISTER = [
    Taken(f"{D}海棠社会工作服务中心", P, "registered", 1), Taken(f"{D}银杏里幼儿园", P, "registered", 2),
    Taken(f"{D}冬枣种植协会", A, "registered", 3), Taken(f"{D}清泉养老服务中心", P, "reserved", 4),
    Taken(f"{D}白鹭助残服务中心", P, "claimed", 5), Taken(f"{D}星火艺术学校", P, "revoked", 6, date(2028, 5, 1)),
    Taken(f"{D}和风健身馆", P, "changed", 7, date(2026, 11, 22)), Taken(f"{D}云帆健身馆", P, "cancelled", 8, date(2026, 11, 23)),
]  # fmt: skip
GOOD = [
    (P, f"{D}晨光养老服务中心", "social"), (P, f"{D}启航职业培训学校", "education"), (P, f"{D}安和康复医院", "health"),
    (P, f"{D}蓝鲸岛幼儿园", "education"), (P, f"{D}刻海版画艺术馆", "culture"), (P, f"{D}望海青少年足球俱乐部", "sport"),
    (P, f"{D}仁衡中医诊所", "health"), (P, f"{D}渤泰盐碱地改良技术研究所", "science"), (P, f"{D}同心邻里互助服务社", "social"),
    (P, f"{D}长堤文化传习所", "culture"), (P, f"{D}暖阳敬老院", "social"), (P, f"{D}松柏调解服务站", "law"),
    (A, f"{D}物流行业协会", "commerce"), (A, f"{D}餐饮商会", "commerce"), (A, f"{D}历史文化研究会", "culture"),
    (A, f"{D}志愿服务联合会", "social"), (A, f"{D}护理学会", "health"), (A, f"{D}乒乓球协会", "sport"),
    (A, f"{D}杭州道街道社区邻里互助会", "social"), (A, f"{D}湿地保护促进会", "ecology"), (A, f"{D}水产养殖协会", "rural"),
    (A, f"{D}总结交流促进会", ""), (P, f"{D} 晨光 养老服务中心", "social"), (A, f"{D}退役军人关爱协会", "social"),
    (A, f"{D}天津经济技术开发区物流协会", "commerce"),
]  # fmt: skip
# kind, name, industry, further particulars, what is found (code and ! where it must be changed)
BAD = [
    (P, "滨海新区晨光养老服务中心", "social", {}, "N1!"), (P, "天津市晨光养老服务中心", "social", {}, "N1!"),
    (P, "晨光养老服务中心", "social", {}, "N1!"), (P, "天津滨海新区晨光养老服务中心", "social", {}, "N1!"),
    (P, "泰达晨光养老服务中心", "social", {}, "N1! N2!"), (A, "开发区物流行业协会", "commerce", {}, "N1! N2!"),
    (A, "中新天津生态城物流行业协会", "commerce", {}, "N1! N2!"), (P, f"{D}养老服务中心", "social", {"brand": "光"}, "N3!"),
    (P, f"{D}北京养老服务中心", "social", {}, "N3!"), (P, f"{D}我们一起来服务中心", "social", {}, "N3! N3!"),
    (P, f"{D}习近平思想服务中心", "social", {}, "N3!"), (A, f"{D}协会", "", {}, "N3!"),
    (P, f"{D}冉志勤书法学校", "culture", {"personal": True}, "N3"), (P, f"{D}晨光养老服务中心", "social", {"brand": "海燕"}, "N3!"),
    (P, f"{D}晨光养老服务公司", "social", {}, "N4!"), (P, f"{D}晨光养老服务协会", "social", {}, "N4!"),
    (A, f"{D}物流中心", "commerce", {}, "N4!"), (A, f"{D}物流基金会", "commerce", {}, "N4!"),
    (P, f"{D}晨光教育集团", "education", {}, "N4!"), (P, f"{D}晨光连锁幼儿园", "education", {}, "N4!"),
    (P, f"{D}晨光培训总校", "education", {}, "N4! N4!"), (A, f"{D}物流总商会", "commerce", {}, "N4!"),
    (A, f"{D}温州企业协会", "commerce", {"origin": "温州"}, "N4!"), (P, f"{D}ABC养老服务中心", "social", {}, "N5!"),
    (P, f"{D}晨光24小时养老服务中心", "social", {}, "N5!"), (P, f"{D}chenguang养老服务中心", "social", {}, "N5!"),
    (P, f"{D}晨光养老服务中心２", "social", {}, "N4! N5!"), (P, f"{D}晨光★养老服务中心", "social", {}, "N5!"),
    (P, f"{D}ひかり养老服务中心", "social", {}, "N5!"), (P, f"{D}风水文化服务中心", "culture", {}, "N6!"),
    (P, f"{D}圣战服务中心", "social", {}, "N6!"), (P, f"{D}代孕服务中心", "social", {}, "N6!"),
    (P, f"{D}官方认证服务中心", "social", {}, "N6!"), (P, f"{D}白痴关爱服务中心", "social", {}, "N6!"),
    (P, f"{D}民政局养老服务中心", "social", {}, "N6!"), (P, f"{D}武警文化艺术馆", "culture", {}, "N6!"),
    (A, f"{D}共产党员志愿协会", "social", {}, "N6!"), (A, f"{D}区委政府服务协会", "social", {}, "N6! N6!"),
    (P, f"{D}海棠社会工作服务中心", "social", {}, "N7!"), (P, f"{D}海棠社会工作服务站", "social", {}, "N7!"),
    (P, f"{D}银杏里学校", "education", {}, "N7!"), (P, f"{D}海糖社会工作服务中心", "social", {}, "N7"),
    (P, f"{D}清泉养老服务中心", "social", {}, "N7!"), (P, f"{D}清权养老服务中心", "social", {}, "N7"),
    (P, f"{D}白鹭助残服务中心", "social", {}, "N7!"), (P, f"{D}大白鹭助残服务中心", "social", {}, "N7"),
    (A, f"{D}冬枣种植商会", "rural", {}, "N7!"), (P, f"{D}星火艺术学校", "culture", {}, "N8!"),
    (P, f"{D}云帆健身馆", "sport", {}, "N8!"), (P, f"{D}国际交流服务中心", "social", {}, "N9!"),
    (A, f"{D}中国物流协会", "commerce", {}, "N9!"), (A, f"{D}中华传统文化研究会", "culture", {}, "N9!"),
    (A, f"{D}世界语文化协会", "culture", {}, "N9!"), (P, f"{D}全国联赛足球俱乐部", "sport", {}, "N9!"),
    (P, f"{D}晨光足球俱乐部", "health", {}, "N10"), (A, f"{D}钓鱼协会", "law", {}, "N10"),
    (A, f"{D}物流行业协会", "commerce", {"scope": "社区养老和助餐服务，健康讲座"}, "N10"),
]  # fmt: skip


def look(kind, name, industry="", **more):
    """The findings on one name."""
    return examine(Asked(name, kind, industry, **more), words(), Limits(2, 1), taken=REGISTER, day=DAY)


def codes(found):
    return " ".join(f"{finding.code}{'!' if finding.must else ''}" for finding in found)


def test_the_table_is_long_enough():
    assert len(GOOD) + len(BAD) >= 60
    assert {code.strip("!") for row in BAD for code in row[4].split()} == {f"N{n}" for n in range(1, 11)}


@pytest.mark.parametrize(("kind", "name", "industry"), GOOD)
def test_a_good_name_is_left_in_peace(kind, name, industry):
    assert look(kind, name, industry) == []


@pytest.mark.parametrize(("kind", "name", "industry", "more", "said"), BAD)
def test_a_bad_name_is_remarked_on(kind, name, industry, more, said):
    found = look(kind, name, industry, **more)
    assert codes(found) == said, [finding.says for finding in found]
    assert all(str(finding.basis).startswith("《天津市滨海新区社会组织登记注册工作规程》第") for finding in found)
    assert all(finding.says.endswith("。") for finding in found)


def test_a_former_name_is_free_once_its_time_is_over_and_for_its_own_organization():
    assert codes(look(P, f"{D}和风健身馆", "sport")) == ""
    assert codes(look(P, f"{D}星火艺术学校", "culture", party=6)) == ""
    assert codes(look(P, f"{D}星火艺术学校", "culture", party=7)) == "N8!"


def test_a_name_of_another_kind_is_no_duplicate():
    assert codes(look(A, f"{D}海棠社会工作协会", "social")) == ""


def test_parts_of_a_name():
    parts = taken_apart(f"{D}海棠社会工作服务中心", P, words())
    assert (parts.district, parts.core, parts.form) == (D, "海棠社会工作服务", "中心")
    assert plain(f" {D}　海棠Ａ ") == f"{D}海棠A"


@pytest.mark.parametrize(("one", "other", "near"), [("甲乙", "甲丙", True), ("甲乙", "甲", True), ("甲乙丙", "甲丙", True),
                                                   ("甲乙", "乙甲", False), ("甲乙丙", "甲", False), ("甲", "甲", True)])  # fmt: skip
def test_near_is_one_character(one, other, near):
    assert within(one, other, 1) is near
