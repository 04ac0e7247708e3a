"""The inventory as people read it: sorts in order, under each its tables and columns; as rows and as a document."""

from functools import partial

from django.utils import timezone

from network import sealed
from network.personal import tables, title_of
from policy.spelling import Speller

HEAD = """# 个人信息清单

由 `manage.py data_inventory --write-docs` 从代码里的登记生成，请不要手改。期限取自规则表，页面上显示现行值。
"""


def keeping(sort):
    """How long a sort is kept: the words, or the rule in braces as texts spell it."""
    return sort.keeps or f"{{{sort.rule}}}"


def rows(spell=True):
    """[(sort, how long, [(table, [(column, label, mask, whether sealed)])])]."""
    places = {(c.model, c.column) for c in sealed.COLUMNS.values()}
    found = tables()
    said = partial(Speller(*[keeping(sort) for sort in found]), on=timezone.localdate()) if spell else str
    return [
        (sort, said(keeping(sort)), [
            (title_of(model), model, [(c.column, c.label, c.mask, (model, c.column) in places) for c in columns])
            for model, columns in held.items()
        ]) for sort, held in found.items()
    ]  # fmt: skip


def document():
    """The Markdown text of docs/data-inventory.md; periods stand as the keys of their rules."""
    lines = [HEAD]
    for sort, period, held in rows(spell=False):
        lines += [f"## {sort.title}", "", f"- 目的：{sort.purpose}", f"- 依据：{sort.basis}", f"- 谁能看：{sort.seen_by}",
                  f"- 保存：{period}", f"- 到期：{sort.at_end}", f"- 本人请求可以删除：{'是' if sort.erasable else '否'}", "",
                  "| 表 | 字段 | 内容 | 遮盖 | 加密 |", "|---|---|---|---|---|"]  # fmt: skip
        for title, model, columns in held:
            lines += [f"| {title}（{model}） | {name} | {label} | {mask or '—'} | {'是' if closed else '否'} |"
                      for name, label, mask, closed in columns]  # fmt: skip
        lines.append("")
    return "\n".join(lines)
