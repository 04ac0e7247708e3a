"""The whole world of the access tests: the bureau and two sides, brought to every state the addresses can show."""

import logging
from datetime import timedelta

from django.core import mail
from django.utils import timezone

from casework.contacts.keeping import note
from casework.core.models import Barred, Case
from casework.core.perform import perform
from casework.notices import objections
from casework.notices.attachments import attach
from casework.post.outbox import post_due
from demo.names import identity
from network.disclosures import Disclosure
from network.models import Delegation, Post
from orgs import codes
from orgs.models import ImportBatch
from orgs.organization import Kind
from orgs.registration.establishment.founding import changing, inviting, sheets
from tests import naming
from tests.access.filings import filings
from tests.access.parties import POINTS, Side
from tests.bureau import SINCE, Bureau, seal_without_typesetting
from tests.casework.notices.making import drafted, staffed
from tests.files import small_pdf, upload

BRANDS = {"a": ("晨光", "朝露"), "b": ("秋水", "冬雪")}
MORNING = "2026-11-23T09:00:00+08:00"


class Keeper(logging.Handler):
    """Keeps what is logged while the world is made."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.lines = []

    def emit(self, record):
        """One line more."""
        self.lines.append(record.getMessage())


class World:
    """`bureau`, `a`, `b`; made once per module and rolled back by its fixture. The traveller moves the clock."""

    def __init__(self, traveller):
        self.log, keeper = [], Keeper()
        logging.getLogger().addHandler(keeper)
        self.build(traveller)
        logging.getLogger().removeHandler(keeper)
        self.log = keeper.lines

    def build(self, traveller):
        """Everybody and everything."""
        self.bureau = staffed(Bureau())
        self.lent()
        self.bureau.hire("recused", "reviewer", "approval")
        self.bureau.hire("expert", "expert", "approval")
        self.a, self.b = Side("a", self.bureau), Side("b", self.bureau)
        for number, side in enumerate((self.a, self.b)):
            side.organization(900_100 + number)
            side.claimed(900_200 + number)
            names(self.bureau, side)
            cases(self.bureau, side)
            beside(self.bureau, side)
            registered(self.bureau, side, number)
            founding(side, number)
            notices(self.bureau, side)
            records(self.bureau, side)
        for case in self.a.cases.values():
            Barred.objects.create(case_id=case.pk, user=self.bureau.recused, reason="近亲属", since=timezone.now())
        traveller.shift(20 * 60)  # letters wait a quarter of an hour
        while post_due():
            pass
        self.mails = list(mail.outbox)
        filings(self)  # after the post: nobody's papers are typeset for them

    @property
    def sides(self):
        """Both."""
        return {"a": self.a, "b": self.b}

    def lent(self):
        """A deputy of the chief."""
        self.bureau.deputy = self.bureau.person("deputy", "代理人", staff=True)
        post = Post.objects.get(user=self.bureau.chief)
        Delegation.objects.create(post=post, deputy=self.bureau.deputy, scope="全部", document_number="1号",
                                  valid_from=SINCE, valid_to="2030-01-01")  # fmt: skip


def names(bureau, side):
    """名称核准: one being filled in, one handed in, one kept."""
    draft = side.draft("name_check")
    handed = perform(side.draft("name_check", brand=f"{side.word}丙", first_name=f"天津市滨海新区{side.word}丙文化服务中心"),
                     "submit", by=side.founder)  # fmt: skip
    kept = perform(side.draft("name_check", brand=f"{side.word}丁", first_name=f"天津市滨海新区{side.word}丁文化服务中心"),
                   "submit", by=side.founder)  # fmt: skip
    chosen = naming.APPROVING | {"chosen": f"天津市滨海新区{side.word}丁文化服务中心"}
    kept = naming.take(kept, ("accept", bureau.clerk, {}), ("propose_approval", bureau.reviewer, chosen),
                       ("approve", bureau.approver, {}))  # fmt: skip
    side.cases |= {"name_draft": draft, "name_handed": handed, "name_kept": kept}


def cases(bureau, side):
    """成立登记 in its states."""
    side.cases["draft"] = side.draft()
    side.cases["submitted"] = side.submitted()
    sponsored = side.draft(direct_class="none", sponsor=str(side.unit.pk))
    side.cases["sponsored"] = perform(sponsored, "send_to_sponsor", by=side.founder, commitment="on")
    side.code = side.visited()
    case = perform(side.submitted(), "accept", by=bureau.clerk)
    side.cases["review"] = perform(case, "assign", by=bureau.chief, handler="reviewer", second="reviewer2")
    case = perform(side.submitted(), "accept", by=bureau.clerk)
    side.cases["heard"] = perform(case, "assign", by=bureau.chief, handler="reviewer", second="reviewer2")


def beside(bureau, side):
    """A matter of every kind, on the states that know it."""
    case, heard = side.cases["review"], side.cases["heard"]
    side.matter("consultation", case, bureau.reviewer, to=side.unit.slug)
    for kind in ("clarification", "third_party", "visit", "objection"):
        side.matter(kind, case, bureau.reviewer)
    side.matters["third_party"] = perform(
        side.matters["third_party"], "deliver", by=bureau.reviewer, delivered_how="post",
        delivered_on=timezone.localdate().isoformat(), files={"receipt": side.sheet("receipt")})  # fmt: skip
    side.matter("recusal", case, side.founder)
    perform(heard, "offer_hearing", by=bureau.reviewer, interest=f"涉及{side.word}的重大利益。")
    heard = perform(heard, "request_hearing", by=side.founder, reason=f"理由{side.word}。")
    side.matter("hearing_session", heard, bureau.chief)
    granted = perform(side.submitted(), "accept", by=bureau.clerk)
    granted = perform(granted, "assign", by=bureau.chief, handler="reviewer", second="reviewer2")
    granted = perform(granted, "propose_grant", by=bureau.reviewer, opinion=f"{side.word}符合条件。", **POINTS)
    granted = perform(granted, "chief_agree", by=bureau.chief, opinion="同意。")
    side.matter("legal_review", granted, bureau.chief)
    # A deliberation waits for a registration to be revoked, and what is registered is public: it has no secret to keep here.
    side.cases["granted"] = granted
    shut = perform(side.submitted(), "refuse_acceptance", by=bureau.chief, reason="not_ours", proper_agency=f"{side.word}局",
                   facts=f"{side.word}申请事项不属于本机关职权范围。")  # fmt: skip
    side.cases["shut"] = shut
    side.matter("remedy", shut, bureau.clerk)


def registered(bureau, side, number):
    """成立登记 to its end: one with its certificate, one announced and closed, each an organization of its own."""
    codes.add([codes.made_up(Kind.PRIVATE_UNIT, 1000 + 10 * number + n) for n in range(2)], Kind.PRIVATE_UNIT)
    way = [
        ("accept", bureau.clerk, {}), ("assign", bureau.chief, {"handler": "reviewer", "second": "reviewer2"}),
        ("propose_grant", bureau.reviewer, {"opinion": f"{side.word}符合条件。", **POINTS}),
        ("chief_agree", bureau.chief, {"opinion": "同意。"}), ("grant", bureau.approver, {}),
    ]  # fmt: skip
    day = timezone.localdate().isoformat()
    for place, (name, brand) in enumerate(zip(("certified", "announced"), BRANDS[side.name], strict=True)):
        case = naming.take(side.becoming(brand, side.id_number if place else identity(800 + number)), *way)
        handed = {"delivery": "window", "delivered_on": day, "files": {"receipt": side.sheet(f"送达回证{place}")}}
        side.cases[name] = perform(case, "issue_certificate", by=bureau.clerk2, **handed)
    seal_without_typesetting(side.cases["announced"])
    side.cases["announced"] = perform(side.cases["announced"], "announce", by=bureau.publisher)


def founding(side, number):
    """An association whose founders are still confirming: one member invited, one sheet printed."""
    case = side.draft(kind=Kind.ASSOCIATION, individual_members="")
    listed = changing.open_list(case, side.founder)
    member = {"kind": "individual", "name": f"会员{side.word}", "number": identity(700 + number), "phone": side.phone}
    side.member = changing.add(listed, [member], side.founder)[0]
    inviting.invite(listed, [side.member], side.founder)
    side.printed = sheets.print_sheet(listed, side.founder)
    side.cases["founding"] = case


def notices(bureau, side):
    """One publicity with an attachment and an objection, one still a draft."""
    notice = drafted(bureau, title=f"关于公开{side.name}的公示", source=Case.objects.get(pk=side.cases["review"].pk))
    side.attachment = attach(notice, upload("说明.pdf", small_pdf(f"公开{side.name}")), bureau.editor)
    notice = perform(notice, "review", by=bureau.publisher)
    side.notice = perform(notice, "publicize", by=bureau.publisher)
    side.receipt = objections.file(notice, words=f"住所{side.word}的门牌号码有误。", name=f"郑{side.word}",
                                   contact=f"private-{side.name}@example.org", origin=side.name)  # fmt: skip
    side.notice_draft = drafted(bureau, title=f"草稿{side.word}", body=f"未发布{side.word}。",
                                source=Case.objects.get(pk=side.cases["review"].pk))  # fmt: skip
    side.draft_attachment = attach(
        side.notice_draft, upload("草稿.pdf", side.sheet("y").path.read_bytes()), bureau.editor
    )


def records(bureau, side):
    """A batch of the import, a look at a masked value, a call that was noted."""
    made = timezone.now() + timedelta(seconds=ImportBatch.objects.count())
    side.batch = ImportBatch.objects.create(
        name=f"{side.name}.xlsx", sha256="0" * 64, made_at=made, made_by=bureau.admin, rows=0
    )
    Disclosure.objects.create(at=timezone.now(), by=bureau.reviewer, about=side.cases["review"].number, field="delivery.phone",
                              reason=f"核对{side.word}")  # fmt: skip
    side.contact = note(by=bureau.clerk, case=side.cases["review"], way="phone", who=f"郑{side.word} {side.phone}",
                        words=f"{side.word}问补正的期限。", answer_by=timezone.localdate(), key=side.name)  # fmt: skip
