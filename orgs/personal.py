"""What the register and its processes hold about people (network.personal)."""

from network.particulars import DUTY
from network.personal import called, declare, harmless, sort

SPINE = ("gaps", "unmended", "fixed_on_spot", "findings", "opinion_text", "chief_opinion", "return_reason", "told_reasons",
         "told_facts", "statement", "adopted", "reasons", "interest", "hearing_reason", "annulled_reasons", "insist_reason",
         "revocation_statement")  # fmt: skip
OF_NAMES = ("insisted", "told_rows", "similarity", "holder_says", "skipped", "overruled", "progress", "claim",
            "dispute_answer", "grounds", "finding")  # fmt: skip


def register():
    """The register keeps its people as long as it exists; the words of a decision stay with its file."""
    sort("register", "登记簿里的人员", purpose="登记法定代表人和负责人，查兼任和利益冲突", basis=f"{DUTY}、《社会团体登记管理条例》（条号待核实）",
         seen_by="办理人员，身份证号码遮盖；法定代表人姓名公开", keeps="登记簿长期保存（期限待核实）", at_end="不删除；写错的按更正程序改")  # fmt: skip
    declare("orgs.Person", "register", name="姓名")
    declare("orgs.Person", "register", mask="保留前六后二位", id_number="身份证号码", id_blind="身份证号码检索码")
    declare("orgs.Fact", "register", value="登记事项的历次值（含法定代表人姓名）")
    declare("orgs.Organization", "register", address="住所（民办小机构可能是住宅）")
    declare("orgs.ImportedRow", "register", before="导入前的旧值")
    declare("orgs.SingleEntry", "register", cells="逐条录入的内容", ground="依据的文号或者材料", dropped_why="不予确认的理由")
    _founding()
    declare("orgs.OrganizationClaim", "case", **dict.fromkeys(("reason", "findings", "missing", "objection", "answer"), "认领的说明、核对和意见"))
    declare("orgs.ClaimCode", "case", mask="加密", visitor="来访人姓名", code="认领码检索码", seen="核对的证件种类")
    harmless("orgs.PaperFile", "纸质卷宗里缺少的栏目名", "lacking")
    harmless("orgs.ReportPeriod", "只有统计数字", "body")
    harmless("orgs.Organization", "组织的公开登记事项", "name", "name_key", "purpose", "scope")
    harmless("orgs.ImportBatch", "文件名", "name")
    harmless("orgs.NameReservation", "组织名称", "name")
    for label in ("orgs.Establishment", "orgs.NameCheck"):
        declare(label, "case", **dict.fromkeys(SPINE, "办理意见和理由的文字"))
    declare("orgs.Establishment", "case", legal_rep_name="拟任法定代表人",
            **dict.fromkeys(("sponsor_opinion", "revocation_facts"), "办理意见和理由的文字"))  # fmt: skip
    declare("orgs.Establishment", "case", mask="加密", account_sealed="开户银行和账号")
    declare("orgs.NameCheck", "case", objector="异议人", **dict.fromkeys(OF_NAMES, "办理意见和理由的文字"))
    harmless("orgs.Establishment", "组织的名称、宗旨、范围、住所", "full_name", "purpose", "scope", "address")
    harmless("orgs.NameCheck", "组织的名称和业务范围", "scope", "first_name", "second_name", "third_name", "origin")
    called(orgs__Person="登记簿里的人员", orgs__Appointment="担任的职务", orgs__Organization="组织", orgs__ImportBatch="名册导入", orgs__SingleEntry="逐条录入",
           orgs__Fact="登记事项", orgs__Establishment="成立登记", orgs__NameCheck="名称核准",
           orgs__OrganizationClaim="认领组织", orgs__ClaimCode="窗口认领码")  # fmt: skip


def _founding():
    """Founding members, who have no account: their words stay with the application."""
    declare("orgs.FoundingMember", "case", mask="加密，号码保留前六后二位", name="发起会员的姓名或名称", number="证件号码", number_blind="证件号码检索码",
            representative="单位会员的代表", phone="手机号码")  # fmt: skip
    declare("orgs.FoundingInvitation", "case", mask="加密，工作人员不可见", link="确认链接")
    declare("orgs.FoundingAnswer", "case", reason="不同意的理由")
    declare("orgs.FoundingMeeting", "case", others="列席人员")
    called(orgs__FoundingMember="发起会员", orgs__FoundingList="联名名单", orgs__FoundingSheet="联名签名页", orgs__FoundingMeeting="成立大会",
           orgs__SheetScan="签名页扫描件", orgs__FoundingPaper="联名文书", orgs__FoundingInvitation="联名邀请",
           orgs__CutOver="纸质卷宗接续截止日", orgs__PaperFile="接续的纸质卷宗", orgs__ReportPeriod="月报关账")  # fmt: skip
