"""Drafts: answers as typed, section by section; saved whether right or not, so that nothing typed is lost."""

import json

from django.db import transaction

from casework.core.process import process_of
from casework.intake.rows import Draft
from casework.journal.instant import now
from network.vault import seal, unseal


class Conflict(Exception):
    """The section was saved by somebody else meanwhile; `draft` is what stands there now."""

    def __init__(self, draft):
        self.draft = draft
        super().__init__("这一页刚刚由别人保存过")


def context_of(case, section):
    """Binds a sealed draft to its place: moved to another case or section it cannot be opened."""
    return f"draft:{case.pk}:{section}"


def typed(form_class, data):
    """What was typed, field by field, as plain JSON values."""
    form = form_class()
    found = {}
    for name, field in form.fields.items():
        if not field.widget.value_omitted_from_data(data, {}, name) or name in data:
            found[name] = field.widget.value_from_datadict(data, {}, name)
    return {name: value for name, value in found.items() if value is not None}


def save(case, section, data, *, by, version=0):
    """Save a section as typed. `version` is the draft's version the page was drawn from (0: none yet)."""
    return keep(case, section.key, typed(section.form, data), by=by, version=version)


def keep(case, key, said, *, by, version=0):
    """Keep plain JSON values under a key of the case. Raises Conflict when somebody else saved meanwhile."""
    with transaction.atomic():
        row = Draft.objects.select_for_update().filter(case_id=case.pk, section=key).first()
        if row and str(row.version) != str(version or 0):
            raise Conflict(row)
        answers = seal(json.dumps(said, ensure_ascii=False), context_of(case, key))
        if row is None:
            return Draft.objects.create(case_id=case.pk, section=key, answers=answers, saved_at=now(), saved_by=by)
        row.answers, row.version, row.saved_at, row.saved_by = answers, row.version + 1, now(), by
        row.save()
        return row


def opened(case, row):
    """The typed answers of one draft row."""
    return json.loads(unseal(row.answers, context_of(case, row.section)))


def all_typed(case):
    """Section key -> typed answers, for every section saved so far (one query)."""
    return {row.section: opened(case, row) for row in Draft.objects.filter(case_id=case.pk)}


def asked(process, typed):
    """The sections that what was typed so far calls for."""
    said = {name: value for answers in typed.values() for name, value in answers.items()}
    return [section for section in process.sections if section.when is None or section.when(said)]


def asked_of(case):
    """The same of a case; no query where every section is always asked."""
    process = process_of(case)
    return asked(process, all_typed(case)) if any(section.when for section in process.sections) else list(process.sections)


def handed_in(case):
    """Section key -> typed answers of the sections that are asked: what would be handed in now (one query)."""
    typed = all_typed(case)
    unasked = {section.key for section in process_of(case).sections} - {section.key for section in asked(process_of(case), typed)}
    return {key: said for key, said in typed.items() if key not in unasked}


def forms_of(case):
    """Section -> form bound to what was typed (unbound where nothing was), of the sections that are asked."""
    found = all_typed(case)
    return {section: section.form(found[section.key]) if section.key in found else section.form()
            for section in asked(process_of(case), found)}  # fmt: skip


def answers_of(forms):
    """All cleaned answers in one dict; sections that are not right give what is right in them."""
    merged = {}
    for form in forms.values():
        if form.is_bound:
            form.is_valid()
            merged |= form.cleaned_data
    return merged


def missing(case, forms):
    """Plain sentences for every section not yet complete, in order."""
    for section, form in forms.items():
        if not form.is_bound:
            yield f"“{section.title}”还没有填写。"
        elif not form.is_valid():
            labels = [form.fields[name].label for name in form.errors if name in form.fields]
            yield f"“{section.title}”还有内容要修改：{'、'.join(labels) or '见该页提示'}。"
