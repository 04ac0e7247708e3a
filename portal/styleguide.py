"""/styleguide/, while developing only: every part of templates/parts in every state, drawn by the parts themselves."""

from dataclasses import dataclass, field
from datetime import date, datetime
from types import SimpleNamespace as Sample
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views import View

from orgs.filing import tiles

ZONE = ZoneInfo("Asia/Shanghai")
AT, DAY, LATER = datetime(2026, 11, 20, 10, 12, tzinfo=ZONE), date(2026, 11, 20), date(2026, 12, 14)
COLOURS = ("ink-9", "ink-7", "ink-5", "edge", "line", "paper", "sea-9", "sea-7", "sea-1", "sea-0", "tide-3", "seal-7", "seal-0",
           "amber-8", "amber-0", "pine-7", "pine-0", "plum-7", "plum-0")  # fmt: skip
TONES = ("", "grey", "green", "amber", "red", "plum")


class Said(str):
    """A message with its tone."""

    tags = "success"


class Basis(str):
    """A clause as the parts show it: words with an address."""

    url = "/policies/registration/"


BASIS = Basis("《登记注册工作规程》第十四条")


class Questions(forms.Form):
    """One question of every sort the product asks."""

    name = forms.CharField(label="名称", help_text="写全称。", max_length=60, error_messages={"required": "请填写名称。"})
    reason = forms.CharField(label="理由", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    day = forms.DateField(label="日期", error_messages={"required": "请填写日期。"}, widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.ChoiceField(label="类型", choices=[("a", "社会团体"), ("b", "民办非企业单位")], widget=forms.RadioSelect,
                             error_messages={"invalid_choice": "请选择一种类型。"})  # fmt: skip
    street = forms.ChoiceField(label="街镇", choices=[("", "请选择"), ("1", "杭州道街道")],
                               error_messages={"required": "请选择街镇。"})  # fmt: skip
    agreed = forms.BooleanField(label="我已经看过", required=False)
    file = forms.FileField(label="附件", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


@dataclass(frozen=True)
class Part:
    """One file of templates/parts with its states: [(what it shows, context)]."""

    name: str
    states: list = field(default_factory=list)


def asked(name, data=None):
    """One bound field of the sample questions."""
    form = Questions(data)
    form.is_valid()
    return {"field": form[name]}


def parts():
    """All parts, in the order in which a page uses them."""
    return [*page_parts(), *case_parts(), *letter_parts()]


STREETS = [("120116001", "塘沽街道", 120, 0), ("120116005", "杭州道街道", 9, 281), ("120116400", "天津经济技术开发区（其他片区）", 0, None)]


def page_parts():
    """What every page and form is made of."""
    wrong = Questions({"kind": "x"})
    wrong.is_valid()
    card = Sample(label="提出准予意见", basis=[BASIS])
    return [
        Part("brand", [("首页的标志", {"href": "/", "name": "滨海新区社会组织综合服务平台", "motto": "一站办理"})]),
        Part("util", [("没有登录", {"demo": True})]),
        Part("messages", [("办好了", {"messages": [Said("已办理：受理。")]})]),
        Part("phrases", [("常用语", {"field": Sample(html_name="opinion", label="承办意见", phrases={
            "own": [Sample(pk=1, words="材料齐全，符合法定形式，建议准予登记。")], "unit": [Sample(pk=2, words="请对照示范文本修改。")], "column": ""})})]),
        Part("stay", [("自动退出以前", {"silence": {"left": 110, "warned": 120, "at": AT, "shown": True}})]),
        Part("stay_foot", [("没有脚本", {"silence": {"at": AT}})]),
        Part("field", [("填写", asked("name")), ("有错", asked("name", {"name": ""})), ("可以不填", asked("reason")),
                       ("日期", asked("day")), ("单选", asked("kind")), ("下拉", asked("street")), ("勾选", asked("agreed")),
                       ("文件", asked("file"))]),
        Part("form", [("整张表，有错", {"form": wrong, "problems": ["资金数额不能是负数。"]})]),
        Part("error_summary", [("出错摘要", {"form": wrong, "problems": []})]),
        Part("account", [("账户的一页", {"title": "登录", "text": "", "action": "", "form": Questions(), "button": "登录"})]),
        Part("step_form", [("一步", {"form": Questions(), "card": card, "case": Sample(version=3), "key": "k", "case_url": "#"})]),
        Part("questions", [("常见问题", {"questions": [Sample(ask="要多久？", answer="承诺期限见办事指南。", basis=BASIS)]})]),
        Part("pages", [("分页", {"page": Paginator(range(60), 20).page(2)})]),
        Part("tiles", [("达标、有缺口、没有目标", {"tiles": tiles.tiles(STREETS), "size": tiles.size(tiles.tiles(STREETS))})]),
        Part("footer", [("内页的页脚", {"site_name": "平台", "demo": True})]),
        Part("footer_portal", [("门户的页脚", {"site_name": "平台", "demo": True})]),
    ]  # fmt: skip


def letter_parts():
    """What is told to people, and who was quicker."""
    return [
        Part("posted", [("通知", {"letters": [
            Sample(title="请补正以下材料", posted_at=AT, read_at=AT, run_after=AT, chat="请补正材料，12月14日前提交。"),
            Sample(title="准予登记", posted_at=None, read_at=None, run_after=AT, chat="")]}), ("没有", {"letters": []})]),
        Part("chat", [("可复制", {"letter": Sample(chat="请补正材料，12月14日前提交。\nhttps://example.org/hall/letters/2026-DJ-0001/3/")})]),
        Part("quicker", [("同事", {"entry": Sample(actor_id=2, unit="区民政局", post="受理人员", actor_name="姜文琦", at=AT), "user": Sample(pk=1)}),
                         ("本人", {"entry": Sample(actor_id=1, at=AT), "user": Sample(pk=1)})]),
    ]  # fmt: skip


def case_parts():
    """What a case is made of, on either side of the counter."""
    basis = BASIS
    upload = Sample(kind="pdf", name="章程草案.pdf", size=182_400, pages=12, original_seen_at=AT)
    remark = {"code": "N5", "title": "与已有名称近似", "says": "与“海河邻里互助促进会”只差一个字。", "basis": basis}
    paper = Sample(made_at=AT, code="ABCD2345", title="受理通知书")
    letter = {"title": "请补正材料", "posted_at": AT, "do": "请补正后重新提交。", "due_on": LATER, "says": ["章程：缺剩余财产的处置"]}
    line = {"label": "受理", "at": AT, "by": "区政务服务办公室 受理岗 甲", "state": "已受理", "problems": (), "refused": False, "on_paper": ""}
    deadline = Sample(label="办理期限", met_at=None, starts_on=DAY, due_on=LATER, provisional=True, basis=basis, moves=Sample(all=[]))
    span = Sample(first=DAY, last=LATER, state="承办审查中", charged="登记机关", days=25, working_days=17, note="计入办理期限", counted=17)
    standing = [("submitted", "提交", "done", "11月6日"), ("review", "审查", "now", "最迟12月14日"), ("decide", "决定", "later", "")]
    steps = [Sample(label=label, standing=how, note=note, at=None) for _, label, how, note in standing]
    return [
        Part("clause", [("依据", {"basis": basis})]),
        Part("remark_list", [("提示", {"found": [Sample(must=False, **remark)]}), ("须改", {"found": [Sample(must=True, **remark)]})]),
        Part("remarks", [("边填边查", {"said": {"name": [Sample(must=False, **remark)], "scope": []}}), ("太频繁", {"late": "请过一分钟再检查。"})]),
        Part("files", [("有文件", {"files": [("0" * 34, upload)]}), ("没有", {"files": []})]),
        Part("extras", [("另页", {"extras": [Sample(href="#", title="联名", hint="还差 2 人", done=False, standing="进行中")]})]),
        Part("stretches", [("到哪一步", {"stretches": steps})]),
        Part("guidance", [("条件", {"rows": [Sample(title=title, met=met, says=says, basis=basis, rule=Sample(verified=met)) for title, met, says in (
            ("备案满1年", True, "2025年5月8日备案"), ("有独立场所", False, "活动室，与其他组织共用"), ("有稳定经费来源", None, "台账没有记载"))]})]),
        Part("timeline", [("日志", {"lines": [Sample(**line), Sample(**line | {"refused": True, "count": 2, "problems": ["还没有到期。"]})]})]),
        Part("letters", [("通知", {"letters": [Sample(issued=paper, **letter)]}), ("没有", {"letters": []})]),
        Part("left", [("还有", {"left": 11}), ("今天", {"left": 0}), ("超期", {"left": -3})]),
        Part("clock_receipt", [("期限", {"receipt": Sample(deadlines=[deadline], spans=[span], totals={"登记机关": 25})})]),
        Part("matters", [("同时进行", {"matters": [], "kinds": [Sample(slug="visit", title="现场核查")], "face": "desk", "case": Sample(number="X"),
                                    "pane": True})]),
        Part("compare", [("对照", {"source": "申请人在线填写", "said": "", "checklist": [], "edition": "2026 版", "rows": [
            Sample(ours="第四条", theirs="第四条", tone="amber", standing="有改动",
                   parts=[("same", "本会坚持党的全面领导，"), ("added", "并按要求开展工作。"), ("left_out", "开展党的活动。")])]})]),
    ]  # fmt: skip


class StyleguideView(View):
    """The page; 404 outside development."""

    def get(self, request):
        """Colours, tags, buttons, then every part in every state."""
        if not settings.DEBUG:
            raise Http404
        drawn = [
            (part.name, [(what, render_to_string(f"parts/{part.name}.html", context, request)) for what, context in part.states])
            for part in parts()
        ]
        return render(request, "styleguide.html", {"parts": drawn, "colours": COLOURS, "tones": TONES})
