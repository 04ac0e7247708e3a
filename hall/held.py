"""我的数据: everything held about the person signed in, to read and to take away as JSON."""

import json
from datetime import date, datetime

from django.apps import apps
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpResponse
from django.shortcuts import render
from django.views import View

from casework.intake import drafts
from casework.intake.handing_in import opened
from casework.intake.rows import Draft, Submission
from casework.journal.instant import today
from network.models import User
from network.posts import parties_of

SECRET = {"password"}  # fields of the account that are nobody's to read, digests included
LABELS = {"username": "账号", "name": "姓名", "email": "邮箱", "phone": "手机号码", "date_joined": "开户时间",
          "last_login": "上次登录", "is_active": "账号有效", "is_staff": "工作人员"}  # fmt: skip


def account(user):
    """The account itself, the phone number opened."""
    row = {f.name: getattr(user, f.name) for f in User._meta.concrete_fields if f.name not in SECRET | {"phone_blind"}}
    return row | {"phone": user.clear_phone}


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


def answers(user):
    """What the person typed and handed in themselves, while they belong to the party whose case it is.

    A clerk who filled in for a visitor, and who has left a team, has a trace of it, but not the others' answers.
    """
    own = {"case__party_id__in": parties_of(user, today())}
    typed = Draft.objects.filter(saved_by=user, **own).select_related("case")
    made = Submission.objects.filter(made_by=user, **own).select_related("case")
    return {
        "drafts": [{"case": d.case.number, "section": d.section, "answers": drafts.opened(d.case, d)} for d in typed],
        "submissions": [{"case": s.case.number, "number": s.number, **opened(s)} for s in made],
    }


def held(user):
    """Everything, as one dict."""
    return {"account": account(user), **answers(user), "traces": traces(user)}


def written(value):
    """Days and instants as ISO text; whatever else JSON does not know as its own text."""
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def named(label):
    """A table in the words of its model's first line."""
    model = apps.get_model(label.rpartition(".")[0])
    return f"{model._meta.label}（{label.rpartition('.')[2]}）"


class HeldView(LoginRequiredMixin, View):
    """/hall/data/: the page; with ?format=json the file."""

    def get(self, request):
        """Nothing of it may be kept by a cache."""
        found = held(request.user)
        if request.GET.get("format") == "json":
            answer = HttpResponse(json.dumps(found, ensure_ascii=False, indent=1, default=written),
                                  content_type="application/json")  # fmt: skip
            answer["Content-Disposition"] = 'attachment; filename="my-data.json"'
        else:
            context = {
                "account": [(LABELS.get(name, name), value) for name, value in found["account"].items()],
                "drafts": found["drafts"], "submissions": found["submissions"],
                "traces": [(named(label), len(rows)) for label, rows in found["traces"].items() if rows],
            }  # fmt: skip
            answer = render(request, "hall/held.html", context)
        answer["Cache-Control"] = "no-store, private"
        return answer
