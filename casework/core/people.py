"""Who may take a step: small predicates that can be read, joined with & and |, and asked why not."""

from casework.core.case import Barred
from casework.journal.entry import Entry
from network.actors import Machine
from network.posts import is_member, posts_of
from network.roles import ADMINISTRATORS, ROLES

# Rooms above the core name further ways to stand for a party (a clerk at the window): callable(user, case, day) -> bool.
STAND_INS = []


class Who:
    """A predicate over (user, case, day): `refusal` gives None for yes, else the Chinese sentence that says why not."""

    names = ()

    def refusal(self, by, case, day):
        """Why `by` may not, or None."""
        raise TypeError(f"{type(self).__name__} does not say who")

    def __and__(self, other):
        return Both(self, other)

    def __or__(self, other):
        return Either(self, other)


class Both(Who):
    """Both predicates must hold; the first that does not gives the sentence."""

    def __init__(self, left, right):
        self.left, self.right = left, right
        self.names = tuple(dict.fromkeys((*left.names, *right.names)))

    def refusal(self, by, case, day):
        """The first sentence, or None."""
        return self.left.refusal(by, case, day) or self.right.refusal(by, case, day)


class Either(Who):
    """One of the predicates must hold; if none does, the sentences stand side by side."""

    def __init__(self, left, right):
        self.left, self.right = left, right
        self.names = tuple(dict.fromkeys((*left.names, *right.names)))

    def refusal(self, by, case, day):
        """None if either holds."""
        one = self.left.refusal(by, case, day)
        two = one and self.right.refusal(by, case, day)
        return two and (one if one == two else f"{one.rstrip('。')}；{two}")


class Post(Who):
    """Holds a post of this role over the case's division, in a unit with the capacity the process names."""

    def __init__(self, name, anywhere, at=""):
        self.name, self.anywhere, self.at, self.names = name, anywhere, at, (name,)

    def refusal(self, by, case, day):
        """None when a post fits."""
        from casework.core.process import process_of

        if isinstance(by, Machine):
            return f"这一步由{ROLES[self.name].label}办理，不由系统办理。"
        role, process = ROLES[self.name], process_of(case)
        authority, desk = self.at or process.authority, role.sees == "unit" or process.kind == "matter"
        for held in posts_of(by, day):
            if held.role != self.name:
                continue
            if desk and not self.anywhere and held.unit.pk != case.unit_id:
                continue
            if not case.division.code.startswith(held.division.code):
                continue
            if not desk and authority and not self.anywhere and authority not in held.unit.capacities:
                continue
            return None
        return f"这一步由{role.label}办理，您没有这个岗位。"


def barred(by, case):
    """Why this person has nothing more to do with the case or its parent, or None."""
    if isinstance(by, Machine) or not Barred.objects.filter(case_id__in=[case.pk, case.parent_id], user=by).exists():
        return None
    return "您已经回避这件，或者不得再参加办理。"


class Party(Who):
    """Belongs to the party whose case it is, in one of these parts; or stands in for it at the window."""

    def __init__(self, roles):
        self.names = roles

    def refusal(self, by, case, day):
        """None for a member of the party."""
        if not isinstance(by, Machine) and (
            is_member(by, case.party_id, self.names, day) or any(stand(by, case, day) for stand in STAND_INS)
        ):
            return None
        return "这一步由申请人办理。"


class Machinery(Who):
    """Done by the platform itself: the clock or the engine."""

    def __init__(self, kind, label):
        self.kind, self.label, self.names = kind, label, (kind,)

    def refusal(self, by, case, day):
        """None for the machine of this kind."""
        return None if isinstance(by, Machine) and by.kind == self.kind else f"这一步由{self.label}办理。"


class Handler(Who):
    """The very person to whom the case was assigned."""

    names = ()

    def refusal(self, by, case, day):
        """None for the case's handler."""
        if not isinstance(by, Machine) and case.handler_id == by.pk:
            return None
        return "这一步由本案的承办人员办理。"


class Addressee(Who):
    """Somebody who works in the unit on whose desk the case lies, except its administrators."""

    names = ("addressee",)

    def refusal(self, by, case, day):
        """None for a member of the unit's staff."""
        if not isinstance(by, Machine) and any(
            held.unit.pk == case.unit_id and held.role not in ADMINISTRATORS for held in posts_of(by, day)
        ):
            return None
        return "这一步由收函单位办理。"


class OfParent(Who):
    """Asks the question of the case the matter hangs on."""

    def __init__(self, who):
        self.who, self.names = who, who.names

    def refusal(self, by, case, day):
        """What the parent's predicate says."""
        return self.who.refusal(by, case.parent, day)


class Unlike(Who):
    """Four eyes: has taken none of these steps in this case, neither in person nor as the one who signed the paper."""

    def __init__(self, steps):
        self.steps = steps

    def refusal(self, by, case, day):
        """None for a fresh pair of eyes; counts persons, not posts."""
        if isinstance(by, Machine):
            return None
        lines = list(Entry.objects.filter(case_id=case.pk, outcome="done", step__in=(*self.steps, "recall")))
        undone = {line.recalls for line in lines}  # by their numbers: a recall may have taken back quite another step
        doers = {line.decider_id or line.actor_id for line in lines if line.step != "recall" and line.seq not in undone}
        return "您已经办理过本案的前面环节，这一步须由另一人办理。" if by.pk in doers else None


def role(name, *, anywhere=False, at=""):
    """A post of this role; `anywhere` drops the demand that its unit be the process's authority, `at` names another capacity."""
    return Post(name, anywhere, at)


def party(*roles):
    """A member of the case's party with one of these parts."""
    return Party(roles)


def unlike(*steps):
    """Somebody who has not taken any of these steps in the case."""
    return Unlike(steps)


def leaves(who):
    """The simple predicates a joined one is made of."""
    return [who] if not hasattr(who, "left") else leaves(who.left) + leaves(who.right)


addressee = Addressee()
by_clock = Machinery("clock", "系统按期限")
by_engine = Machinery("engine", "系统")
handler = Handler()
