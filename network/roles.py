"""Roles as readable classes: what each is called, what it is there for, how far it sees.

`sees`: division (the subtree of the post's division), unit (what lay on the unit's desk), all, own, none.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """A role: held by a post in a unit over a division (`staff`), or, on the party's side, by a membership.

    At a `counter` people sit who open and hand in cases for visitors."""

    name: str
    label: str
    description: str
    sees: str = "none"
    staff: bool = True
    counter: bool = False


ALL = [
    Role("clerk", "受理人员", "在窗口接收申请，核对材料是否齐全，作出受理或者补正告知。", "division", counter=True),
    Role("reviewer", "承办人员", "对已受理的申请进行实质审查，提出承办意见。", "division"),
    Role("chief", "审核人员", "指定承办人员，审核承办意见和程序。", "division"),
    Role("approver", "审批人员", "作出准予或者不予的决定。", "division"),
    Role("publisher", "信息发布审核人员", "审核并发布公告。", "division"),
    Role("sponsor", "业务主管单位", "对送来的申请提出同意、修改或者不同意的意见。", "unit"),
    Role("regulator", "行业管理部门", "对征求的事项提出意见。", "unit"),
    Role("street", "街镇", "办理辖区内社区社会组织的备案，答复征求的意见。", "division"),
    Role("community", "社区（村）", "核查、公示社区社会组织的备案，替不便使用手机的居民代填。", "division", counter=True),
    Role("party", "党建工作机构", "指导社会组织党的组织和党的工作。", "division"),
    Role("office", "联席会议办公室", "收集议题，起草议程和纪要，督办议定事项。", "division"),
    Role("liaison", "联络员", "代表成员单位答复会签和征求意见。", "unit"),
    Role("convener", "召集人", "召集联席会议并审定纪要。", "division"),
    Role("expert", "专家", "对分配的项目独立评分。", "own"),
    Role("member", "评估委员", "参加评估委员会表决。", "own"),
    Role("finance", "财政人员", "办理资金拨付。", "division"),
    Role("purchaser", "采购经办人", "办理购买服务项目。", "unit"),
    Role("custodian", "密钥保管人", "保管开标密钥。", "own"),
    Role("seal_keeper", "印章保管人", "核对签批后用印，登记用印、退回和空白证书；自己拟办、审批的文书由别人用印；看文书，不看办件。"),
    Role("operator", "孵化基地运营机构", "运营孵化基地，答复入驻和场地预约。", "unit"),
    Role("assessor", "评估机构", "开展第三方评估。", "unit"),
    Role("auditor", "审计人员", "查阅全部办件、日志和岗位变动，不办理。", "all"),
    Role("discipline", "监督人员", "查阅全部办件和日志，不办理。", "all"),
    Role("privacy", "个人信息保护人员", "答复更正和删除个人信息的请求，看不到其他办件。", "unit"),
    Role("editor", "信息发布员", "编辑门户的新闻、解读和页面。"),
    Role("admin", "系统管理员", "维护岗位、规则和节假日，看不到办件。"),
    Role("security", "安全管理员", "任命系统管理员和审计人员，看不到办件。"),
    Role("addressee", "收函单位", "答复发到本单位的函件。", staff=False),
    Role("handler", "指定的办理人员", "办理交给本人的事项。", staff=False),
    Role("founder", "发起人", "代表筹备中的组织办理申请。", "own", staff=False),
    Role("applicant", "经办人", "代表组织办理申请。", "own", staff=False),
    Role("legal_rep", "法定代表人", "签署组织的承诺和申请。", "own", staff=False),
]
ROLES = {role.name: role for role in ALL}
POSTS = {name: role for name, role in ROLES.items() if role.staff}

# 三员分立: one person holds at most one of these.
ADMINISTRATORS = ("admin", "security", "auditor")
