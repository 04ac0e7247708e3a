"""Addresses of the desk."""

from django.urls import path

from casework.views import addresses  # noqa: F401  registers <number:…>
from desk import case, codes, disclosures, importing, journal, matters, notices, objections, signed, window, worklist, writing

app_name = "desk"
urlpatterns = [
    path("", worklist.WorklistView.as_view(), name="worklist"),
    path("cases/", worklist.AllCasesView.as_view(), name="cases"),
    path("cases/<number:number>/", case.DeskCaseView.as_view(), name="case"),
    path("cases/<number:number>/steps/<slug:step>/", case.DeskStepView.as_view(), name="step"),
    path("cases/<number:number>/original/<slug:token>/", case.OriginalView.as_view(), name="original"),
    path("cases/<number:number>/matters/<slug:kind>/", matters.OpenMatterView.as_view(), name="open_matter"),
    path("cases/<number:number>/compare/<slug:key>/", writing.DeskCompareView.as_view(), name="compare"),
    path("notices/", notices.NoticesView.as_view(), name="notices"),
    path("notices/new/", notices.NewNoticeView.as_view(), name="notice_new"),
    path("notices/<slug:number>/", notices.NoticeDeskView.as_view(), name="notice"),
    path("notices/<slug:number>/steps/<slug:step>/", notices.NoticeStepView.as_view(), name="notice_step"),
    path("notices/<slug:number>/files/", notices.NoticeFilesView.as_view(), name="notice_files"),
    path("notices/<slug:number>/files/<slug:token>/", notices.NoticeFileDeskView.as_view(), name="notice_file"),
    path("notices/<slug:number>/objections/<int:place>/", objections.ObjectionDeskView.as_view(), name="objection"),
    path("cases/<number:number>/show/<slug:section>/<slug:field>/", disclosures.DiscloseView.as_view(), name="disclose"),
    path("disclosures/", disclosures.DisclosuresView.as_view(), name="disclosures"),
    path("window/", window.WindowView.as_view(), name="window"),
    path("window/<slug:number>/", window.VisitView.as_view(), name="visit"),
    path("signed/", signed.SignedView.as_view(), name="signed"),
    path("codes/", codes.CodesView.as_view(), name="codes"),
    path("import/", importing.ImportView.as_view(), name="import"),
    path("import/defects/", importing.DefectsView.as_view(), name="defects"),
    path("import/<int:pk>/revert/", importing.RevertView.as_view(), name="revert"),
    path("journal/", journal.JournalView.as_view(), name="journal"),
]
