"""社区社会组织备案 explored: anybody tries anything at any time; a number is drawn for a filed body and for no other."""

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from casework.core.case import NEVER
from casework.core.models import Case
from casework.core.perform import Closed, perform
from casework.notices import objections
from casework.notices.publishing import publicities_of
from network.actors import the_clock, the_engine
from orgs.filing.community_org import CommunityOrg
from tests import filing
from tests.exploring.explorer import Explorer
from tests.exploring.filing_table import PEOPLE, TABLE, facts

MACHINES = {"clock": the_clock, "engine": the_engine}


class Filing(Explorer):
    """One filing; `near` is the street with its people. A third of the refusals' worth of steps suffices: the engine is the same."""

    process, table, names = "community_filing", TABLE, ("draft", "returned", "refused")
    near = None  # set by `explore`

    @classmethod
    def enough(cls, seen):
        """Every state and step reached, and some hundreds tried."""
        return seen["tried"] >= 700 and not cls.missing(seen)

    def build(self, name):
        """A draft, or a case brought on by its steps, so that the far corners are near."""
        self.seen["named"] += 1
        brand = f"晚{chr(0x4E00 + 7 * self.seen['named'])}"
        case = filing.draft(self.near, trade_name=brand, community="文安里")
        if name == "draft":
            return case
        case = perform(case, "submit", by=self.bureau.founder, **filing.PLEDGE)
        if name == "returned":
            return perform(case, "community_ask", by=self.near.worker, **facts("community_ask", case, self.now.date(), 0, nonsense=False))
        road = ("community_disagree", "accept_complete", "propose_refusal", "refuse")
        for step in road:
            case = perform(case, step, by=self.somebody(TABLE[step][0]), **facts(step, case, self.now.date(), 0, nonsense=False))
        return case

    def somebody(self, who):
        """A person of the street, of the bureau, or a machine."""
        heads = {"head": self.near.approver, "head2": self.near.approver2, "approver": self.bureau.approver}
        return MACHINES.get(who) or heads.get(who) or getattr(self.near, who, None) or getattr(self.bureau, who)

    def take(self, step, by, nonsense):
        """Try a step."""
        before = self.fresh()
        self.seen["tried"] += 1
        if step in ("settle_objection", "propose_filing") and publicities_of(before).exists():
            filing.answered(before, self.near)
        try:
            given = {} if by is the_clock else facts(step, before, self.now.date(), self.seen["tried"], nonsense)
            perform(self.case.pk, step, by=by, **given)
        except Closed:
            self.seen["refused"] += 1
            return
        self.catch_up({TABLE[step][0]} if step in TABLE else {"anybody"})

    @rule(pick=st.integers(0, 99))
    def go_on(self, pick):
        """Somebody whose turn it may be takes a step that leads on from here."""
        self.onwards(pick, nonsense=False)

    @rule(pick=st.integers(0, 99))
    def go_further(self, pick):
        """The same again: cases go on more often than wrong."""
        self.onwards(pick, nonsense=False)

    @rule(pick=st.integers(0, 99))
    def stumble(self, pick):
        """The right person at the right door, who fills in nonsense."""
        self.onwards(pick, nonsense=True)

    @rule()
    def a_resident_objects(self):
        """On the platform, under their name, while it is posted."""
        notice = publicities_of(self.case).first() if hasattr(self, "case") and self.path[-1] == "posted" else None
        if notice and notice.state == "running" and self.now.date() <= notice.ends_on:
            objections.file(notice, words="场所是大家的，不能一家占。", name="郑某", contact="a@example.org", origin=str(self.seen["tried"]))
            self.wait(0)

    def onwards(self, pick, nonsense):
        """Try the doors that stand here until one opens; some open by waiting only."""
        if not hasattr(self, "case"):
            return
        version = self.version
        ahead = self.ahead(pick, self.path[-1], without=("clock",) if nonsense else ())
        if not ahead:
            self.follow_from(self.build("draft"))
        for step in ahead:
            if TABLE[step][0] == "clock":
                self.wait_for(step)
            else:
                self.take(step, self.somebody(TABLE[step][0]), nonsense)
            if self.version != version:
                return

    def wait_for(self, step):
        """Until the nearest deadline is over; for a reminder until shortly before."""
        last = Case.objects.get(pk=self.case.pk).due_on
        left = 30 if last == NEVER else max(0, (last - self.now.date()).days + 1)
        self.wait(max(0, left - 3) if step == "remind" else left)

    @rule(step=st.sampled_from([*TABLE, "recall"]), who=st.sampled_from(PEOPLE), nonsense=st.booleans())
    def try_anything(self, step, who, nonsense):
        """Anybody tries anything."""
        if hasattr(self, "case"):
            self.take(step, self.somebody(who), nonsense)

    @invariant()
    def a_number_is_drawn_for_a_filed_body_and_for_no_other(self):
        if not self.unchanged("filed"):
            assert CommunityOrg.objects.filter(party_id=self.case.party_id).exists() == (self.path[-1] == "filed")
