"""What the examiner says of the candidates now, point by point, for whoever proposes to approve one."""

from dataclasses import dataclass

from casework.core.act import Act
from casework.journal.instant import now
from orgs.registration.licensing.weighing import Hint, by_point, told
from orgs.registration.names.findings import TITLES, point_of
from orgs.registration.names.looking import FIELDS, look_at_case

# Checks by the register and the kept names: a hit there shuts the door (rules.chosen_is_free), nothing is weighed.
REGISTER = ("N7", "N8")
# Where finding nothing is a conclusion. A brand, a forbidden meaning and a field of activity are more than lists of words.
SETTLED = frozenset(point_of(code) for code in TITLES if code not in ("N3", "N6", "N10"))


def is_barring(finding):
    """Whether no reason helps against a finding."""
    return finding.must and (finding.firm or finding.code in REGISTER)


@dataclass(frozen=True)
class Weighed:
    """Findings by candidate, in the applicant's order."""

    found: dict

    @property
    def looked(self):
        """{point: [sentences]}, each naming its candidate where there are several."""
        several = len(self.found) > 1
        hints = [Hint(point_of(finding.code), f"“{name}”{finding.says}" if several else finding.says)
                 for name, findings in self.found.items() for finding in findings]  # fmt: skip
        return by_point(hints, [point_of(code) for code in TITLES])

    @property
    def noticed(self):
        """Whether any candidate has a prompt to be answered."""
        return any(self.prompts(name) for name in self.found)

    def prompts(self, name):
        """What has to be answered where this candidate is chosen; () where no answer would help."""
        findings = self.found.get(name, ())
        if any(is_barring(finding) for finding in findings):
            return ()
        return tuple(f"{finding.code}{finding.title}：{told([finding.says]).rstrip('。')}" for finding in findings)


def weighed(case, day):
    """Weighed of a case as of a day. A fixed number of queries, however long the register."""
    act = Act(case, None, None, now(), day, source=case.state)
    names = {field: getattr(case, field) for field in FIELDS}
    return Weighed({names[field]: findings for field, findings in look_at_case(case, act).items()})
