"""What the joint meeting holds about people (network.personal)."""

from network.personal import called, declare, harmless


def register():
    """The roster of officials; the words of topics, which pass the gate for numbers before they are sent around."""
    declare("meetings.Seat", "post", name="姓名", title="职务")
    declare("meetings.AgendaItem", "case", statements="会议上的发言", reporter="汇报人", recused="回避人员")
    declare("meetings.Topic", "case", leader="本单位负责人")
    harmless("meetings.Topic", "报送前检查过，没有号码", "background", "done", "proposals", "touched", "kinds", "gaps", "supplied", "joined",
             "revised", "reason", "review_grounds", "review_finding", "resolution")  # fmt: skip
    harmless("meetings.AgendaItem", "会议的结论和任务，公开前检查", "considered", "resolved", "required", "tasks")
    called(meetings__Seat="联席会议成员和联络员", meetings__AgendaItem="会议议程", meetings__Topic="联席会议议题")
