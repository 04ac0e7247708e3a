"""Names for the fictional applications: organizations, founders, addresses; the same every time."""

WORDS = [
    "海棠",
    "清泉",
    "白鹭",
    "银杏",
    "蓝湾",
    "晨光",
    "同心",
    "和风",
    "星火",
    "青禾",
    "长堤",
    "望海",
    "暖阳",
    "云帆",
    "碧波",
    "松柏",
]
# For the applications after the first hundred and twenty-eight: no organization has a figure in its name.
LATER = ["朝霞", "碧桐", "兰亭", "明湖", "春雨", "新月", "金穗", "芳草", "翠竹", "红叶", "雪松", "玉兰", "丹枫", "锦程", "晴川", "听涛"]
FIRST_ROUND = 128
FIELDS = [
    ("社区养老服务", "social", "为社区高龄、独居老人提供助餐、陪伴和健康讲座", "社区助老服务；健康讲座；老年活动组织"),
    ("青少年关爱", "education", "为社区青少年提供课后辅导、阅读和心理关怀", "课后辅导；阅读推广；心理关怀活动"),
    ("环境保护", "ecology", "组织居民开展湿地观察、垃圾分类和护绿行动", "湿地观察；垃圾分类宣传；护绿志愿服务"),
    ("助残服务", "social", "为残障人士和家庭提供康复训练和就业支持", "康复训练；就业支持；家庭喘息服务"),
    ("传统工艺传承", "culture", "整理和传授本地手工艺，在社区开展展示和教学", "工艺整理；公益教学；社区展示"),
    ("应急救护", "health", "向居民普及急救知识，组建社区救护志愿队", "急救培训；社区演练；志愿救护"),
    ("邻里互助", "social", "组织楼门邻里互助，调解纠纷，改善公共空间", "邻里互助；纠纷调解；公共空间改善"),
    ("全民健身", "sport", "组织社区健身活动，培训社会体育指导员", "健身活动；骨干培训；赛事服务"),
]
SURNAMES, GIVEN = (
    "冉蔺仲褚纪景耿盖聂牟宫初臧杭解燕莫阎穆康",
    ["志勤", "晓雯", "海洋", "文清", "思源", "冬青", "文博", "桂林", "玉华", "长青", "佳宁", "立峰"],
)


def person(number):
    """A name."""
    return SURNAMES[number * 7 % len(SURNAMES)] + GIVEN[number * 5 % len(GIVEN)]


def identity(number):
    """A well-formed identity number in a division code nobody has."""
    body = f"110105{1960 + number % 35}{1 + number % 12:02d}{1 + number % 28:02d}{number % 1000:03d}"
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]


def application(number, street, kind, direct):
    """All answers of one fictional application, by field name, as typed."""
    words = WORDS if number < FIRST_ROUND else LATER
    word, field = words[number % len(words)], FIELDS[(number * 3 + number // len(WORDS)) % len(FIELDS)]
    form = "协会" if kind == "association" else "中心"
    leader, money = person(number), 30000 + number % 8 * 10000
    people = [{"name": leader, "id_number": identity(number), "employer": "社区居民"}]
    members = {"individual_members": str(52 + number % 30), "unit_members": ""} if kind == "association" else {
        "individual_members": "", "unit_members": ""}  # fmt: skip
    return members | {
        "kind": kind, "industry_class": field[1], "direct_class": direct, "is_charity": "yes" if number % 9 == 0 else "no",
        "license_no": "", "full_name": f"天津市滨海新区{word}{field[0]}{form}",
        "name_case": "", "purpose": f"{field[2]}，推动社区共建共享，让居民得到看得见的帮助。", "scope": f"{field[3]}。",
        "necessity": "所在街镇还没有同类组织，居民有实际需求。", "street": str(street.pk),
        "address": f"天津市滨海新区{street.name}示范路{number + 1}号", "tenure": "rent", "use_until": "2031-12-31",
        "residential": "no", "founders": people, "state_asset": "no", "meeting_date": "", "meeting_due": "",
        "meeting_present": "", "meeting_agreed": "", "staff": [{"name": person(number + 1), "duty": "干事"}],
        "amount": str(money), "sources": [{"payer": leader, "yuan": str(money), "nature": "捐赠"}],
        "verified_on": "2025-01-06", "legal_rep": leader, "legal_rep_id": identity(number), "civil_servants": "no",
        "officers": [people[0] | {"position": "理事长", "declared": "yes"}], "organs": "权力机构、理事会、监事各一",
        **{f"clause_{n}": f"第{n * 3}条" for n in range(1, 10)}, "party_members": str(number % 4), "party_plan": "guide",
        "party_contact": leader, "agent": leader, "delegated": "no", "phone": f"1380000{number:04d}",
        "delivery": "window", "delivery_address": "",
    }  # fmt: skip
