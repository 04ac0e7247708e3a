"""The further page of a claim: the letter to print."""

from casework.views.extras import EXTRAS, Extra
from orgs.claims.states import State


def extras(case, face, answers):
    """For the claimant, while the letter can still be handed in."""
    if face != "hall" or case.state not in (State.DRAFT, State.RETURNED):
        return []
    hint = "填好身份以后打印，盖组织印章，拍照或者扫描，在下面的材料里上传。"
    return [Extra(f"/hall/cases/{case.number}/claim-letter/", "认领函", "打印", hint)]


def register():
    """Once, from `ready()`."""
    EXTRAS["organization_claim"] = extras
