"""What the clock does for packets: bind those the office asked for. The files lie there before a row says so."""

import logging
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction

from casework.journal.instant import now
from meetings.packets.binding import bind, digest
from meetings.packets.content import digest_of, for_few, laid
from meetings.packets.rows import LOST, WAITING, Packet, PacketCopy
from papers.limits import Unprintable

log = logging.getLogger(__name__)
AT_ONCE = 2  # a packet of two dozen copies takes seconds: the next round takes the next


def ask(case, by):
    """Ask for a binding; None when one is waiting already."""
    last = Packet.objects.filter(meeting_id=case.pk).first()
    try:
        with transaction.atomic():
            return Packet.objects.create(
                meeting_id=case.pk, version=last.version + 1 if last else 1, restricted=for_few(laid(case)), agenda=digest_of(case),
                asked_by=by, asked_at=now(),
            )  # fmt: skip
    except IntegrityError:
        return None


def bind_waiting(day):
    """Bind what waits. No step is taken, so it counts none."""
    for pk in list(Packet.objects.filter(WAITING).order_by("asked_at").values_list("pk", flat=True)[:AT_ONCE]):
        make(pk)
    for packet in Packet.objects.filter(fault=LOST).select_related("meeting__meeting")[:AT_ONCE]:
        remake(packet)
    return 0


def lost(copy):
    """Whether a copy's file is not there; the packet's are then asked for again, as they were. Returns whether they are being made."""
    packet = copy.packet
    if not path_of(copy.path).is_file():
        Packet.objects.filter(pk=packet.pk, fault="").update(fault=LOST)
        return True
    return packet.fault == LOST


def remake(packet):
    """The files of a binding once more: byte for byte, or where the meeting has gone on since, a new version that waits its turn."""
    copies = {copy.number: copy for copy in packet.copies.all()}
    try:
        found, _, _ = bind(packet, packet.made_at)
    except Exception:  # as in `make`: the new version says what is wrong
        log.exception("packet of meeting %s", packet.meeting_id)
        found = []
    if {one.number: digest(one.content) for one in found} != {number: copy.sha256 for number, copy in copies.items()}:
        Packet.objects.filter(pk=packet.pk, fault=LOST).update(made_at=None, fault="", version=packet.version + 1)
        packet.copies.all().delete()
        return
    for one in found:
        lay(copies[one.number].path, one.content)
    Packet.objects.filter(pk=packet.pk, fault=LOST).update(fault="")


def make(pk):
    """Bind one; the meeting's earlier packets go. Returns 1 if made."""
    packet = Packet.objects.select_related("meeting__meeting").filter(WAITING, pk=pk).first()
    if packet is None:
        return 0
    made = now()
    try:
        found, archival, remarks = bind(packet, made)
    except Unprintable as refused:
        Packet.objects.filter(WAITING, pk=pk).update(fault=refused.problems[0][:200])
        return 0
    except Exception:  # one file that cannot be bound must not stop the clock; the page says so
        log.exception("packet of meeting %s", packet.meeting_id)
        Packet.objects.filter(WAITING, pk=pk).update(fault="装订没有成功，请联系管理员查看服务器日志。")
        return 0
    copies = [kept(packet, one) for one in found]
    agenda, few = digest_of(packet.meeting.meeting), for_few(laid(packet.meeting.meeting))
    with transaction.atomic():
        taken = Packet.objects.filter(WAITING, pk=pk).update(made_at=made, archival=archival, remarks=remarks, agenda=agenda, restricted=few)
        old = Packet.objects.filter(meeting_id=packet.meeting_id).exclude(pk=pk) if taken else Packet.objects.none()
        gone = list(PacketCopy.objects.filter(packet__in=old).values_list("path", flat=True))
        old.delete()
        PacketCopy.objects.bulk_create(copies if taken else [])
    for name in gone if taken else [copy.path for copy in copies]:
        path_of(name).unlink(missing_ok=True)
    return taken


def kept(packet, bound):
    """Write one copy's file; its row, not yet stored."""
    mark = digest(bound.content)
    name = f"{packet.pk}-{bound.number}-{mark[:16]}.pdf"
    lay(name, bound.content)
    return PacketCopy(packet=packet, unit=bound.unit, number=bound.number, pages=bound.pages, path=name, sha256=mark)


def lay(name, content):
    """Write one file, whole or not at all."""
    target = path_of(name)
    target.with_suffix(".part").write_bytes(content)
    target.with_suffix(".part").chmod(0o640)
    target.with_suffix(".part").replace(target)


def path_of(name):
    """The file of a copy."""
    place = Path(settings.PRIVATE_DIR) / "packets"
    place.mkdir(parents=True, exist_ok=True)
    return place / name
