"""What residents said of a body: averages and counts; publicly only from so many answers on that nobody stands out (第四十三条)."""

from django.db.models import Avg, Count, Q

from casework.journal.instant import today
from orgs.filing.satisfaction.rows import QUESTIONS, SCORES, SatisfactionRound
from policy.rules import value

REFERENCE = "满意度评价是项目支持和年度确认的参考，不作为唯一依据。"


def least():
    """From how many answers on figures are shown outside the street."""
    return int(value("filing.satisfaction_least_answers", on=today()).number)


def results(row):
    """{answers, codes, rows: [(question, average, [(score, how many)])]} of a round. Two queries."""
    asked = {f"{name}_avg": Avg(name) for name in QUESTIONS}
    asked |= {f"{name}_{score}": Count("pk", filter=Q(**{name: score})) for name in QUESTIONS for score in SCORES}
    found = row.answers.aggregate(answers=Count("pk"), **asked)
    handed = row.codes.filter(void=False).count()
    told = [(text, round(found[f"{name}_avg"], 1), [(label, found[f"{name}_{score}"]) for score, label in SCORES.items()])
            for name, text in QUESTIONS.items()] if found["answers"] else []  # fmt: skip
    return {"answers": found["answers"], "codes": handed, "rows": told}


def shown_of(org):
    """[(round, results)] of the rounds that may be shown outside the street: over, with enough answers; newest first, three at most."""
    rows = SatisfactionRound.objects.filter(org=org, closes_on__lt=today()).annotate(said=Count("answers")).filter(said__gte=least())
    return [(row, results(row)) for row in rows[:3]]


def sentence(org, year):
    """A year's round in one line for officials; "" where there was none."""
    row = SatisfactionRound.objects.filter(org=org, year=year).first()
    if row is None:
        return ""
    found = row.answers.aggregate(answers=Count("pk"), overall=Avg("overall"))
    said = f"{found['answers']}人作答，总体平均{found['overall']:.1f}分（满分5分）" if found["answers"] else "还没有人作答"
    return f"{year}年居民满意度：{said}。{REFERENCE}"
