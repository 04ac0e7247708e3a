"""Addresses of the desk."""

from django.urls import path

from desk import case, codes, disclosures, journal, signed, window, worklist

app_name = "desk"
urlpatterns = [
    path("", worklist.WorklistView.as_view(), name="worklist"),
    path("cases/", worklist.AllCasesView.as_view(), name="cases"),
    path("cases/<slug:number>/", case.DeskCaseView.as_view(), name="case"),
    path("cases/<slug:number>/steps/<slug:step>/", case.DeskStepView.as_view(), name="step"),
    path("cases/<slug:number>/original/<slug:token>/", case.OriginalView.as_view(), name="original"),
    path("cases/<slug:number>/show/<slug:section>/<slug:field>/", disclosures.DiscloseView.as_view(), name="disclose"),
    path("disclosures/", disclosures.DisclosuresView.as_view(), name="disclosures"),
    path("window/", window.WindowView.as_view(), name="window"),
    path("window/<slug:number>/", window.VisitView.as_view(), name="visit"),
    path("signed/", signed.SignedView.as_view(), name="signed"),
    path("codes/", codes.CodesView.as_view(), name="codes"),
    path("journal/", journal.JournalView.as_view(), name="journal"),
]
