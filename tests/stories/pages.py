"""How the stories use the pages: a signed-in browser, an application filled in section by section, a pressed button."""

import uuid

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from casework.core.models import Case
from casework.core.process import PROCESSES
from tests.bureau import APPLICATION
from tests.files import small_pdf

POINTS = {f"point_{n}": "yes" for n in ("purpose", "similar", "members", "fund", "residence", "charter")}
NEEDED = ("application", "fund_proof", "premises", "identity", "resumes", "charter", "staff_list", "party_forms")


def at_desk_of(user):
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(user)
    return client


def typed(section, answers):
    """A section's answers as a browser sends them: rows as numbered inputs."""
    data = {}
    for name in section.form().fields:
        value = answers.get(name, "")
        if isinstance(value, list) and any(isinstance(row, dict) for row in value):
            data |= {f"{name}-{n}-{column}": v for n, row in enumerate(value) for column, v in row.items()}
        else:
            data[name] = value
    return data


def fill(client, number, bureau, **answers):
    """Every section, one page after another, then every file."""
    answers = APPLICATION | {"street": str(bureau.street_division.pk)} | answers
    for section in PROCESSES["establishment"].sections:
        url = f"/hall/cases/{number}/task/{section.key}/"
        assert client.get(url).status_code == 200
        done = client.post(url, typed(section, answers) | {"version": "0"})
        assert done.status_code == 303, (section.key, done.context["form"].errors)
    for key in NEEDED:
        file = SimpleUploadedFile(f"{key}.pdf", small_pdf(key), "application/pdf")
        assert client.post(f"/hall/cases/{number}/files/{key}/", {"file": file}).status_code == 303


def press(client, face, number, step, **facts):
    """Open a step's page and press its button."""
    case = Case.objects.get(number=number)
    url = f"/{face}/cases/{number}/steps/{step}/"
    return client.post(url, facts | {"version": case.version, "key": uuid.uuid4().hex})


def draft(bureau):
    """A founder opens a case from the guide; returns (client, number)."""
    founder = at_desk_of(bureau.founder)
    assert "成立登记" in founder.get("/hall/services/DJ/").content.decode()
    done = founder.post("/hall/cases/new/DJ/")
    return founder, done.url.split("/")[-2]


def handed_in(bureau):
    """A complete application, handed in; returns (client, number)."""
    founder, number = draft(bureau)
    fill(founder, number, bureau)
    assert founder.get(f"/hall/cases/{number}/check/").context["missing"] == []
    done = press(founder, "hall", number, "submit", commitment="on")
    assert (done.status_code, done.url) == (303, f"/hall/cases/{number}/done/")
    assert number in founder.get(done.url).content.decode()
    return founder, number


def submitted(bureau, **answers):
    """The same application without the walk through its pages, for stories that begin after it; (client, number)."""
    return at_desk_of(bureau.founder), bureau.submitted(**answers).number


def drafted(bureau, **answers):
    """A complete draft without the walk through its pages; (client, number)."""
    return at_desk_of(bureau.founder), bureau.draft(**answers).number


def state(number):
    """Where the case stands."""
    return Case.objects.get(number=number).state


def desk(bureau, number, *steps):
    """Steps at the desk, each by its person: (person, step, facts)."""
    for person, step, facts in steps:
        client = at_desk_of(getattr(bureau, person))
        assert client.get(f"/desk/cases/{number}/").status_code == 200
        assert client.get(f"/desk/cases/{number}/steps/{step}/").status_code == 200
        done = press(client, "desk", number, step, **facts)
        assert done.status_code == 303, (step, done.content.decode()[:3000])


ASSIGNED = [("clerk", "accept", {}), ("chief", "assign", {"handler": "reviewer", "second": "reviewer2"})]
