"""What the joint meeting holds about people (network.personal)."""

from network.personal import called, declare, harmless


def register():
    """The roster of officials; the words of topics and minutes, which pass the gate for numbers before they are published."""
    declare("meetings.Seat", "post", name="姓名", title="职务")
    declare("meetings.AgendaItem", "case", statements="会议上的发言", reporter="汇报人", recused="回避人员")
    declare("meetings.Topic", "case", leader="本单位负责人")
    declare("meetings.Meeting", "case", attendance="签到的人员", chair="主持人", recorder="记录人", handled="纪要意见的处理")
    declare("meetings.Decision", "case", responsible="责任人")
    harmless("meetings.Topic", "报送前检查过，没有号码", "background", "done", "proposals", "touched", "kinds", "gaps", "supplied", "joined",
             "revised", "reason", "review_grounds", "review_finding", "resolution", "about_words")  # fmt: skip
    harmless("meetings.AgendaItem", "会议的结论和任务，公开前检查", "considered", "resolved", "required", "tasks")
    harmless("meetings.Meeting", "会议安排和纪要的文字，公开前检查", "invited", "proposers", "reports", "opinion", "opening", "rulings", "reason", "corrections")
    harmless("meetings.Decision", "任务和落实情况", "text", "assisting", "plan", "progress", "result", "gaps", "finding", "opinion", "urging",
             "reason", "about_words")  # fmt: skip
    harmless("meetings.Circulation", "会签稿和决定的文字，拟写时检查过，没有号码", "asked", "direct", "grounds", "resolution", "tasks", "changes", "opinion",
             "reason", "about_words")  # fmt: skip
    harmless("meetings.Bulletin", "各单位的数字和做法，印发前检查", "figures", "examples", "reason")
    harmless("meetings.Charge", "议题里写明的事实，填写时检查过，没有号码", "words")
    harmless("meetings.Packet", "没有编入的附件和原因", "remarks", "restricted")
    called(meetings__Seat="联席会议成员和联络员", meetings__AgendaItem="会议议程", meetings__Topic="联席会议议题", meetings__Meeting="联席会议",
           meetings__Decision="议定事项", meetings__Raised="待提议题的处理", meetings__Circulation="书面会签", meetings__Charge="督办任务",
           meetings__Packet="会议材料汇编", meetings__PacketCopy="各单位的材料汇编", meetings__Bulletin="督查通报")  # fmt: skip
