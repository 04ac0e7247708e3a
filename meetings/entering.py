"""What the joint meeting enters in the rooms below: processes, papers, who sees it, personal data."""

from casework.core.process import register
from casework.core.sight import KEPT_TO
from casework.post.papers import RENDERERS
from meetings import personal
from meetings.parties import admits
from meetings.topics.countersign import PROCESS as COUNTERSIGN
from meetings.topics.papers import OF_COUNTERSIGN, OF_TOPIC
from meetings.topics.process import TOPIC


def register_all():
    """Once, from `ready()`."""
    personal.register()
    for process, papers in ((TOPIC, OF_TOPIC), (COUNTERSIGN, OF_COUNTERSIGN)):
        register(process)
        KEPT_TO[process.slug] = admits
        for kind, renderer in papers.items():
            RENDERERS[f"paper:{process.slug}/{kind}"] = renderer
