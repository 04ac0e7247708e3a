"""Words people type for the words that stand in texts: the same thing under its old, its short and its legal name."""

SAME = (
    ("民非", "民办非企业单位", "社会服务机构"),
    ("社团", "社会团体"),
    ("协会", "社会团体"),
    ("起名", "名称核准"),
    ("取名", "名称核准"),
    ("注册", "登记"),
    ("年检", "年度检查"),
    ("年报", "年度工作报告", "年度检查"),
    ("创投", "公益创投"),
    ("购买服务", "政府购买服务"),
    ("法人", "法定代表人"),
    ("党支部", "党组织", "党建"),
)


def alternatives(word):
    """The word first, then what it may stand for in the texts; a word of a group finds the whole group."""
    found = [word]
    for group in SAME:
        short, *others = group
        if word == short:
            found += [other for other in others if other not in found]
        elif word in others and len(group) > 2:
            found += [other for other in group if other not in found]
    return found
