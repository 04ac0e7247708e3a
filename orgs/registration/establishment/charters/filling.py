"""成立登记: what the blanks of a model charter are filled with."""

from pathlib import Path

from network.units import with_capacity
from orgs.charters import model
from orgs.charters.composing import one_line
from orgs.registration.establishment.sections import DISTRICT
from papers.words import zh_date

FOLDER = Path(__file__).parent / "models"


def model_of(kind):
    """The model of a kind of organization, or None where there is none."""
    return model.read(FOLDER / f"{kind}.md") if kind else None


def known(answers, case):
    """What the application says and what the platform knows itself, under the names the models use."""
    sponsor, amount, met = answers.get("sponsor"), answers.get("amount"), answers.get("meeting_date")
    body = with_capacity("party_work")
    return {
        "authority": case.deciding_unit.name, "party_body": body[0].name if body else "", "district": DISTRICT,
    } | one_line({
        "full_name": answers.get("full_name"), "purpose": answers.get("purpose"), "scope": answers.get("scope"),
        "address": answers.get("address"), "sponsor": sponsor.name if sponsor else "",
        "amount": f"{amount / 100:.2f}".removesuffix(".00") if amount else "", "meeting_date": zh_date(met),
        "founders": "、".join(row["name"] for row in answers.get("founders") or []),
        "payers": "、".join(row["payer"] for row in answers.get("sources") or []),
    })  # fmt: skip
