"""名称核准: the papers an application needs, when and on what ground."""

from casework.intake.declared import Material, SignedPage
from policy.basis import cite

_ALTERNATIVES, _STRUCTURE = cite("registration/name-alternatives"), cite("registration/name-structure")
_SCAN = ("pdf", "jpg", "png")

MATERIALS = (
    Material("identity", "申请人身份证明", (_ALTERNATIVES,), _SCAN, reusable=True, hint="身份证正反两面都要。"),
    Material("founders_statement", "发起人或者举办者共同确认书", (_ALTERNATIVES,),
             when=lambda a: a.get("use_for") == "establishment" and a.get("several") == "yes",
             when_label="用于成立登记，发起人有两名以上的",
             page=SignedPage("我们共同确认以上申请内容，同意按所列名称办理。", ("全体发起人或者举办者签名（盖章）", "签署日期"))),
    Material("resolution", "同意变更名称的会议决议", (cite("registration/name-before-establishment"), cite("registration/t36")),
             ("pdf", "docx"), lambda a: a.get("use_for") == "change", "用于名称变更的", reusable=True),
    Material("name_consent", "人名使用同意书", (_STRUCTURE,), when=lambda a: a.get("personal_name") == "yes",
             when_label="字号使用人名的", hint="本人签名；已故的由近亲属签名。"),
    Material("original_org_proof", "原组织关系证明", (cite("registration/name-duplicate"),),
             when=lambda a: a.get("restores") == "yes", when_label="申请恢复本组织原名称的"),
)  # fmt: skip
