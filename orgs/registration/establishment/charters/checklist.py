"""章程必备事项 (E8): what the law asks a charter to say, looked for clause by clause. It advises; nobody is stopped by it."""

from orgs.charters.checking import Item, look
from policy.basis import cite, law

_OWN = cite("registration/charter-contents")
_A, _P, _F = law("社会团体登记管理条例", 14), law("民办非企业单位登记管理暂行条例", 10), law("基金会管理条例", 10)
_NAME, _HOME = r"名称(是|为|：)", r"住所(设在|是|为|：|地)"
_AIM, _SCOPE = r"宗旨(是|为|：)", r"业务范围(是|为|：|包括)"
_ASSETS, _AMEND = r"(资产|经费|财产).{0,80}(用于|管理|使用|来源)|资产来源|经费来源", r"(修改章程|章程的?修改|修改案)"
_ENDS, _LEFT = r"终止", r"剩余(财产|资产)"
_PARTY, _VALUES = r"(党的领导|全面领导|党的组织|党组织|党支部)", r"社会主义核心价值观"
_OTHER = r"未尽事宜|章程.{0,40}生效"


def _list(prefix, basis, rows):
    return tuple(Item(f"{prefix}{n}", title, signs, basis) for n, (title, *signs) in enumerate(rows, start=1))


COMMON = (Item("党建", "坚持党的领导、开展党的建设", (_PARTY,), _OWN), Item("价值观", "践行社会主义核心价值观", (_VALUES,), _OWN))
ITEMS = {
    "association": (*_list("", _A, (
        ("名称、住所", _NAME, _HOME), ("宗旨、业务范围和活动地域", _AIM, _SCOPE, r"活动地域"),
        ("会员资格及其权利、义务", r"(入会|会员资格|会员).{0,20}条件", r"会员.{0,10}权利", r"会员.{0,12}义务"),
        ("民主的组织管理制度，执行机构的产生程序", r"(最高)?权力机构", r"(理事会|执行机构).{0,60}(产生|选举|组成)|选举.{0,8}理事"),
        ("负责人的条件和产生、罢免的程序", r"负责人.{0,40}条件", r"选举产生", r"罢免"), ("资产管理和使用的原则", _ASSETS),
        ("章程的修改程序", _AMEND), ("终止程序和终止后资产的处理", _ENDS, _LEFT), ("应当由章程规定的其他事项", _OTHER),
    )), *COMMON),
    "private_unit": (*_list("", _P, (
        ("名称、住所", _NAME, _HOME), ("宗旨和业务范围", _AIM, _SCOPE), ("组织管理制度", r"(理事会|决策机构).{0,40}(职权|组成|会议)"),
        ("法定代表人或者负责人的产生、罢免的程序", r"(法定代表人|负责人|理事).{0,40}产生", r"罢免"), ("资产管理和使用的原则", _ASSETS),
        ("章程的修改程序", _AMEND), ("终止程序和终止后资产的处理", _ENDS, _LEFT), ("需要由章程规定的其他事项", _OTHER),
    )), *COMMON),
    "foundation": (*_list("", _F, (
        ("名称及住所", _NAME, _HOME), ("设立宗旨和公益活动的业务范围", _AIM, _SCOPE), ("原始基金数额", r"原始基金"),
        ("理事会的组成、职权和议事规则，理事的资格、产生程序和任期", r"理事会.{0,40}(组成|职权)", r"理事.{0,40}(资格|产生)", r"任期"),
        ("法定代表人的职责", r"法定代表人"), ("监事的职责、资格、产生程序和任期", r"监事"),
        ("财务会计报告的编制、审定制度", r"财务会计报告"), ("财产的管理、使用制度", _ASSETS),
        ("终止条件、程序和终止后财产的处理", _ENDS, _LEFT),
    )), *COMMON),
}  # fmt: skip


def check(kind, clauses):
    """Every item of a kind with where it was found, for clauses as (label, text); [] for a kind the law does not know."""
    return [look(item, clauses) for item in ITEMS.get(kind, ())]
