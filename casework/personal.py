"""What cases hold about people (network.personal)."""

from network.particulars import DUTY, STORED
from network.personal import called, declare, harmless, sort


def register():
    """Drafts, submissions, files, visits, letters, objections, the journal."""
    _sorts()
    _columns()
    _harmless()


def _sorts():
    sort("draft", "没有提交的填报内容和附件", purpose="让申请人分次填写", basis=DUTY, seen_by="本人一方；工作人员看不到", rule="retention.draft",
         at_end="办件终止满期后删除内容和文件", erasable=True)  # fmt: skip
    sort("case", "提交的申请、材料和文书", purpose="审查、决定和送达", basis=DUTY, seen_by="本人一方；有权办理该件的工作人员，号码遮盖，查看须写理由",
         keeps=STORED, at_end="随档案移交")  # fmt: skip
    sort("visit", "窗口来访", purpose="代为录入并证明来访人到场", basis=DUTY, seen_by="办理该件的窗口受理人员", keeps=STORED, at_end="随档案移交")
    sort("objection", "公众异议", purpose="核实异议并答复", basis=DUTY, seen_by="核实和确认答复的人员，查看姓名和联系方式须写理由", keeps=STORED,
         at_end="随档案移交")  # fmt: skip
    sort("contact", "来电来访记录", purpose="记下来人问的事，按期答复", basis=DUTY, seen_by="能看该件的工作人员；不涉及办件的，记录单位的工作人员；号码遮盖，查看须写理由",
         rule="retention.contact", at_end="不涉及办件的满期删除，涉及办件的随档案移交")  # fmt: skip
    sort("member", "组织成员和授权", purpose="确定谁能代表组织办理，留存授权依据", basis=DUTY, seen_by="这个组织的成员", keeps=STORED,
         at_end="随档案移交")  # fmt: skip
    sort("journal", "办理日志", purpose="证明谁在何时办理", basis=DUTY, seen_by="有权看该件的人；申请人一方不写姓名", keeps=STORED,
         at_end="个人信息只以加盐摘要存在，删除盐后不可还原，链条不断")  # fmt: skip
    sort("request", "个人信息请求", purpose="答复更正、删除请求", basis="《个人信息保护法》第四章（个人的权利，条号待核实）",
         seen_by="本人；个人信息保护人员", keeps=STORED, at_end="随档案移交；请求内容办结后清空")  # fmt: skip


def _columns():
    declare("casework.Draft", "draft", mask="加密，工作人员不可见", answers="填报内容")
    declare("casework.Submission", "case", mask="号码保留首尾", body="提交内容")
    declare("casework.Upload", "case", name="文件名（文件可能是证件、简历）")
    declare("casework.Case", "case", title="办件名称（可能含姓名）")
    declare("casework.Letter", "case", says="通知内容", words="文书用语")
    declare("casework.Reading", "case", note="承办人员阅读时记下的补正要点（只有本人看得到）")
    declare("casework.Undo", "case", fields="撤回一步所需的旧值")
    declare("casework.Visit", "visit", mask="加密", visitor="来访人")
    declare("casework.Visit", "visit", mandate="授权说明")
    declare("casework.Objection", "objection", mask="加密", name="姓名", contact="联系方式", words="异议内容", answer="答复")
    declare("casework.Objection", "objection", origin="网络地址检索码")
    declare("casework.Contact", "contact", mask="加密", who="来人", words="说了什么")
    declare("casework.ContactAnswer", "contact", mask="加密", words="怎样答复的")
    declare("casework.KeptFilter", "case", name="筛选的名称（只有本人看得到）", asked="筛选的条件（只有本人看得到）")
    declare("casework.Entry", "journal", actor_name="办理人（工作人员姓名）", body="日志原文")
    declare("casework.Scan", "case", hits="附件里发现的号码（遮盖）")
    declare("casework.Invitation", "member", mask="加密", invitee="被邀请人姓名")
    declare("casework.Mandate", "member", scope="授权事项")
    declare("casework.HeadRemoval", "member", mask="加密", visitor="来访人", objection="负责人的意见")
    declare("casework.HeadRemoval", "member", reason="决定的理由")
    declare("casework.MemberChange", "member", what="成员变动")
    declare("casework.DataRequest", "request", mask="加密", wish="请求内容和理由")
    declare("casework.DataRequest", "request", answer="答复")


def _harmless():
    harmless("casework.Scan", "没能读出的文件部分", "unread")
    harmless("casework.ExternalMirror", "外部系统的编号和状态，不用录入的原因", "number", "status", "waived")
    harmless("casework.MirrorChange", "外部系统的编号和状态，不用录入的原因", "number", "status", "waived")
    harmless("casework.Outage", "中断和撤回的原因", "withdrawn_reason")
    harmless("casework.Deadline", "期限名称", "name")
    harmless("casework.Letter", "通知种类", "name")
    harmless("casework.Series", "文号系列", "name")
    harmless("casework.Anchor", "只有摘要", "heads")
    harmless("casework.PublicNotice", "公开发布的文字，发布前经过个人信息检查", "body", "override_reason", "withdrawn_reason", "result")
    harmless("casework.Deadline", "依据的文字", "basis")
    called(casework__Draft="草稿", casework__Submission="提交的申请", casework__Upload="上传的文件", casework__Case="办件",
           casework__Visit="窗口来访", casework__Letter="通知", casework__Outbox="发送记录", casework__Objection="异议", casework__Contact="来电来访", casework__KeptFilter="保存的筛选", casework__Digest="每日提醒", casework__DigestOff="每日提醒的开关", casework__ContactAnswer="来电来访的答复",
           casework__Entry="办理日志", casework__Barred="回避记录", casework__Command="按键记录", casework__Opened="打开办件的记录",
           casework__Reading="阅读办件材料的标记", casework__Invitation="成员邀请", casework__Mandate="经办人授权书", casework__HeadRemoval="移出负责人的登记", casework__MemberChange="成员变动", casework__NotifyOff="通知方式",
           casework__Disowned="对代录签批的异议", casework__PublicNotice="公告公示", casework__Scan="附件检查", casework__Undo="撤回用的旧值",
           casework__DataRequest="个人信息请求", casework__Outage="故障记录", casework__Stop="期限暂停", casework__Paper="文书",
           casework__ExternalMirror="外部系统的记录", casework__MirrorChange="外部系统记录的经过")  # fmt: skip
