"""联席会议: the standing body, topics, meetings and what was decided there."""
