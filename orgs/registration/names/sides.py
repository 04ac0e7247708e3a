"""名称核准: the matters that may run beside it."""

from matters.declared import Side
from orgs.registration.names.states import DECIDING

# 行政许可法第四十二条: ten days more with the approval of the head; the document says nothing else of a name check.
SIDES = (Side("extension", DECIDING, clock="decision", adds="name.decision_extension"),)
