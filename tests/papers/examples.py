"""Papers for the tests of typesetting: the words are invented."""

import random

from papers.official import Body, OfficialDocument

HANZI = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳"
MARKS = ["，", "。", "、", "；", "”", "“", "（", "）", "《", "》", "》，", "。”", "——", "……"]
TOKENS = ["2026年", "3,420.5万元", "36.8%", "52120116MJ06A1B2C3", "A", " ", "http://www.example.gov.cn/verify/7Q4M?a=b"]
NOTICE = {
    "title": "受理通知书", "number": "某社登受〔2026〕1号", "agency": "某市某区政务服务办公室", "to": "某某中心",
    "paragraphs": ["你（单位）提出的成立登记申请收悉。经审查，申请材料齐全、符合法定形式，决定予以受理。"],
    "items": [("受理日期", "2026年11月23日")], "code": "ABCDEFGH2345", "head": "0" * 64, "date": "2026年11月23日",
    "qr": "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E", "case_number": "2026-DJ-0001",
}  # fmt: skip


def plain_text(paragraphs=3, length=800):
    """A document of nothing but full-width characters."""
    paper = document()
    for _ in range(paragraphs):
        paper.paragraph((HANZI * (length // len(HANZI) + 1))[:length])
    return paper


def mixed_text(seed=7, paragraphs=12):
    """A document with numbers, percentages, dates and marks as offices write them, the same for the same seed."""
    dice, paper = random.Random(seed), document()
    for _ in range(paragraphs):
        clauses = (
            "".join(dice.choices(HANZI, k=dice.randint(4, 12)))
            + dice.choice(
                [
                    "",
                    f"{dice.randint(3, 9999)}家",
                    f"{dice.randint(1, 99)}.{dice.randint(0, 9)}%",
                    "2026年10月31日",
                    "3,420.5万元",
                ]
            )
            + dice.choice([*"，，，，。。、、；" * 4, "）；", "”，"])
            for _ in range(12)
        )
        paper.paragraph("".join(clauses) + "。")
    return paper


def adversarial(seed, count, length=160):
    """Texts in which marks, numbers and addresses stand anywhere."""
    dice = random.Random(seed)
    for _ in range(count):
        yield "".join(dice.choice([*dice.choices(HANZI, k=12), *MARKS, *TOKENS]) for _ in range(length)).strip()


def document(**given):
    """文件格式 with everything that stands before and behind the text."""
    return OfficialDocument(
        **{
            "title": "关于2026年全区社会组织工作情况和2027年工作安排的报告", "agency": "某市某区民政局", "date": "2026年11月23日",
            "number": "某民报〔2026〕18号", "to": "区人民政府", "copies_to": ["区委办公室"], "printed_by": "某市某区民政局办公室",
            "printed_on": "2026年11月23日",
        } | given
    )  # fmt: skip


def agenda(items=6, annex_rows=0):
    """The words of an agenda; `annex_rows` make it long."""
    rows = [[n, f"关于第{n}项审议事项的说明和征求意见情况", "区民政局", 12] for n in range(1, annex_rows + 1)]
    annexes = [
        {
            "title": "审议事项材料清单",
            "body": Body().table(["序号", "材料", "单位", "页数"], rows, [14, 0, 40, 18]).blocks,
        }
    ]
    return {
        "mark": "某市某区民政局文件", "number": "某民联〔2026〕3号", "title": "某市某区社会组织管理联席会议第3次会议议程",
        "agency": "某市某区民政局", "to": "各成员单位", "opening": "定于2026年3月25日召开联席会议第3次会议，现将有关事项通知如下：",
        "time": "2026年3月25日（星期三）14:30—17:00", "place": "区民政局302会议室", "chair": "区民政局局长",
        "attendees": ["区委组织部", "区财政局", "区公安分局"],
        "items": [{"title": f"关于第{n}项工作的建议", "reporter": "区民政局", "minutes": 15} for n in range(1, items + 1)],
        "attachments": ["审议事项材料清单"] if rows else [], "annexes": annexes if rows else [],
        "date": "2026年3月18日", "sealed": True, "note": "此件公开发布", "copies_to": ["区委办公室", "区政府办公室"],
        "printed_by": "某市某区民政局办公室", "printed_on": "2026年3月18日",
    }  # fmt: skip
