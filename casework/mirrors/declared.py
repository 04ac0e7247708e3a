"""Mirror: which steps of a process have to be entered in which outer system, within how many working days."""

from dataclasses import dataclass

from django.core import checks

from casework.core.process import PROCESSES
from policy import rules


@dataclass(frozen=True)
class Mirror:
    """One duty: after any of `steps` the outcome is entered in the system `key`, within the rule `limit`."""

    key: str
    title: str
    steps: tuple
    limit: str = "mirror.entry_limit"


# process slug -> its duties; filled by the `ready()` of the app that owns the process.
MIRRORS = {}


def titles():
    """Key -> title of every outer system."""
    return {mirror.key: mirror.title for duties in MIRRORS.values() for mirror in duties}


def faulty(app_configs=None, **_):
    """System check: the steps and rules a duty names exist."""
    found = []
    for slug, duties in MIRRORS.items():
        for mirror in duties:
            wrong = [name for name in mirror.steps if name not in PROCESSES[slug].cards]
            wrong += [] if mirror.limit in rules.file_rows() else [mirror.limit]
            found += [
                checks.Error(f"{slug} 的外部系统 {mirror.key}：没有 {name}", id="casework.E020") for name in wrong
            ]
    return found
