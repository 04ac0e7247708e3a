"""The engine: wires its own packages together once everything is loaded."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class CaseworkConfig(AppConfig):
    """casework: cases, steps, journal, clock, intake, post."""

    name = "casework"

    def ready(self):
        """Fill the engine's phases, and keep the database's guards in step after every migrate."""
        from casework import checks, personal
        from casework.clock import deadlines
        from casework.contacts import places as of_contacts
        from casework.core import people
        from casework.core.phases import PHASES
        from casework.core.process import register
        from casework.intake import handing_in, places, window
        from casework.mirrors import reminding
        from casework.notices.gate import typed
        from casework.notices.process import PUBLIC_NOTICE
        from casework.post import tasks, unsent, writing
        from casework.subjects import keeping
        from casework.subjects.process import DATA_REQUEST

        PHASES["prepare"][:] = [unsent.wait_for_it, handing_in.prepare]
        PHASES["deadlines"][:] = [deadlines.follow]
        PHASES["freeze"][:] = [handing_in.freeze]
        PHASES["letters"][:] = [writing.write]
        PHASES["commit"][:] = [tasks.nudge]
        PHASES["recall"][:] = [writing.may_recall]
        people.STAND_INS[:] = [window.stands_in]
        register(PUBLIC_NOTICE)
        register(DATA_REQUEST)
        for part in (keeping, reminding, typed, places, of_contacts, personal, checks):
            part.register()
        # The two signals of the house: no ALTER gets past the guards, and none brings them back (docs/adr/0004).
        pre_migrate.connect(_step_aside, sender=self)
        post_migrate.connect(_sync, sender=self)


def _step_aside(using, plan=(), **_):
    from casework.core import guards

    if plan:
        guards.lift(using)


def _sync(using, **_):
    from casework.core import guards

    guards.sync(using)
