"""送达: what the record of a delivery asks."""

from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField
from casework.intake.questions import choice, day
from matters.outsiders import WAYS


class DeliverForm(StepForm):
    """How and when it reached them."""

    open_names = ("delivered_how", "delivered_on")
    delivered_how = choice("送达方式", WAYS)
    delivered_on = day("送达日期")
    receipt = InspectedFileField(label="送达回证或者邮寄凭证", required=False, accepts=("pdf", "jpg", "png"))
