"""matters: the side matters every careful procedure repeats."""

from importlib import import_module

from django.apps import AppConfig
from django.core import checks

KINDS = ("consultation", "clarification", "third_party", "hearing", "visit", "objection", "recusal", "legal_review",
         "deliberation", "remedy", "extension")  # fmt: skip


class MattersConfig(AppConfig):
    """Enters the kinds and their papers into the engine, and has its say in every step."""

    name = "matters"

    def ready(self):
        """Register what this app declares."""
        from casework.clock.tick import ROUNDS
        from casework.core.phases import PHASES
        from casework.core.process import register
        from casework.post.guests import CONTACTS
        from casework.post.papers import RENDERERS
        from matters import declared, following, outsiders, papers, personal, reminding, visit
        from network import sealed
        from papers.dossier.points import POINTS
        from papers.drafting.chains import CHAINS, Chain
        from papers.sealing.holding import LASTS, TAKES_BACK

        personal.register()
        sealed.register("matter", "matters.Matter", "sealed", lambda row: f"matter:{row.pk}")
        for kind in KINDS:
            register(import_module(f"matters.{kind}").PROCESS)
        for key, renderer in papers.PAPERS.items():
            RENDERERS[f"paper:{key}"] = renderer
        CONTACTS.update({"objection": outsiders.contact, "third_party": outsiders.contact})
        ROUNDS["consultations"] = reminding.go_round
        CHAINS["extension", "grant_more_time"] = Chain(("request_more_time",))
        TAKES_BACK["consultation", "ask"] = "cancel"
        LASTS["extension", "grant_more_time"] = "主案的最后一天随即推后，申请人随即得知。延长有误的，请在原来的期限内办结。"
        LASTS["hearing_session", "postpone"] = "新的时间、地点随即通知参加人。又有变化的，再办理一次“改期”。"
        POINTS.append(visit.TWO_OFFICERS)
        checks.register(declared.faulty)
        PHASES["prepare"].append(following.holding_up)
        PHASES["letters"].append(following.follow)
