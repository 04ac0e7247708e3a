"""What a posting shows of a filing: the body, never its people (第十七条)."""

from orgs.filing import naming
from orgs.filing.choices import Category


def rows_of(name, category, activity, hours, place):
    """Label and value of what is posted."""
    kind = Category(category).label if category in Category.values else ""
    return [("拟备案名称", name), ("类别", kind), ("活动内容", activity), ("活动时间", hours), ("场所", place)]


def words(rows):
    """The body of the posting."""
    said = "\n".join(f"{label}：{value}" for label, value in rows if value)
    return (
        "下列社区社会组织申请备案，现予公示。本社区（村）居民有不同意见的，请在公示期内实名提出，并说明理由。"
        f"不公示成员姓名和联系方式。\n\n{said}"
    )


def words_of(answers):
    """The same from answers that are about to be handed in."""
    activity = "、".join(str(row.get("what") or "") for row in answers.get("activities") or ())
    return words(rows_of(naming.full_name(answers), answers.get("category"), activity, answers.get("hours"), answers.get("place")))


def words_for(case):
    """The same from a case."""
    return words(rows_of(case.full_name, case.category, case.activity, case.hours, case.place))
