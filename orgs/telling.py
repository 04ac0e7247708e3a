"""Facts of the register in words, as anybody may read them."""

from orgs.organization import Status

# What the public register tells of the past, in the order of the page; the fund is kept in fen.
TOLD = {
    "name": "名称", "status": "状态", "legal_representative": "法定代表人", "address": "住所", "scope": "业务范围", "fund": "注册资金",
    "grade": "评估等级", "abnormal_list": "列入活动异常名录", "severe_list": "列入严重违法失信名单",
}  # fmt: skip
STATUSES = dict(Status.choices)


def told(fact):
    """A fact as people read it."""
    value = fact.value
    if fact.kind == "status":
        value = STATUSES.get(value, value)
    elif fact.kind == "fund" and value.isdecimal():
        value = f"{int(value) / 100:,.2f}元" if int(value) else "—"
    return {"since": fact.valid_from, "until": fact.valid_to, "label": TOLD[fact.kind], "value": value or "—"}
