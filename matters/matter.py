"""Matter: a case with a parent. One table for all kinds; each kind is a proxy with states and steps of its own."""

from django.conf import settings
from django.db import models
from django.db.models import TextChoices

from casework.core.case import Case
from casework.core.people import by_engine
from casework.core.step import step


class Common(TextChoices):
    """What every matter may be besides its own states."""

    DRAFT = "draft", "待发出"
    CANCELLED = "cancelled", "已收回"


class Beside(TextChoices):
    """What a matter becomes that does not outlive its parent."""

    ABANDONED = "abandoned", "随主案终止"


class Matter(Case):
    """Something asked (a request) or something held (an event) beside a case; it never changes its parent.

    `agency` is the unit that runs the parent; `asked` a unit that was asked,
    `unit` the one on whose desk the matter lies now. `person` is whom the
    matter is about or who acts in it besides the handler. `members` are [{user, name, badge}] with 执法证号, `presences`
    [{user, name, at, place}], `signatures` [{user, name, at}]. `sealed` is somebody's contact, encrypted.
    """

    # Whether the applicant has a part in this kind: it is then theirs to see, and its letters go to them.
    with_applicant = False

    agency = models.ForeignKey("network.Unit", models.PROTECT, null=True, related_name="+")
    asked = models.ForeignKey("network.Unit", models.PROTECT, null=True, related_name="+")
    limit_rule = models.CharField(max_length=60, blank=True)
    question = models.TextField(blank=True)
    extract = models.JSONField(default=list)
    extended = models.BooleanField(default=False)
    extension_reason = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answer_kind = models.CharField(max_length=20, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=60, blank=True)
    answered_on = models.DateField(null=True)
    weighed = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    place = models.CharField(max_length=200, blank=True)
    held_at = models.DateTimeField(null=True)
    members = models.JSONField(default=list)
    presences = models.JSONField(default=list)
    record = models.TextField(blank=True)
    findings = models.JSONField(default=list)
    signatures = models.JSONField(default=list)
    document = models.CharField(max_length=80, blank=True)
    sealed = models.TextField(blank=True)
    delivered_how = models.CharField(max_length=20, blank=True)
    delivered_on = models.DateField(null=True)

    def back_to_agency(self):
        """The matter lies on the desk of the unit that runs the parent again."""
        self.unit = self.agency


def abandoning(sources, basis):
    """The step by which a matter ends with its parent; every kind has one."""

    @step(sources, Beside.ABANDONED, label="随主案终止", by=by_engine, basis=basis)
    def abandon(self, *, by):
        """The case it hangs on is closed: nobody is asked any more."""

    return abandon
