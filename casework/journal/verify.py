"""verify: does the journal still say what was written into it, and since when is that signed?"""

import json
from dataclasses import dataclass, field
from itertools import groupby

from django.apps import apps

from casework.journal.anchor import Anchor, Gap, heads_in, merkle, signed
from casework.journal.entry import START, Entry, canonical, microseconds, seal
from casework.journal.instant import day_of

# callable() -> sentences about journals of records beside cases; filled by `ready()`.
ALSO = []


@dataclass
class Report:
    """Faults as sentences that name case and line; how much was looked at; how much no anchor covers yet."""

    faults: list = field(default_factory=list)
    entries: int = 0
    cases: int = 0
    anchors: int = 0
    not_anchored: int = 0


def verify():
    """Check every chain, every state against its last line, every anchor; returns a Report."""
    report = Report()
    heads = {}
    rows = Entry.objects.order_by("case_id", "seq").select_related("case").iterator(chunk_size=2000)
    for _, lines in groupby(rows, key=lambda e: e.case_id):
        read_chain(report, heads, list(lines))
    silent = (
        apps.get_model("casework", "Case")
        .objects.exclude(pk__in=Entry.objects.values("case_id"))
        .values_list("number", flat=True)
    )
    report.faults += [f"{number}：没有任何日志" for number in silent]
    _anchors(report, heads)
    report.faults += [said for faults in ALSO for said in faults()]
    return report


def read_chain(report, heads, lines):
    """Check the lines of one case in their order; faults go to the report, digests by (number, seq) to `heads`."""
    case, prev = lines[0].case, START
    report.cases += 1
    for place, line in enumerate(lines, start=1):
        report.entries += 1
        where = f"{case.number} 第{line.seq}条"
        if line.seq != place:
            report.faults.append(f"{case.number} 第{place}条：缺失或者次序被改动")
            place = line.seq
        if line.prev != prev:
            report.faults.append(f"{where}：与上一条不相接")
        if seal(line.body) != line.digest:
            report.faults.append(f"{where}：内容与印记不符")
        elif not _columns_agree(line):
            report.faults.append(f"{where}：列与封存的内容不符")
        prev = line.digest
        heads[(case.number, line.seq)] = line.digest
    done = [line for line in lines if line.outcome == "done"]
    if done and (done[-1].target != case.state or done[-1].version != case.version):
        report.faults.append(f"{case.number}：状态或者版本与最后一条日志不符")


def _columns_agree(line):
    body = json.loads(line.body)
    pairs = {
        "seq": line.seq, "prev": line.prev, "kind": line.kind, "actor_name": line.actor_name, "post": line.post,
        "unit": line.unit, "step": line.step, "source": line.source, "target": line.target, "version": line.version,
        "outcome": line.outcome, "actor": line.actor_id, "decider": line.decider_id, "case": line.case.number,
        "at": microseconds(line.at), "recorded_at": microseconds(line.recorded_at),
    }  # fmt: skip
    return all(body.get(name) == value for name, value in pairs.items()) and canonical(body) == line.body


def _anchors(report, heads):
    gaps = {}
    for gap in Gap.objects.all():
        if signed(gap):
            gaps.setdefault(gap.case_number, []).append((gap.seq, gap.recorded_at))
        else:
            report.faults.append(f"{gap.case_number} 的缺口说明：签名不符")
    previous, anchored = START, {}
    for row in Anchor.objects.order_by("day"):
        report.anchors += 1
        found = heads_in(row)
        if not signed(row):
            report.faults.append(f"{row.day} 的锚：签名不符")
        if row.previous != previous:
            report.faults.append(f"{row.day} 的锚：与前一个锚不相接")
        if merkle([canonical(head) for head in found]) != row.root:
            report.faults.append(f"{row.day} 的锚：根与所列的日志不符")
        for number, seq, digest in found:
            anchored[number] = seq
            if heads.get((number, seq)) != digest and not _excused(gaps.get(number, ()), seq, row.day):
                report.faults.append(f"{number} 第{seq}条：与 {row.day} 签名的锚不符")
        previous = row.root
    report.not_anchored = sum(1 for number, seq in heads if seq > anchored.get(number, 0))


def _excused(gaps, seq, day):
    """Whether a signed gap explains that a line anchored on this day is not what it was."""
    return any(seq > last and day <= day_of(said_at) for last, said_at in gaps)
