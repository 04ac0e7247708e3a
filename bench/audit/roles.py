"""Who walks where, and which of a hundred like pages is one example: the sort of an address."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from django.urls import Resolver404, resolve

from casework.core.models import Case
from casework.views.progress import token_of

ADMIN = "/admin/"  # Wagtail's own pages: markup and looks are not ours, what they load and where they lead is counted
OFFICE = ("/desk/", ADMIN)
NAMED = {"key", "step", "kind", "section"}  # parts of an address that name a page of its own, not an object
CODED = ("hall/services/", "desk/takeover/new/", "desk/statistics/")


@dataclass(frozen=True)
class Role:
    """An account of the demonstration (None: a stranger), the part of the site that is its own, where it begins."""

    name: str
    account: str | None
    face: tuple
    starts: tuple
    every_state: bool = False  # a page of a case in every state it can rest in, not one of each procedure


def roles():
    """The main roles of the demonstration."""
    watched = token_of(Case.objects.filter(process="establishment", state="under_review").first())
    portal = ("/", "/hall/services/", "/accounts/login/", "/activate/", "/verify/", "/no-such-page/", f"/t/{watched}/")
    hall = ("/hall/cases/", "/hall/messages/", "/accounts/email/", "/accounts/password/change/", "/accounts/2fa/")
    desk = ("/desk/", "/desk/cases/")
    editing = (*desk, "/desk/notices/?bucket=all", ADMIN)
    return [
        Role("公众", None, ("/",), portal),
        Role("申请人", "founder", ("/hall/", "/t/", "/sign/", "/accounts/"), hall, every_state=True),
        Role("法定代表人", "legal_rep", ("/hall/",), ("/hall/cases/", "/hall/messages/"), every_state=True),
        Role("窗口", "clerk", (*OFFICE, "/accounts/"), (*desk, "/accounts/2fa/")),
        Role("审查", "reviewer", OFFICE, desk, every_state=True),
        Role("科长", "chief", OFFICE, desk),
        Role("审批", "approver", OFFICE, desk),
        Role("业务主管", "sponsor", OFFICE, desk),
        Role("行业管理", "regulator", OFFICE, desk),
        Role("街道", "street", OFFICE, desk),
        Role("居村", "community", OFFICE, desk),
        Role("编辑", "editor", OFFICE, editing),
        Role("发布", "publisher", OFFICE, editing),
        Role("系统管理", "admin", OFFICE, editing),
        Role("安全管理", "security", OFFICE, desk),
        Role("审计", "auditor", OFFICE, editing[:-1]),
        Role("个人信息保护", "privacy", OFFICE, desk),
        Role("印章保管", "seal_keeper", OFFICE, (*desk, "/desk/papers/")),
        Role("会议办公室", "office", OFFICE, (*desk, "/desk/meetings/")),
        Role("联络员", "liaison1", OFFICE, (*desk, "/desk/meetings/")),
        Role("召集人", "convener", OFFICE, (*desk, "/desk/meetings/")),
    ]


class Sorts:
    """What sort of page an address is: its pattern in the URLconf, the procedure of its case, the names of its questions."""

    def __init__(self, every_state):
        self.cases = {number: (process, state) for number, process, state in
                      Case.objects.values_list("number", "process", "state")}  # fmt: skip
        self.every_state = every_state

    def __call__(self, address):
        """The sort, or None for what no pattern of ours answers (files of the look)."""
        parts = urlsplit(address)
        try:
            match = resolve(parts.path)
        except Resolver404:
            return (parts.path,)
        asked = tuple(sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}))
        if parts.path.startswith(ADMIN):
            asked = ()  # its lists may be asked in a hundred ways, none of them ours
        process, state = self.cases.get(match.kwargs.get("number"), ("", ""))
        own = self.every_state and match.route.endswith("cases/<number:number>/")
        named = tuple(
            str(v) for k, v in match.kwargs.items() if k in NAMED or (k == "code" and match.route.startswith(CODED))
        )
        return (match.route, *match.args, process, state if own else "", named, asked)
