"""One case that began on paper, and the day until which the fictional office may bring in more."""

from datetime import timedelta

from casework.journal.instant import today, wall
from demo.filing import sheet
from demo.names import application
from orgs.organization import Kind
from orgs.takeover.asking import PaperForm
from orgs.takeover.replay import take_over
from orgs.takeover.road import ROADS
from orgs.takeover.rows import set_until


def run(accounts, maker):
    """Set the last day, take over one establishment that stands under review; returns how many cases were made."""
    set_until(maker.authority, today() + timedelta(days=90), by=accounts["admin"], at=wall())
    road = ROADS["establishment"]
    answers = application(maker.number, maker.streets[0], Kind.PRIVATE_UNIT, "community")
    days = {"received_on": 9, "accept_on": 7, "assign_on": 6}
    data = {name: answers.get(name, "") for name in road.fields}
    data |= {name: maker.ago(days[name]).isoformat() for name in days}
    data |= {"number": "滨审登〔旧〕137号", "applicant": f"{answers['full_name']}（筹）", "state": "under_review",
             "accept_by": "clerk2", "assign_by": "chief", "handler": "reviewer", "second": "reviewer2"}  # fmt: skip
    form = PaperForm(road, data, {"dossier": sheet("纸质卷宗")}, by=accounts["clerk"])
    if not form.is_valid():
        raise ValueError(form.errors.as_json())
    take_over(form)
    return 1
