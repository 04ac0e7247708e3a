"""Circulations of the fictional district along their roads, by steps at past instants."""

from casework.clock.tick import expire
from casework.core.models import Case
from casework.core.process import PROCESSES
from casework.journal.instant import at
from demo.decisions import Follower
from demo.filing import sheet
from demo.topics import Proposer
from demo.world import read
from meetings.keeping import new_circulation

REASONS = {
    "agree": "", "amend": "完成时限请与年度结算错开，建议后延十天。", "disagree": "费用渠道没有依据，本单位不能承担。", "meeting": "涉及几个单位的分工，建议会上研究。",
}  # fmt: skip


class Circulator:
    """Sends drafts round; `room` is the convening that knows people and days."""

    def __init__(self, room):
        self.room, self.rows = room, read("circulations.yaml")

    def before(self, meeting):
        """Numbers of those in force that a meeting is told of, gone round before its agenda stands."""
        return [self.go(row).number for row in self.rows if row.get("told_at") == meeting]

    def others(self):
        """All that no meeting was told of yet; then the meetings are."""
        for row in self.rows:
            if "told_at" not in row:
                self.go(row)
        for case in PROCESSES["circulation"].cases.objects.filter(state="issued", number__in=self.on_an_agenda()):
            self.told(case)

    def on_an_agenda(self):
        """Numbers that stand on the agenda of a meeting that was held."""
        held = PROCESSES["meeting"].cases.objects.filter(ended_at__isnull=False)
        return [number for meeting in held for number in meeting.reports]

    def go(self, row):
        """From its draft to where it stands now: the road is the row's own list of what happened after it went round."""
        ago = row["began"]
        case = self.drafted(row, ago)
        if row["road"] == ["drafted"]:
            return case
        files = {"text": sheet("会签稿"), "background": sheet("背景材料"), "prior": sheet("已征求的意见")}
        case = self.room.take(case, "submit_draft", "office", ago, files=files)
        case = self.room.take(case, "check_draft", "director", ago, opinion="材料齐全，属于可以书面会签的情形。")
        case = self.room.take(case, "start_circulation", "convener", ago - 1, urgent="no", urgent_reason="")
        for name in row["road"]:
            case = getattr(self, name)(case, row, ago)
        return case

    def drafted(self, row, ago):
        """Written by the office, or filled in from a topic the convener sent here."""
        office, tasks = self.room.accounts["office"], [self.task(task, ago) for task in row["tasks"]]
        said = {"secret": "no", "first": "no", "ground": row["ground"], "grounds": row["grounds"], "title": row["title"],
                "resolution": row["resolution"], "tasks": tasks, "direct": row["direct"], "asked": row["asked"]}  # fmt: skip
        if "topic" in row:
            proposer = Proposer(self.room)
            topic = proposer.admitted(row["topic"] | {"title": row["title"]}, ago + 8)
            self.room.take(topic, "send_to_circulation", "convener", ago + 1, ground=row["ground"])
            case = PROCESSES["circulation"].cases.objects.get(origin_id=topic.pk)
            return self.room.take(case, "write_draft", "office", ago, **said)
        with at(self.room.maker.instant(self.room.day(ago), 0)):
            case = new_circulation(office.posts.get().unit, by=office, **said)
        return self.concerning(case, row, said, ago) if "asks" in row else case

    def concerning(self, case, row, said, ago):
        """Bound to a case that is under review: one that no meeting has asked about, where there is one."""
        found = Case.objects.open().filter(process="establishment", state="under_review", handler__isnull=False).order_by("opened_at", "pk")
        about = found.exclude(matters__process="carrying").first() or found.first()
        if about is None:
            return case
        case = self.room.take(case, "bind_case", "office", ago, about=about.number)
        case = self.room.take(case, "name_step", "office", ago, wanted="propose_grant", words=row["asks"])
        tasks = [said["tasks"][0] | {"about": about.number}, *said["tasks"][1:]]
        return self.room.take(case, "write_draft", "office", ago, **said | {"tasks": tasks})

    def task(self, task, ago):
        """One row of tasks; its last day some working days after the beginning."""
        with_whom = "、".join(self.room.units[slug].short for slug in task["with"])
        return {"text": task["text"], "lead": task["lead"], "assisting": with_whom, "due": self.room.day(ago - task["due"]).isoformat(),
                "deliverable": task["of"]}  # fmt: skip

    def answers(self, case, said, ago):
        """Every unit but those that say nothing."""
        for slug in case.asked:
            if (kind := said.get(slug, "agree")) != "none":
                matter = case.matters.exclude(state="cancelled").get(unit__slug=slug)
                self.room.take(matter, "give_reply", slug, ago, answer=kind, reason=REASONS[kind], leader=self.room.leader(slug))
        return type(case).objects.get(pk=case.pk)

    def answered(self, case, row, ago):
        """Answers of the first round."""
        return self.answers(case, row.get("said", {}), ago - 2)

    def reminded(self, case, row, ago):
        """Who said nothing is reminded by the clock."""
        for matter in case.matters.filter(state="asked"):
            for deadline in matter.deadlines.filter(met_at__isnull=True, expired_at__isnull=True):
                with at(self.room.maker.instant(self.room.maker.working.add(deadline.due_on, 1), 0, hour=0)):
                    expire(deadline.pk)
                    self.room.maker.post(PROCESSES["circulation_reply"].cases.objects.get(pk=matter.pk))
        return case

    def revised(self, case, row, ago):
        """Changed as a unit wanted, and gone round again."""
        changes = [{"was": "原定的完成时限", "now": "后延十天的完成时限"}]
        case = self.room.take(case, "revise_draft", "office", ago - 3, changes=changes)
        case = self.room.take(case, "recirculate", "office", ago - 4, resolution=f"{case.resolution}完成时限后延十天。", tasks=case.tasks)
        return self.answers(case, row["again"], ago - 5)

    def moved(self, case, row, ago):
        """It did not pass."""
        return self.room.take(case, "move_to_meeting", "office", ago - 6, reason="再次会签仍有单位不同意，转为下次会议议题。")

    def passed(self, case, row, ago):
        """Found to have passed."""
        return self.room.take(case, "find_passed", "director", ago - 3, opinion="条件逐项满足，同意认定通过。")

    def issued(self, case, row, ago):
        """Signed, issued, followed up."""
        case = self.room.take(self.passed(case, row, ago), "sign_resolution", "convener", ago - 4, public=row["public"])
        case = self.room.take(case, "issue_resolution", "office", ago - 4)
        for decision in PROCESSES["decision"].cases.objects.filter(sitting_id=case.pk):
            Follower(self.room).follow(decision, row.get("follow", "confirmed"), ago - 4)
        return case

    def published(self, case, row, ago):
        """Its public version lies with the publishers."""
        return self.room.take(case, "publish_resolution", "office", ago - 5)

    def told(self, case):
        """A meeting was told of it."""
        meeting = next(row for row in PROCESSES["meeting"].cases.objects.filter(ended_at__isnull=False) if case.number in row.reports)
        self.room.take(case, "report_at_meeting", "office", 44, meeting=meeting.number)
