"""Phrases some officials of the fictional district keep, and those their chief set for the unit."""

from casework.officials.snippets import Kind, Snippet
from network.models import Post

OWN = [
    ("reviewer", Kind.OPINION, "申请材料齐全，符合法定形式，经审查符合登记条件，建议准予登记。"),
    ("reviewer", Kind.OPINION, "经核查，住所、资金和人员情况与申请一致，建议准予登记。"),
    ("reviewer", Kind.ADOPTED, "申请人的陈述申辩理由成立，予以采纳，已按其说明重新核对。"),
    ("reviewer", Kind.REASON, "已核对名册，两者的服务对象和业务范围不同，不会造成混淆。"),
    ("clerk", Kind.NOTE, "请加盖公章或者由全体发起人签字。"),
    ("clerk", Kind.NOTE, "请补充住所使用权证明，使用期限不少于一年。"),
]
# For everybody in the unit of this account's chief post.
UNIT = [
    ("chief", Kind.NOTE, "请对照章程示范文本修改，并在修改处注明条款。"),
    ("chief", Kind.FACTS, "根据申请人提交的材料和核查记录，认定以下事实："),
]


def run(accounts):
    """Keep them, in this order."""
    for place, (who, kind, words) in enumerate(OWN, start=1):
        Snippet.objects.create(owner=accounts[who], kind=kind, words=words, place=place)
    for place, (who, kind, words) in enumerate(UNIT, start=1):
        post = Post.objects.filter(user=accounts[who], role="chief").order_by("pk").first()
        Snippet.objects.create(unit=post.unit, kind=kind, words=words, place=place)
