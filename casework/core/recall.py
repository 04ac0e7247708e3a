"""recall: the same person takes back their last step while nobody has gone on from it."""

from casework.core.act import Act
from casework.core.answers import NotYours, Refused
from casework.core.edge import Opened, Undo
from casework.core.phases import PHASES
from casework.core.process import process_of
from casework.core.step import Card
from casework.journal.instant import day_of
from network.actors import Machine

# Fields that describe the row itself; everything else a step changed is put back.
STAYS = {"id", "case_ptr", "number", "process", "version", "state", "intake", "parent", "party"}


def remember(case, act):
    """Note how the case stood before a recallable step."""
    act.extra_before = None
    if act.card.recallable and act.card.target != act.source:
        act.extra_before = _snapshot(case)


def _snapshot(case):
    fields = [f for f in case._meta.concrete_fields if f.name not in STAYS]
    return {field.attname: field.value_to_string(case) if field.value_from_object(case) is not None else None
            for field in fields}  # fmt: skip


def attach(case, act):
    """Keep the note for the step just journalled; whatever was kept before is over."""
    Undo.objects.filter(case_id=case.pk).delete()
    before = getattr(act, "extra_before", None)
    if before is not None:
        Undo.objects.create(case_id=case.pk, entry=act.entry, state=act.source, fields=before)


def refusal(case, by):
    """Why the last step may not be recalled by this person, or None."""
    undo = Undo.objects.filter(case_id=case.pk).select_related("entry").first()
    if undo is None:
        return "这件没有可以撤回的步骤；已经送达或者办结的，只能更正或者撤销。"
    if undo.entry.actor_id != by.pk:
        return "只有办理上一步的人自己可以撤回。"
    if Opened.objects.filter(case_id=case.pk, version=case.version).exclude(user=by).exists():
        return "下一环节的人员已经打开这件，不能撤回。"
    return next((s for s in (ask(case, undo.entry) for ask in PHASES["recall"]) if s), None)


def prepare(case, by, instant):
    """Put the case back as it stood and return the act to be written; raises NotYours or Refused."""
    undo = Undo.objects.filter(case_id=case.pk).select_related("entry").first()
    if isinstance(by, Machine) or (undo and undo.entry.actor_id != by.pk):
        raise NotYours("只有办理上一步的人自己可以撤回。")
    sentence = refusal(case, by)
    if sentence:
        raise Refused([sentence])
    card = prepare_card(case, undo)
    act = Act(case, card, by, instant, day_of(instant), source=case.state, extra={"recalls": undo.entry.seq})
    fields = {field.attname: field for field in case._meta.concrete_fields}
    for name, value in undo.fields.items():
        setattr(case, name, fields[name].to_python(value) if value is not None else None)
    case._meta.get_field("state").set_state(case, undo.state)
    return act


def prepare_card(case, undo):
    """The card of the recall itself, drawn from the step it takes back."""
    undone = process_of(case).cards[undo.entry.step]
    return Card(label=f"撤回“{undone.label}”", by=undone.by, basis=undone.basis, name="recall", target=undo.state,
                told="The doer takes back the last step.")  # fmt: skip
