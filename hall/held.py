"""我的数据: everything held about the person signed in, and nothing of third parties; to read and to take away."""

import re
from datetime import date, datetime

from casework.intake import drafts
from casework.intake.handing_in import opened
from casework.intake.rows import Draft, Submission, Upload
from casework.journal.instant import today
from network.identity import level_of, number_of
from network.models import Identity, SignIn, User
from network.personal import TITLES, title_of
from network.posts import parties_of
from network.vault import blinds, mask_id, mask_phone
from orgs.facts import Fact
from orgs.organization import Organization
from orgs.person import Person

SECRET = {"password", "phone_blind"}  # fields of the account that are nobody's to read, digests included
LABELS = {"id": "编号", "username": "账号", "name": "姓名", "email": "邮箱", "phone": "手机号码", "date_joined": "开户时间",
          "last_login": "上次登录", "is_active": "账号有效", "is_staff": "工作人员", "is_superuser": "网页后台管理员"}  # fmt: skip
POSITIONS = {"legal_rep": "法定代表人"}
NUMBER = re.compile(r"(?<![0-9A-Za-z])(?:\d{17}[0-9Xx]|1\d{10})(?![0-9A-Za-z])")


def account(user):
    """The account itself, the phone number opened."""
    row = {f.name: getattr(user, f.name) for f in User._meta.concrete_fields if f.name not in SECRET}
    return row | {"phone": user.clear_phone}


def identity(user):
    """The level, and the number masked: nobody sees the whole of it again."""
    known = Identity.objects.filter(user=user).first()
    found = {"level": level_of(user).label}
    return found | ({"number": known.masked_number, "verified_at": known.verified_at} if known else {})


def register(user):
    """The person in the register, met by the blind index of the document that was seen; their offices."""
    number = number_of(user)
    person = Person.objects.filter(id_blind__in=blinds(number)).first() if number else None
    if person is None:
        return []
    offices = [
        {"organization": row.organization.name, "position": POSITIONS.get(row.position, row.position),
         "valid_from": row.valid_from, "valid_to": row.valid_to}
        for row in person.appointments.select_related("organization").order_by("pk")
    ]  # fmt: skip
    led = Organization.objects.filter(legal_representative=person)
    public = Fact.objects.filter(organization__in=led, kind="legal_representative", value=person.name)
    return [{"name": person.name, "id_number": person.masked_id, "offices": offices,
             "facts": list(public.values("organization__name", "kind", "value", "valid_from", "valid_to"))}]  # fmt: skip


def relations():
    """Every foreign key to an account, also those that have no name on the account's side."""
    known = User._meta.get_fields(include_hidden=True)
    return [r for r in known if r.auto_created and not r.concrete and (r.one_to_many or r.one_to_one)]


def traces(user):
    """Where the person is named: table.column -> instants and days of each row, not what the rows say of others."""
    found = {}
    for relation in relations():
        model = relation.related_model
        rows = model._default_manager.filter(**{relation.field.name: user})
        times = [f.name for f in model._meta.concrete_fields if f.get_internal_type() in ("DateField", "DateTimeField")]
        found[f"{model._meta.label}.{relation.field.name}"] = list(rows.values("pk", *times))
    return found


def mine(value, own):
    """What was typed, others' numbers masked; in tables of people only the rows about oneself."""
    if isinstance(value, dict):
        return {name: mine(part, own) for name, part in value.items()}
    if isinstance(value, list):
        kept = [row for row in value if not isinstance(row, dict) or own & {str(v).upper() for v in row.values()}]
        left = len(value) - len(kept)
        return [mine(row, own) for row in kept] + ([f"另有{left}行是别人的信息，已省去"] if left else [])
    return NUMBER.sub(lambda found: covered(found[0], own), value) if isinstance(value, str) else value


def covered(number, own):
    """A number as it is: one's own, or masked."""
    if number.upper() in own:
        return number
    return mask_id(number) if len(number) == 18 else mask_phone(number)


def answers(user):
    """What the person typed and handed in themselves, while they belong to the party whose case it is.

    A clerk who filled in for a visitor, and who has left a team, has a trace of it, but not the others' answers.
    """
    own = {user.name.upper(), user.clear_phone, number_of(user)} - {""}
    ours = {"case__party_id__in": parties_of(user, today())}
    typed = Draft.objects.filter(saved_by=user, **ours).select_related("case")
    made = Submission.objects.filter(made_by=user, **ours).select_related("case")
    files = Upload.objects.filter(uploaded_by=user, **ours).select_related("case")
    return {
        "drafts": [{"case": d.case.number, "section": d.section, "answers": mine(drafts.opened(d.case, d), own)} for d in typed],
        "submissions": [{"case": s.case.number, "number": s.number, "answers": mine(opened(s)["answers"], own)} for s in made],
        "files": [{"case": f.case.number, "name": mine(f.name, own), "size": f.size, "uploaded_at": f.uploaded_at} for f in files],
    }  # fmt: skip


def sign_ins(user):
    """When one signed in, or somebody tried to; the newest hundred."""
    return [
        {"at": row.at, "done": row.done, "address": row.masked_address}
        for row in SignIn.objects.filter(user=user)[:100]
    ]


def held(user):
    """Everything, as one dict; `words` gives the tables' names."""
    found = traces(user)
    return {"account": account(user), "identity": identity(user), "register": register(user), **answers(user),
            "sign_ins": sign_ins(user), "traces": found, "words": {k: named(k) for k in found}}  # fmt: skip


def named(label):
    """A relation in Chinese words: its table."""
    return title_of(label.rpartition(".")[0])


def unnamed():
    """Tables that name an account and have no Chinese name."""
    return sorted({r.related_model._meta.label for r in relations()} - set(TITLES))


def counted(found):
    """(table in words, rows) of the traces, one line per table."""
    sums = {}
    for label, rows in found.items():
        sums[named(label)] = sums.get(named(label), 0) + len(rows)
    return [(title, count) for title, count in sums.items() if count]


def written(value):
    """Days and instants as ISO text; whatever else JSON does not know as its own text."""
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
