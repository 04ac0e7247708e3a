"""Who stands at which door: mixins that admit applicants to the hall and officials to the desk, all others to a 404."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpResponsePermanentRedirect

from casework.core.case import Case
from casework.core.process import PROCESSES
from casework.core.sight import is_of_party, visible_to
from casework.journal.instant import today
from network.posts import posts_of
from network.roles import ROLES


class Standing(LoginRequiredMixin):
    """A page for somebody who is signed in. `face` is "hall" or "desk"."""

    face = ""

    def dispatch(self, request, *args, **kwargs):
        """Case numbers are written in capitals; an address typed in lower case is sent to the proper one."""
        number = kwargs.get("number", "")
        if request.method in ("GET", "HEAD") and number != number.upper():
            return HttpResponsePermanentRedirect(request.get_full_path().replace(number, number.upper(), 1))
        return super().dispatch(request, *args, **kwargs)

    @property
    def day(self):
        """Today, in Asia/Shanghai."""
        return today()

    def case(self, number):
        """The case with this number with its child's columns, if this person may see it here; else 404."""
        if number != number.upper():
            raise Http404
        rows = visible_to(self.request.user, self.day)
        row = rows.filter(number=number).values("pk", "process").first()
        if row is None:
            raise Http404("没有这个办件")
        model = PROCESSES[row["process"]].cases
        case = model.objects.select_related("party", "division", "unit", "handler").get(pk=row["pk"])
        if not self.admits(case):
            raise Http404("没有这个办件")
        return case

    def admits(self, case):
        """Whether this face shows the case to this person."""
        return True


class HallView(Standing):
    """The applicants' side: one's own party's cases only, or those a clerk enters for a visitor."""

    face = "hall"

    def admits(self, case):
        """Members of the party; the clerk at the window while the visitor has not claimed the case."""
        if is_of_party(self.request.user, case, self.day):
            return True
        return case.visits.filter(claimed_at__isnull=True).exists() and self.is_clerk()

    def is_clerk(self):
        """Whether the user sits at a counter."""
        return any(ROLES[held.role].counter for held in posts_of(self.request.user, self.day))


class DeskView(Standing):
    """The officials' side: whoever holds a post today."""

    face = "desk"

    def dispatch(self, request, *args, **kwargs):
        """Without a post there is no desk."""
        if request.user.is_authenticated and not posts_of(request.user, self.day):
            raise Http404("没有这个页面")
        return super().dispatch(request, *args, **kwargs)

    def admits(self, case):
        """An official who founds an organization in private sees that case in the hall, not at the desk."""
        return not is_of_party(self.request.user, case, self.day)


def cases_of(user, day):
    """The cases of the parties a person belongs to, newest first."""
    from network.posts import parties_of

    return Case.objects.main().filter(party_id__in=parties_of(user, day)).order_by("-opened_at", "-id")
