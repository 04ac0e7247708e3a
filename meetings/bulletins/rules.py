"""督查通报: checks, as plain sentences."""

from casework.core.answers import Problem
from casework.core.process import PROCESSES
from casework.notices.gate.personal_data import in_text
from meetings.bulletins.figures import asked, rows


def says_no_personal_data(case, act):
    """典型做法没有身份证件号码、手机号码、银行卡号。"""
    for hit in in_text(str(act.facts.get("examples", "")), "典型做法"):
        yield Problem(hit.sentence, "examples")


def figures_are_there(case, act):
    """这个季度有督办的事项。"""
    if not case.figures:
        yield "这个季度没有督办的事项，不用编发通报。"


def figures_are_of_now(case, act):
    """通报的数字与督办件现在的数字一致。"""
    if case.figures and case.figures != rows(asked(case.quarter, act.day)):
        yield "督办件的数字已经变化，请退回后由办公室重新办理“拟写通报”。" if case.state == "checking" else "督办件的数字已经变化，请重新办理“拟写通报”。"


def is_the_only_one(case, act):
    """这个季度还没有印发过通报。"""
    other = PROCESSES["bulletin"].cases.objects.filter(quarter=case.quarter, issued_on__isnull=False).first()
    if other:
        yield f"这个季度的通报已经印发：{other.number}。"
