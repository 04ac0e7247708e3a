"""What the door answers when it does not open."""


class Closed(Exception):
    """Base of all answers that leave the case as it was."""


class Refused(Closed):
    """The step is possible for this person but not now: every problem at once, with the form that has them."""

    def __init__(self, problems, form=None):
        # A Problem is a sentence that knows its field: a page that catches this puts it there.
        self.problems, self.form = [p if isinstance(p, str) else str(p) for p in problems], form
        super().__init__("；".join(self.problems) or "表单没有填对")


class NotYours(Closed):
    """The case is visible, the step belongs to somebody else (403)."""

    def __init__(self, sentence):
        self.problems = [sentence]
        super().__init__(sentence)


class Stale(Closed):
    """Somebody acted since the page was drawn (409); `entry` says who did what."""

    def __init__(self, entry):
        self.entry = entry
        super().__init__(f"{entry.actor_name}已经办理了这件" if entry else "页面已经过时")


class Reused(Closed):
    """The same key came with other content (409)."""

    def __init__(self):
        super().__init__("同一份表单不能提交两种内容，请刷新页面后重新填写。")


class Problem(str):
    """A check's sentence that belongs beside one field of the form."""

    def __new__(cls, sentence, field):
        made = super().__new__(cls, sentence)
        made.field = field
        return made
