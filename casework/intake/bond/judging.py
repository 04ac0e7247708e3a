"""Holding a scan against the sheet it should be: the version checked, not recognised, or refused with what to print anew."""

from dataclasses import dataclass

from casework.intake.bond.reading import read

MATCHED, UNREAD = "matched", "unread"
LABELS = {MATCHED: "已核对版本", UNREAD: "未能识别二维码，请人工核对"}


@dataclass(frozen=True)
class Judged:
    """`state` is MATCHED or UNREAD; with `problems` the scan is refused and its state says nothing."""

    state: str
    problems: tuple[str, ...] = ()


def judged(file, number, sheet, mark, title):
    """The Judged of a scan that should be all pages of one sheet, called `title` on the page, in the version `mark`."""
    return judge(read(file), (number, sheet, mark), title)


def judge(found, wanted, title):
    """The same for what was read already."""
    for place, bond in enumerate(found.bonds, start=1):
        if bond is not None and bond.whole != wanted:
            return Judged(UNREAD, (_other(place, bond, wanted, title),))
    own = [bond for bond in found.bonds if bond is not None]
    if not own:
        return Judged(UNREAD)
    missing = sorted(set(range(1, own[0].pages + 1)) - {bond.page for bond in own})
    unknown = found.pages - len(own)  # pages on which no QR was recognised: one of the missing may be among them
    if len(missing) > unknown:
        said = "、".join(map(str, missing))
        return Judged(
            UNREAD, (f"扫描件缺第{said}页（“{title}”共{own[0].pages}页），请把各页按顺序合成一个PDF后再传。",)
        )
    return Judged(UNREAD if missing else MATCHED)


def _other(place, bond, wanted, title):
    number, sheet, _ = wanted
    if bond.number != number:
        return f"扫描件第{place}页是另一件申请（编号{bond.number}）的，请打印本件的“{title}”，签名盖章后重新扫描。"
    if bond.sheet != sheet:
        return f"扫描件第{place}页不是这一份“{title}”，请打印这一份，签名盖章后重新扫描。"
    return f"扫描件第{place}页是以前印的：印制以后内容改过。请重新打印现在的“{title}”，签名盖章后再传。"
