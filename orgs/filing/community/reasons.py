"""社区社会组织备案: coded reasons for a refusal (第十三条) and for a correction."""

from casework.intake.declared import Reason
from policy.basis import cite

_ARTICLE = cite("community/t13")
# Offered so that whoever means it is told that it is none; it never becomes a reason (第十三条末款).
NOISE = "N00"
NO_REASON = (NOISE, "N00 居民对活动时间、声响等有不同意见（不得单独作为理由）")
MENDABLE = frozenset({"R04", "R05", "R06"})


def _reason(code, text, *articles):
    return Reason(code, text, (*(cite(f"community/t{n}") for n in articles), _ARTICLE))


REFUSALS = (
    _reason("R01", "宗旨或者活动违反法律法规、危害国家安全或者违背社会公德"),
    _reason("R02", "以传教、传销、投资理财或者商品推销为内容"),
    _reason("R03", "属于居村委会下属委员会、业主组织、单位内部团体或者营利组织，不适用备案", 3),
    _reason("R04", "成员人数或者年度活动安排达不到规定，经补正仍达不到", 8, 9),
    _reason("R05", "负责人不符合规定，经告知未更换", 10),
    _reason("R06", "名称不符合规定，经告知未改正", 11),
    _reason("R07", "成员名册、签名或者其他材料虚假"),
    _reason("R08", "没有可用场所，居村委会也无法协调提供", 8),
    _reason("R09", "活动依法须先取得许可而未取得"),
    _reason("R10", "原负责人因撤销备案不满规定期限再次申请", 39),
)
CORRECTIONS = (
    Reason("C01", "名称缺少街道、社区、活动内容或者组织形式中的一项"),
    Reason("C02", "名称使用了“中心”“协会”等字样，请换成队、社、组、站、坊、班、角、会"),
    Reason("C03", "名称与本街镇已备案的相同，请换字号"),
    Reason("C04", "成员名册人数不足或者有重复的人"),
    Reason("C05", "成员没有确认本人愿意参加"),
    Reason("C06", "章程缺少必备条文或者没有过半数成员同意"),
    Reason("C07", "年度活动计划少于规定次数或者写得看不出做什么"),
    Reason("C08", "场所没有提供人确认"),
    Reason("C09", "负责人身份没有核验通过"),
    Reason("C10", "活动须经许可，没有上传许可文件"),
    Reason("C11", "照片看不清，请重拍"),
)
