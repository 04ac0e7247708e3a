"""What every page of the hall shows: who one is, and how many letters are unread."""

from casework.journal.instant import today
from casework.post.rows import Letter
from network.posts import parties_of


def hall(request):
    """Context for templates under /hall/; empty elsewhere."""
    if not request.path.startswith("/hall/") or not request.user.is_authenticated:
        return {}
    parties = parties_of(request.user, today())
    unread = Letter.objects.filter(party_id__in=parties, posted_at__isnull=False, read_at__isnull=True)
    return {"unread": len(unread.values_list("pk", flat=True)[:100])}
