"""Addresses of the hall."""

from django.urls import path
from django.views.generic import RedirectView

from hall import cases, guides, held, tasks

app_name = "hall"
urlpatterns = [
    path("", RedirectView.as_view(url="/hall/cases/"), name="home"),
    path("services/", guides.ServicesView.as_view(), name="services"),
    path("services/<slug:code>/", guides.GuideView.as_view(), name="guide"),
    path("services/<slug:code>/check/", guides.PrecheckView.as_view(), name="precheck"),
    path("cases/", cases.CasesView.as_view(), name="cases"),
    path("cases/new/<slug:code>/", cases.BeginView.as_view(), name="begin"),
    path("cases/<slug:number>/", cases.CaseView.as_view(), name="case"),
    path("cases/<slug:number>/task/<slug:key>/", tasks.SectionView.as_view(), name="section"),
    path("cases/<slug:number>/files/<slug:key>/", tasks.MaterialView.as_view(), name="material"),
    path("cases/<slug:number>/check/", tasks.CheckView.as_view(), name="check"),
    path("cases/<slug:number>/steps/<slug:step>/", tasks.HallStepView.as_view(), name="step"),
    path("cases/<slug:number>/done/", tasks.DoneView.as_view(), name="done"),
    path("messages/", cases.MessagesView.as_view(), name="messages"),
    path("data/", held.HeldView.as_view(), name="held"),
    path("claim/", cases.ClaimView.as_view(), name="claim"),
]
