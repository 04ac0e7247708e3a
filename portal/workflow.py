"""A second person before an article is public: written and handed in by one, approved by another."""

from wagtail.models import AbstractGroupApprovalTask

from portal.article_form import hits


class SecondPersonTask(AbstractGroupApprovalTask):
    """Approval by a publisher who neither handed the article in nor changed what is to be approved.

    An article in which the gate finds numbers of persons can only be sent back.
    """

    class Meta:
        verbose_name = "另一人审核"

    def get_actions(self, obj, user):
        """What this person may do with what was handed in."""
        actions = super().get_actions(obj, user)
        if involved(obj, user):
            return []
        if hits(obj.get_latest_revision_as_object()):
            return [action for action in actions if action[0] == "reject"]
        return actions

    @classmethod
    def get_description(cls):
        """For those who put workflows together."""
        return "由没有写过、也没有提交这一版的发布人审核后公开"


def involved(page, user):
    """Whether the person wrote the latest version or handed it in."""
    latest, state = page.latest_revision, page.current_workflow_state
    return user.pk in {latest and latest.user_id, state and state.requested_by_id}
