"""Addresses of the hall."""

from django.urls import path
from django.views.generic import RedirectView

from casework.views import addresses  # noqa: F401  registers <number:…>
from hall import (
    asked,
    cases,
    claims,
    data_pages,
    delivery,
    filed,
    founding,
    founding_meeting,
    founding_members,
    founding_sheets,
    guides,
    letters,
    materials,
    matters,
    notifications,
    organizations,
    tasks,
    writing,
)

app_name = "hall"
urlpatterns = [
    path("", RedirectView.as_view(url="/hall/cases/"), name="home"),
    path("services/", guides.ServicesView.as_view(), name="services"),
    path("services/<slug:code>/", guides.GuideView.as_view(), name="guide"),
    path("services/<slug:code>/check/", guides.PrecheckView.as_view(), name="precheck"),
    path("cases/", cases.CasesView.as_view(), name="cases"),
    path("cases/new/<slug:code>/", cases.BeginView.as_view(), name="begin"),
    path("cases/<number:number>/", cases.CaseView.as_view(), name="case"),
    path("cases/<number:number>/calendar.ics", cases.CaseCalendarView.as_view(), name="case_calendar"),
    path("cases/<number:number>/task/<slug:key>/", tasks.SectionView.as_view(), name="section"),
    path("cases/<number:number>/files/<slug:key>/", materials.MaterialView.as_view(), name="material"),
    path("cases/<number:number>/write/<slug:key>/", writing.WriteView.as_view(), name="write"),
    path("cases/<number:number>/compare/<slug:key>/", writing.CompareView.as_view(), name="compare"),
    path("cases/<number:number>/check/", tasks.CheckView.as_view(), name="check"),
    path("cases/<number:number>/steps/<slug:step>/", tasks.HallStepView.as_view(), name="step"),
    path("cases/<number:number>/matters/<slug:kind>/", matters.OpenMatterView.as_view(), name="open_matter"),
    path("cases/<number:number>/founding/", founding.ListView.as_view(), name="founding"),
    path("cases/<number:number>/founding/new/<slug:kind>/", founding_members.NewView.as_view(), name="founding_new"),
    path("cases/<number:number>/founding/meeting/", founding_meeting.MeetingView.as_view(), name="founding_meeting"),
    path(
        "cases/<number:number>/founding/sheets/<slug:code>/", founding_sheets.SheetView.as_view(), name="founding_sheet"
    ),
    path("cases/<number:number>/founding/<slug:ref>/", founding_members.MemberView.as_view(), name="founding_member"),
    path("cases/<number:number>/claim-letter/", claims.ClaimLetterView.as_view(), name="claim_letter"),
    path("organizations/<slug:uscc>/claim/", claims.ClaimOrganizationView.as_view(), name="claim_organization"),
    path("cases/<number:number>/done/", tasks.DoneView.as_view(), name="done"),
    path("asked/<number:number>/<slug:step>/", asked.AskedView.as_view(), name="asked"),
    path("letters/<number:number>/<int:seq>/", letters.LetterView.as_view(), name="letter"),
    path("materials/", materials.LibraryView.as_view(), name="materials"),
    path("account/", notifications.AccountView.as_view(), name="account"),
    path("org/", organizations.OrganizationsView.as_view(), name="organizations"),
    path("org/switch/", organizations.SwitchView.as_view(), name="switch"),
    path("org/<slug:ref>/", organizations.MembersView.as_view(), name="members"),
    path("org/<slug:ref>/filing/", filed.FiledBodyView.as_view(), name="filed_body"),
    path("org/<slug:ref>/members/<slug:member>/", organizations.MandateView.as_view(), name="mandate"),
    path("org/<slug:ref>/members/<slug:member>/sheet/", organizations.MandateFileView.as_view(), name="mandate_sheet"),
    path("join/<slug:token>/", organizations.JoinView.as_view(), name="join"),
    path("delivery/", delivery.DeliveryView.as_view(), name="delivery"),
    path("messages/", cases.MessagesView.as_view(), name="messages"),
    path("data/", data_pages.HeldView.as_view(), name="held"),
    path("data/request/", data_pages.AskView.as_view(), name="data_request"),
    path("claim/", claims.ClaimView.as_view(), name="claim"),
]
