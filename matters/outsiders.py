"""People without an account who are written to: a third party, an objector. Name and contact stay sealed with the matter."""

from casework.core.step import step
from matters.matter import Matter
from network.vault import unseal

WAYS = [("hand", "当面送达"), ("post", "邮寄送达"), ("left", "留置送达"), ("electronic", "电子送达（已发电子邮件或者短信）")]


def opened(matter):
    """(name, contact) as given, or two empty strings for somebody anonymous."""
    if not matter.sealed:
        return "", ""
    name, _, found = unseal(matter.sealed, f"matter:{matter.pk}").partition("\n")
    return name, found


def contact(case):
    """How they are reached, by the matter or its plain case."""
    matter = case if isinstance(case, Matter) else Matter.objects.get(pk=case.pk)
    return opened(matter)[1].strip()


def called(matter):
    """How a paper addresses them: a body by its name, a person by the family name alone, for papers lie on file."""
    name, _ = opened(matter)
    return name if len(name) > 4 and "·" not in name else f"{name[:1]}某" if name else "异议人"


def paper_has_gone_out(matter, act):
    """要送达的文书已经编号、用印。"""
    if matter.letters.filter(paper__gt="", cancelled_at__isnull=True).exclude(waits_for="").exists():
        yield "要送达的文书还没有编号、用印，请先到文书登记簿办理，再登记送达。"


def delivering(sources, target, *, by, basis, checks):
    """The step that records how and when the printed or electronic letter reached them."""

    @step(sources, target, label="登记送达", by=by, basis=basis, form="DeliverForm", checks=[paper_has_gone_out, *checks])
    def deliver(self, *, by, delivered_how, delivered_on, receipt=None):
        """It is in their hands: how, since when, with the receipt on file."""
        self.delivered_how, self.delivered_on = delivered_how, delivered_on

    return deliver
