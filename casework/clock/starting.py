"""Which steps accept an application: what the processes declare, so that no room above names steps of another's."""

from casework.core.process import PROCESSES


def accepting_anywhere():
    """Names of the accepting steps of all processes, each once."""
    return tuple(dict.fromkeys(name for process in PROCESSES.values() for name in process.accepts))
