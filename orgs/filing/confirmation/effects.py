"""社区社会组织年度确认: what a finished step writes into the ledger: standing, the confirmed year, the referral."""

from orgs.filing import facts, ledger
from orgs.filing.choices import Referral, Standing


def note_confirmation(case, act):
    """台账写入确认年度和结论，公开名册显示当年已确认。"""
    _confirmed(case, act)


def _confirmed(case, act):
    known = {"confirmation": f"{case.year} {case.state}", **of_the_year(case)}
    facts.state(case.org, known, valid_from=act.decided_on, instant=act.at, case=case)


def of_the_year(case):
    """What the confirmed report says of the conditions for registration (第四十一条); what it left open stays as it was."""
    if case.unreported:
        return {}
    asked = {name: case.reported.get(name) for name in ("own_place", "unit_members")}
    return {"income": case.income_fen} | {name: value for name, value in asked.items() if value not in ("", None)}


def suspend_org(case, act):
    """名册显示暂停活动，暂停期间不得申请项目。"""
    ledger.stand(case.org, Standing.SUSPENDED, day=act.decided_on, instant=act.at, case=case)


def release_org(case, act):
    """取消先行暂停的标注。"""
    if case.org.status == Standing.SUSPENDED:
        ledger.stand(case.org, Standing.FILED, day=act.decided_on, instant=act.at, case=case)


def recover_org(case, act):
    """取消暂停，写入确认年度。"""
    release_org(case, act)
    _confirmed(case, act)


def lapse_org(case, act):
    """名册和备案证核验显示已失效，不得以备案名称开展活动、申请项目。"""
    ledger.stand(case.org, Standing.LAPSED, day=act.decided_on, instant=act.at, case=case)


def restore_org(case, act):
    """恢复备案，编号不变；失效期间单独记载。"""
    ledger.stand(case.org, Standing.FILED, day=act.decided_on, instant=act.at, case=case)
    _confirmed(case, act)


def undo_lapse(case, act):
    """恢复备案，失效的记录从失效之日起消除。"""
    ledger.stand(case.org, Standing.FILED, day=case.lapsed_on, instant=act.at, case=case)


def refer_org(case, act):
    """台账记下转入注销程序及理由，由街镇依职权办理注销。"""
    why = Referral.LAPSED if act.card.name == "refer_lapsed" else Referral.UNMENDED
    facts.state(case.org, {"referral": why.label}, valid_from=act.decided_on, instant=act.at, case=case)
