"""The 1+8: one overall opinion and the eight systems under it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class System:
    """One of the nine: its number, name, the folder it lives in, its document and what it is for in a sentence."""

    number: int
    name: str
    folder: str
    document: str
    sentence: str


SYSTEMS = [
    System(0, "总体意见", "policy", "overall-opinion", "全区社会组织建设的目标、分工和保障，八项制度都由它展开。"),
    System(1, "社区社会组织建设", "orgs/filing", "community", "居民身边的小组织怎么备案、怎么得到支持。"),
    System(2, "社会组织评估", "orgs/evaluation", "evaluation", "由专家和评估委员会评定1A至5A等级。"),
    System(3, "登记注册", "orgs/registration", "registration", "成立、变更、注销和年度检查，一步一步怎么办。"),
    System(4, "联席会议", "meetings", "joint-meeting", "多个部门一起议事，议题、议程、纪要和督办。"),
    System(5, "政府购买服务", "grants/procurement", "procurement", "政府怎样向社会组织购买服务并验收付款。"),
    System(6, "公益创投", "grants/venture", "venture", "资助好的公益项目，从征集、评审到结项。"),
    System(7, "孵化培育", "incubator", "incubation", "为初创的组织提供场地、辅导和成长评估。"),
    System(8, "党建指导", "orgs/party", "party", "社会组织党的组织和党的工作怎样开展。"),
]
BY_NUMBER = {system.number: system for system in SYSTEMS}
