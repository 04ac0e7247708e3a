"""How the tests make notices: a sort, a text, the people who draft, check and publish."""

from casework.core.perform import perform
from casework.notices import publishing

TEXT = "拟准予天津市滨海新区盐业文化服务中心成立登记，现公示有关事项。\n\n业务范围：盐业历史整理；公益讲座。"


def staffed(bureau):
    """The bureau with an editor and a second publisher."""
    bureau.hire("publisher2", "publisher", "civil")
    bureau.hire("editor", "editor", "civil")
    return bureau


def drafted(bureau, sort="registration_publicity", *, title="关于盐业文化服务中心成立登记的公示", body=TEXT, by=None, **more):
    """A draft by the editor."""
    return publishing.draft(
        sort=sort, title=title, body=body, by=by or bureau.editor, unit=bureau.units["civil"], division=bureau.district, **more
    )


def checked(bureau, *args, **more):
    """A draft that a publisher has checked."""
    notice = drafted(bureau, *args, **more)
    return perform(notice, "review", by=bureau.publisher, looked_through="on")


def published(bureau, *args, **more):
    """A notice on the portal."""
    notice = checked(bureau, *args, **more)
    return perform(notice, "publicize" if notice.kind == "publicity" else "announce", by=bureau.publisher)
