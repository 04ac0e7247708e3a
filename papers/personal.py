"""What papers hold about people (network.personal)."""

from network.particulars import DUTY, STORED
from network.personal import called, declare, harmless, sort


def register():
    """Dossiers repeat what cases hold; the self-check says nothing of persons."""
    sort("dossier", "卷宗", purpose="归档、检查和移交", basis=DUTY, seen_by="有权办理该件的工作人员和审计人员", keeps=STORED,
         at_end="随档案移交；重新装订时旧卷删除")  # fmt: skip
    declare("papers.Dossier", "dossier", pieces="卷内文件的题名（可能含姓名）")
    harmless("papers.SelfCheck", "自查发现的问题，不写姓名和号码", "faults")
    sort("receipt", "送达回证", purpose="证明文书已经送达", basis=DUTY, seen_by="有权办理该件的工作人员和审计人员", keeps=STORED,
         at_end="随档案移交")  # fmt: skip
    declare("papers.Delivery", "receipt", mask="加密", receiver="受送达人、代收人或者见证人")
    declare("papers.Delivery", "receipt", note="送达的说明")
    declare("papers.Sealing", "receipt", returned="退回未用印的理由")
    declare("papers.Void", "receipt", reason="作废的理由")
    declare("papers.NumberGap", "receipt", reason="缺号的原因")
    declare("papers.BlankMove", "receipt", reason="空白证书作废、退回的理由")
    declare("papers.ConsentSheet", "receipt", mask="加密", signer="签署电子送达确认书的人", address="接收电子文书的手机号码或者电子邮箱")
    called(papers__ConsentSheet="窗口签署的电子送达确认书", papers__ElectronicConsent="电子送达确认书", papers__BlankBatch="空白证书批次", papers__Blank="空白证书", papers__BlankMove="空白证书台账", papers__Destruction="空白证书销毁单", papers__NumberBook="编号方式", papers__NumberEntry="编号簿登记", papers__NumberGap="缺号说明", papers__Void="作废的文书", papers__Dossier="卷宗", papers__Delivery="送达回证", papers__Sealing="用印登记")
