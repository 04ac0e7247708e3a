"""成立登记: the charter of an application, written from the model of its kind."""

from orgs.charters.building import Builder
from orgs.registration.establishment.charters.checklist import check
from orgs.registration.establishment.charters.filling import known, model_of

BUILDER = Builder(model_of=model_of, known=known, check=check)
