"""联席会议: who acts, as the cards name them."""

from casework.core.people import role

OFFICE = role("office")
CHIEF = role("chief")
CONVENER = role("convener")
LIAISON = role("liaison")
# The same in a side matter, which lies on the desk of the unit that was asked.
OFFICE_BESIDE, CONVENER_BESIDE = role("office", anywhere=True), role("convener", anywhere=True)
LIAISON_ANYWHERE = role("liaison", anywhere=True)
