"""名称核准: coded reasons for a refusal and for a correction, each with its ground."""

from casework.intake.declared import Reason
from policy.basis import cite, law

_STRUCTURE, _FORBIDDEN = cite("registration/name-structure"), cite("registration/name-forbidden")
_DUPLICATE, _FITTING = cite("registration/name-duplicate"), cite("registration/name-before-establishment")

REFUSALS = (
    Reason("R01", "没有以天津市滨海新区开头或者行政区划使用不规范（N1、N2）", (_STRUCTURE,)),
    Reason("R02", "功能区名称单独使用（N2）", (_STRUCTURE,)),
    Reason("R03", "字号不足规定的汉字数、是行政区划名称或者完整句子，或者人名未经同意（N3）", (_STRUCTURE,)),
    Reason("R04", "组织形式不属于本类型允许的用语，或者含有总、连锁、集团（N4）", (_STRUCTURE, _FORBIDDEN)),
    Reason("R05", "含有外国文字、汉语拼音字母或者阿拉伯数字（N5）", (_FORBIDDEN,)),
    Reason("R06", "含有损害国家和公共利益、违背公序良俗或者误导公众的内容（N6）", (_FORBIDDEN,)),
    Reason("R07", "含有政党、党政机关、部队名称或者国家领导人姓名（N3、N6）", (_FORBIDDEN,)),
    Reason("R08", "与已登记或者已保留的名称相同，或者去除行政区划和组织形式后相同（N7）",
           (_DUPLICATE, cite("registration/name-reservation"))),
    Reason("R09", "与相近名称足以造成混淆（N7）", (_DUPLICATE,)),
    Reason("R10", "处于被撤销登记、变更或者注销名称的冷却期（N8）", (_DUPLICATE,)),
    Reason("R11", "使用中国、全国、中华、国际、世界等字样（N9）",
           (_FORBIDDEN, law("社会团体登记管理条例", 10), law("民办非企业单位登记管理暂行条例", 8))),
    Reason("R12", "与业务范围、会员分布或者活动地域不一致（N10）", (_FITTING, law("社会团体登记管理条例", 10))),
)  # fmt: skip

CORRECTIONS = (
    Reason("C01", "申请人身份证明缺少、不清晰或者过期"),
    Reason("C02", "申请人不是发起人、举办者或者法定代表人且未附委托书"),
    Reason("C03", "发起人共同确认书缺少签名"),
    Reason("C04", "名称变更未附会议决议"),
    Reason("C05", "人名使用同意书缺少或者签名不全"),
    Reason("C06", "业务范围或者行业分类未填写"),
    Reason("C07", "字号或者字号含义未填写"),
    Reason("C08", "异地商会未填写原籍地行政区划"),
)

# 第二十四条: nothing else is a reason to deny a renewal.
DENIALS = [("renewed", "已经续期过"), ("unfit", "名称已不符合现行规定"), ("given_up", "申请人放弃筹备")]
