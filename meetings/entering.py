"""What the joint meeting enters in the rooms below: processes, papers, rounds, who sees it, personal data."""

from casework.clock.tick import ROUNDS
from casework.core.process import register
from casework.core.sight import KEPT_TO
from casework.post.papers import RENDERERS
from casework.views.extras import EXTRAS
from casework.views.files import WITHHELD
from matters.shown import ANSWERS, QUESTIONS
from meetings import lasting, personal
from meetings.bulletins.papers import OF_BULLETIN
from meetings.bulletins.process import BULLETIN
from meetings.carrying.places import the_step, the_task
from meetings.carrying.process import CARRYING
from meetings.carrying.rounds import go_round as hold_against_journals
from meetings.circle import MADE_OF_ONE, closed_files
from meetings.circulation.papers import OF_CIRCULATION, OF_REPLY
from meetings.circulation.process import CIRCULATION
from meetings.circulation.reasons import LABELS as REPLIES
from meetings.circulation.reply import PROCESS as REPLY
from meetings.decisions.papers import OF_DECISION
from meetings.decisions.process import DECISION
from meetings.decisions.rounds import go_round
from meetings.packets.places import pages
from meetings.packets.rounds import bind_waiting
from meetings.parties import admits
from meetings.sittings.papers import OF_MEETING
from meetings.sittings.participation import HOW
from meetings.sittings.participation import PROCESS as PARTICIPATION
from meetings.sittings.process import MEETING
from meetings.topics.countersign import LABELS
from meetings.topics.countersign import PROCESS as COUNTERSIGN
from meetings.topics.papers import OF_COUNTERSIGN, OF_TOPIC
from meetings.topics.process import TOPIC
from meetings.voided import VOIDING
from papers.drafting.chains import CHAINS, Chain
from papers.sealing.register import APART
from papers.voiding import declare

OURS = ((TOPIC, OF_TOPIC), (COUNTERSIGN, OF_COUNTERSIGN), (MEETING, OF_MEETING), (PARTICIPATION, {}), (CIRCULATION, OF_CIRCULATION),
        (REPLY, OF_REPLY), (DECISION, OF_DECISION), (BULLETIN, OF_BULLETIN))  # fmt: skip


def register_all():
    """Once, from `ready()`."""
    personal.register()
    lasting.register()
    for process, papers in OURS:
        register(process)
        KEPT_TO[process.slug] = admits
        for kind, renderer in papers.items():
            RENDERERS[f"paper:{process.slug}/{kind}"] = renderer
    CHAINS["meeting", "issue_minutes"] = Chain(("circulate_minutes",), ("check_minutes",), ("sign_minutes",))
    CHAINS["meeting", "approve_agenda"] = Chain(("submit_agenda",), ("check_agenda",))
    CHAINS["bulletin", "issue_bulletin"] = Chain(("submit_bulletin",))
    CHAINS["circulation", "issue_resolution"] = Chain(("submit_draft",), ("check_draft",), ("sign_resolution",))
    CHAINS["meeting", "approve_correction"] = Chain(("propose_correction",))
    ANSWERS.update(countersign=LABELS, participation=HOW, circulation_reply=REPLIES)
    QUESTIONS["countersign"] = "请答复的问题"
    register(CARRYING)  # not kept to the joint meeting's posts: it stands with whoever has the power over its case
    EXTRAS.update({CARRYING.slug: the_step, DECISION.slug: the_task})
    ROUNDS["decisions"] = go_round
    ROUNDS["carrying"] = hold_against_journals
    ROUNDS["packets"] = bind_waiting
    EXTRAS["meeting"] = pages
    WITHHELD["meeting"] = closed_files
    declare(MEETING.slug, *VOIDING)
    if MADE_OF_ONE not in APART:
        APART.append(MADE_OF_ONE)
