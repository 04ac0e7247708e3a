"""The engine: wires its own packages together once everything is loaded."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class CaseworkConfig(AppConfig):
    """casework: cases, steps, journal, clock, intake, post."""

    name = "casework"

    def ready(self):
        """Fill the engine's phases, and keep the database's guards in step after every migrate."""
        from casework import checks, personal
        from casework.contacts import places as of_contacts
        from casework.core import people, sight
        from casework.core.process import register
        from casework.intake import places, window
        from casework.mirrors import reminding
        from casework.notices.gate import typed
        from casework.notices.process import PUBLIC_NOTICE
        from casework.notices.queries import speaks_of
        from casework.subjects import keeping
        from casework.subjects.process import DATA_REQUEST

        _fill_phases()
        people.STAND_INS[:] = [window.stands_in]
        sight.SPEAKS_OF[PUBLIC_NOTICE.slug] = speaks_of
        for process in (PUBLIC_NOTICE, DATA_REQUEST):
            register(process)
        for part in (keeping, reminding, typed, places, of_contacts, personal, checks):
            part.register()
        # The two signals of the house: no ALTER gets past the guards, and none brings them back (docs/adr/0004).
        pre_migrate.connect(_step_aside, sender=self)
        post_migrate.connect(_sync, sender=self)


def _fill_phases():
    from casework.clock import deadlines
    from casework.core.phases import PHASES
    from casework.intake import handing_in
    from casework.post import tasks, unsent, writing

    PHASES["prepare"][:] = [unsent.wait_for_it, handing_in.prepare]
    PHASES["deadlines"][:] = [deadlines.follow]
    PHASES["freeze"][:] = [handing_in.freeze]
    PHASES["letters"][:] = [writing.write]
    PHASES["commit"][:] = [tasks.nudge]
    PHASES["recall"][:] = [writing.may_recall]


def _step_aside(using, plan=(), **_):
    from casework.core import guards

    if plan:
        guards.lift(using)


def _sync(using, **_):
    from casework.core import guards

    guards.sync(using)
