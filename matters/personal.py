"""What side matters hold about people (network.personal)."""

from network.personal import called, declare, harmless


def register():
    """The one table of all matters."""
    declare("matters.Matter", "case", mask="加密", sealed="第三方的姓名和联系方式")
    declare("matters.Matter", "case", members="参加人员和证号", presences="到场记录", signatures="签名记录", record="笔录",
            findings="核查情况", answer="答复", answered_by="答复单位负责人", weighed="采纳情况", question="问题", reason="理由")  # fmt: skip
    harmless("matters.Matter", "发函前检查过，没有号码", "extract")
    called(matters__Matter="旁支事项（征求意见、听证、核查等）")
