"""On which grounds no meeting is held (《联席会议制度》第三十一条): chosen by the convener for a topic, by the office for a draft."""

GROUNDS = [("pressing", "时限紧迫，来不及召开会议"), ("agreed", "各单位意见已经基本一致，只需确认"), ("adjusting", "对已议定事项的时限、分工作非实质性调整")]
