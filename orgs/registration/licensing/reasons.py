"""Grounds that hold for every licence."""

# 不予受理 (行政许可法第三十二条、第七十八条) knows only these grounds.
NON_ACCEPTANCE = (
    ("not_needed", "事项依法不需要登记"),
    ("not_ours", "不属于本机关职权范围"),
    ("deceit", "申请人隐瞒有关情况或者提供虚假材料"),
)
