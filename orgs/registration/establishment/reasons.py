"""成立登记: coded reasons for a refusal and for a correction, each with its ground."""

from casework.intake.declared import Reason
from policy.basis import cite, law

_A13, _P11 = law("社会团体登记管理条例", 13), law("民办非企业单位登记管理暂行条例", 11)
_A10, _P8 = law("社会团体登记管理条例", 10), law("民办非企业单位登记管理暂行条例", 8)

REFUSALS = (
    Reason("R01", "宗旨、业务范围不符合法律法规规定", (_A13, _P11)),
    Reason("R02", "同一行政区域内已有业务范围相同或者相似的组织，没有必要成立",
           (_A13, _P11, cite("registration/examination-points"))),
    Reason("R03", "发起人或者拟任负责人受过剥夺政治权利的刑事处罚", (_A13, _P11)),
    Reason("R04", "发起人或者拟任负责人不具有完全民事行为能力", (_A13, _P11)),
    Reason("R05", "申请时弄虚作假", (_A13, law("行政许可法", 78))),
    Reason("R06", "会员数量未达到法定下限或者会员身份不实", (_A10, cite("registration/refusal-grounds"))),
    Reason("R07", "活动资金或者开办资金未达到要求或者来源不合法", (_A10, _P8)),
    Reason("R08", "没有固定住所或者场所不能使用", (_A10, _P8)),
    Reason("R09", "没有与业务活动相适应的工作人员或者组织机构", (_A10, _P8)),
    Reason("R10", "拟任法定代表人同时担任其他社会团体的法定代表人且不更换", (law("社会团体登记管理条例", 12),)),
    Reason("R11", "应当经业务主管单位审查同意而未取得，或者同意文件已失效",
           (law("社会团体登记管理条例", 3), law("民办非企业单位登记管理暂行条例", 3), cite("registration/sponsor-review"))),
    Reason("R12", "章程缺少法定事项或者内容违法，经说明订正仍不改正",
           (law("社会团体登记管理条例", 14), law("民办非企业单位登记管理暂行条例", 10))),
    Reason("R13", "法律、行政法规禁止的其他情形", (_A13, _P11)),
)  # fmt: skip

CORRECTIONS = (
    Reason("C01", "申请书缺少签名、盖章或者日期"),
    Reason("C02", "业务主管单位审查文件缺少文号、日期或者印章"),
    Reason("C03", "资金证明缺少金额、账户名称，或者日期在申请之后"),
    Reason("C04", "住所证明的使用期不够，或者与填报地址不一致"),
    Reason("C05", "身份证明不清晰、过期或者缺少一面"),
    Reason("C06", "会员名册缺少签名，或者人数与填报不一致"),
    Reason("C07", "成立大会纪要缺少应到、实到或者表决人数"),
    Reason("C08", "章程草案缺少法定事项"),
    Reason("C09", "章程缺少党的建设或者核心价值观内容"),
    Reason("C10", "拟任负责人基本情况表缺项或者未签名"),
    Reason("C11", "公务员兼任负责人未附批准文件"),
    Reason("C12", "委托办理未附授权委托书"),
    Reason("C13", "缺少党员情况调查表或者党建工作承诺书"),
    Reason("C14", "文件打不开或者页面缺失"),
)
