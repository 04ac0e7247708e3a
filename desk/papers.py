"""文书登记簿: the papers issued here, how each was sealed and delivered, and the two forms that write it down (docs/papers.md)."""

import io

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views import View
from openpyxl import Workbook

from casework.core.answers import NotYours, Refused
from casework.intake import store
from casework.intake.disclosing import noted
from casework.intake.fields import InspectedFileField
from casework.journal.instant import day_of
from casework.notices.gate.typed import sentences
from casework.post.papers import renderer_of
from casework.views.files import handed_out
from casework.views.standing import DeskView
from desk.numbers import ENTERERS, NumberForm
from desk.sheets import KIND, safe
from network.posts import posts_of
from papers.consent.giving import REFUSED, Served
from papers.drafting.chains import has_sheet, parts_of, same_person
from papers.numbering.book import enter_number
from papers.sealing.holding import NUMBER, SEAL, STAGES, stage_of
from papers.sealing.keeping import has_keeper, on_blanks, record_delivery, record_sealing
from papers.sealing.register import MOST, is_signed, kinds, narrowed, page_of, papers_of
from papers.sealing.rows import KEEPER, WAYS, posted_at, standing
from papers.sealing.voiding import take_back, why_not
from papers.voiding import void_of

SENDERS = {"clerk", "reviewer", "chief", "approver"}  # who writes down a delivery; a seal only its keeper
READERS = SENDERS | {KEEPER, "auditor"}
FILTERS = ("q", "kind", "stage", "month")
WAITING = {"seal": "待用印", "number": "待编号", "void": "已作废"}
COLUMNS = ("文号", "题名", "办件编号", "办件", "日期", "用印", "送达")


class Recording(forms.Form):
    """What both forms ask: the day, and which earlier row it puts right."""

    day = forms.DateField(label="日期", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                          error_messages={"required": "请填写日期。", "invalid": "请写成 2026-11-23 的样子。"})  # fmt: skip
    corrects = forms.TypedChoiceField(label="更正哪一次登记", required=False, coerce=int, empty_value=None,
                                      error_messages={"invalid_choice": "请从列表中选择。"})  # fmt: skip

    def __init__(self, *args, rows=(), **kwargs):
        super().__init__(*args, label_suffix="", auto_id=f"{self.prefix_id}_%s", **kwargs)
        self.fields["corrects"].choices = [("", "不是更正"), *((str(row.pk), said(row)) for row in rows)]
        if not rows:
            del self.fields["corrects"]

    def free_text(self, name):
        """A text that is not sealed, so no number of a person stands in it."""
        found = list(sentences(self.cleaned_data[name]))
        if found:
            raise forms.ValidationError(found)
        return self.cleaned_data[name]


class SealingForm(Recording):
    """用印登记: sealed, or returned with a reason."""

    prefix_id = "seal"
    seal = forms.CharField(label="用的印章", required=False, max_length=60, help_text="例如：行政审批专用章。", error_messages={"max_length": "印章名称太长。"})
    copies = forms.IntegerField(label="用印份数", required=False, min_value=0, max_value=999, error_messages={
        "invalid": "请填写数字。", "min_value": "份数不能小于0。", "max_value": "份数太多，请核对。"})  # fmt: skip
    spoiled = forms.IntegerField(label="作废张数", required=False, min_value=0, max_value=999, error_messages={
        "invalid": "请填写数字。", "min_value": "张数不能小于0。", "max_value": "张数太多，请核对。"})  # fmt: skip
    returned = forms.CharField(label="退回未用印的理由", required=False, max_length=200, help_text="用了印的不填。", error_messages={"max_length": "不超过200字。"})
    blanks = forms.CharField(label="所用空白证书的编号", required=False, max_length=2000, help_text="一份一号，例如：JZ000003、JZ000004。", error_messages={"max_length": "编号太多，请核对。"})
    spoiled_blanks = forms.CharField(label="作废的空白证书编号", required=False, max_length=2000, help_text="一张一号；没有作废的不填。", error_messages={"max_length": "编号太多，请核对。"})
    field_order = ["seal", "copies", "blanks", "spoiled", "spoiled_blanks", "returned", "day", "corrects"]

    def __init__(self, *args, numbered=False, **kwargs):
        super().__init__(*args, **kwargs)
        if not numbered:
            del self.fields["blanks"], self.fields["spoiled_blanks"]

    def clean_returned(self):
        """See `free_text`."""
        return self.free_text("returned")

    def clean(self):
        """Either sealed or returned."""
        given = super().clean()
        given["copies"], given["spoiled"] = given.get("copies") or 0, given.get("spoiled") or 0
        if given.get("returned"):
            if given["copies"] or given["spoiled"] or given.get("seal"):
                self.add_error("returned", "退回未用印的，不填印章、份数和作废张数。")
            return given
        if not given.get("seal"):
            self.add_error("seal", "请填写用的印章；没有用印的，请写明退回的理由。")
        if not given["copies"] and "copies" not in self.errors:
            self.add_error("copies", "请填写用印份数。")
        return given


class DeliveryForm(Recording):
    """送达回证."""

    prefix_id = "sent"
    way = forms.ChoiceField(label="送达方式", error_messages={"required": "请选择送达方式。", "invalid_choice": "请选择送达方式。"})
    receiver = forms.CharField(label="受送达人、代收人或者见证人", required=False, max_length=60, error_messages={"max_length": "姓名太长，请核对。"})
    sheet = InspectedFileField(label="送达回证", required=False, help_text="直接、留置和邮寄送达的，签收的回证拍照或者扫描上传；公告送达的，可以上传公告。")
    note = forms.CharField(label="说明", required=False, max_length=200, help_text="例如：邮件编号、公告的地方、留置的经过。", error_messages={"max_length": "不超过200字。"})
    field_order = ["way", "day", "receiver", "sheet", "note", "corrects"]

    def __init__(self, *args, rows=(), **kwargs):
        super().__init__(*args, rows=rows, **kwargs)
        self.fields["way"].choices = [("", "请选择"), *((k, v) for k, v in WAYS.items() if rows or k != "undone")]

    def clean_note(self):
        """See `free_text`."""
        return self.free_text("note")


def said(row):
    """A row of either sort as a choice."""
    if hasattr(row, "way"):
        return f"{row.day:%Y年%-m月%-d日} {row.way_label}"
    return f"{row.day:%Y年%-m月%-d日} " + ("退回未用印" if row.returned else f"{row.seal} {row.copies}份")


class VoidForm(forms.Form):
    """作废: why, before the paper was sealed."""

    reason = forms.CharField(label="作废的理由", max_length=200, widget=forms.Textarea(attrs={"rows": 2}), help_text="作废以后文号不再使用，作出这份文书的步骤同时撤回。",
                             error_messages={"required": "请写明作废的理由。", "max_length": "不超过200字。"})  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", auto_id="void_%s", **kwargs)

    def clean_reason(self):
        """It is not sealed, so no number of a person stands in it."""
        found = list(sentences(self.cleaned_data["reason"]))
        if found:
            raise forms.ValidationError(found)
        return self.cleaned_data["reason"]


def number_form(paper, data=None):
    """The form for a number out of the book, with its example."""
    return NumberForm(data, series=renderer_of(paper.letter).series, year=day_of(paper.issued_at).year)


class Keeping(DeskView, View):
    """Those who read the register; 404 for all others."""

    def dispatch(self, request, *args, **kwargs):
        """Ask before anything else."""
        if request.user.is_authenticated and not self.held() & READERS:
            raise Http404("没有这个页面")
        return super().dispatch(request, *args, **kwargs)

    def held(self):
        """The roles the person holds today."""
        return {held.role for held in posts_of(self.request.user, self.day)}

    def opens(self):
        """Whether the case behind a paper is theirs to open: a keeper of seals reads papers alone."""
        return bool(self.held() & (READERS - {KEEPER}))

    def paper(self, code):
        """The paper with this code, if its case is seen; else 404."""
        paper = papers_of(self.request.user, self.day).filter(code=code).first()
        if paper is None:
            raise Http404("没有这份文书")
        return paper


class PapersView(Keeping):
    """/desk/papers/: newest first, filters, keyset pages; ?format=xlsx gives the same as a table."""

    def get(self, request):
        """The page, or the table."""
        asked = {name: request.GET.get(name, "").replace("\x00", "").strip()[:60] for name in FILTERS}
        rows = narrowed(papers_of(request.user, self.day), asked)
        if request.GET.get("format") == "xlsx":
            return table(page_of(rows, "", MOST)[0])
        lines, following = page_of(rows, request.GET.get("after", ""))
        context = {"rows": lines, "following": following, "asked": asked, "kinds": kinds(), "stages": WAITING.items(), "narrow": any(asked.values()), "most": MOST, "opens": self.opens()}
        return render(request, "desk/papers.html", context)


def table(lines):
    """The register as a spreadsheet."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("文书登记簿")
    sheet.append(COLUMNS)
    for line in lines:
        paper = line["paper"]
        cells = (paper.number, f"{paper.title}（已撤销）" if line["over"] else paper.title, paper.case.number, paper.case.title, line["day"].isoformat(), line["seal"][1], line["delivery"][1])
        sheet.append([safe(cell) for cell in cells])
    out = io.BytesIO()
    book.save(out)
    answer = HttpResponse(out.getvalue(), content_type=KIND)
    answer["Content-Disposition"] = 'attachment; filename="papers.xlsx"'
    return answer


class PaperRecordView(Keeping):
    """/desk/papers/<code>/: what the paper is; its seals and deliveries, and the forms that add one."""

    def get(self, request, code):
        """The page."""
        return self.page(self.paper(code))

    def post(self, request, code):
        """Add a sealing or a delivery, or make the paper void: 303 back, or 422 with everything that was typed."""
        paper, act = self.paper(code), request.POST.get("do", "")
        if not self.held() & {"seal": {KEEPER}, "deliver": SENDERS, "void": SENDERS, "number": ENTERERS}.get(act, set()):
            raise Http404("没有这个操作")
        form, record = self.asked(paper, act)
        if form.is_valid():
            given = dict(form.cleaned_data)
            if act == "deliver":
                given["file"] = given.pop("sheet")
            try:
                record(paper, by=request.user, **given)
                messages.success(request, "已作废，步骤已经撤回。" if act == "void" else "已登记。")
                return HttpResponseRedirect(request.path, status=303)
            except (NotYours, Refused) as closed:
                for problem in getattr(closed, "problems", [str(closed)]):
                    field = getattr(problem, "field", None)
                    form.add_error(field if field in form.fields else None, str(problem))
        return self.page(paper, 422, **{{"seal": "sealing", "deliver": "delivery", "void": "voiding", "number": "numbering"}[act]: form})

    def asked(self, paper, act):
        """(form, what it does) of one of the page's buttons."""
        data = self.request.POST
        if act == "seal":
            return SealingForm(data, rows=standing(paper.sealings.all()), numbered=on_blanks(paper)), record_sealing
        if act == "void":
            return VoidForm(data), take_back
        if act == "number":
            return number_form(paper, data), enter_number
        return DeliveryForm(data, self.request.FILES, rows=standing(paper.receipts.all())), record_delivery

    def page(self, paper, status=200, sealing=None, delivery=None, voiding=None, numbering=None):
        """Everything written down; a row that was corrected says so."""
        sealings = list(paper.sealings.select_related("by", "correction"))
        receipts = list(paper.receipts.select_related("by", "correction"))
        entry, held = paper.letter.entry, self.held() if paper.made_at else set()
        seals, sends = KEEPER in held, bool(held & SENDERS)
        parts = parts_of(paper)
        stage, barred = stage_of(paper), why_not(paper, self.request.user)
        if stage == "void":
            seals = sends = False
        own = self.request.user.pk in (entry.actor_id, entry.decider_id)
        context = {
            "paper": paper, "letter": paper.letter, "parts": parts, "same": list(same_person(parts)) if has_sheet(paper) else (), "posted": posted_at(paper.letter), "served": Served([paper], self.day).at(paper), "no_consent": REFUSED, "may_consent": "clerk" in self.held() and paper.letter.party_id == paper.case.party_id, "signed": is_signed(paper), "sealings": sealings, "receipts": receipts, "own": own and seals,
            "over": void_of(paper), "failed": sealing or delivery or voiding or numbering, "stage": stage, "keeperless": stage == SEAL and not has_keeper(paper.case, self.day), "stage_label": STAGES[stage],
            "voiding": (voiding or VoidForm()) if voiding or (barred is None and sends) else None, "barred": barred if stage == SEAL and sends else "", "opens": self.opens(),
            "numbering": (numbering or number_form(paper)) if stage == NUMBER and self.held() & ENTERERS else None, "sealing": (sealing or SealingForm(rows=standing(sealings), numbered=on_blanks(paper))) if seals and not own else None,
            "delivery": (delivery or DeliveryForm(rows=standing(receipts))) if sends else None,
        }  # fmt: skip
        return render(self.request, "desk/paper.html", context, status=status)


class ReceiptView(Keeping):
    """/desk/papers/<code>/<ref>/: the scan of a signed receipt; the look is noted."""

    def get(self, request, code, ref):
        """The file; 404 for a receipt of another paper or without a scan."""
        paper = self.paper(code)
        row = paper.receipts.filter(ref=ref).exclude(path="").first()
        if row is None:
            raise Http404("没有这份回证")
        noted(paper.case, f"receipt {row.path}", request.user)
        return handed_out(store.path_of(row), row.kind, f"送达回证.{row.kind}", inline=True)
