"""The addresses of the fiches de poste."""

from django.urls import path

from transverse.portal.pages.job_sheets import lists, readings, versions, writing

urlpatterns = [
    path("fiches/", lists.sheets, name="job_sheets"),
    path("fiches/nouvelle/", lists.choose, name="job_sheet_choose"),
    path("fiches/nouvelle/<int:agent>/", writing.compose, name="job_sheet_new"),
    path("fiches/lecture/<int:pk>/", readings.acknowledge, name="acknowledge"),
    path("fiches/lecture/<int:pk>/papier/", readings.record, name="acknowledge_on_paper"),
    path("fiches/lecture/<int:pk>/revenir/", readings.undo, name="acknowledge_undo"),
    path("fiches/<int:pk>/", versions.sheet, name="job_sheet"),
    path("fiches/<int:pk>/modifier/", writing.edit, name="job_sheet_edit"),
    path("fiches/<int:pk>/circulation/", writing.circulate, name="job_sheet_circulate"),
    path("fiches/<int:pk>/nouvelle-version/", writing.renew, name="job_sheet_renew"),
    path("fiches/<int:pk>/abandonner/", writing.discard, name="job_sheet_discard"),
    path("fiches/<int:pk>/version/<int:number>/", versions.version, name="job_sheet_version"),
    path("fiches/<int:pk>/version/<int:number>/changements/", versions.changes, name="job_sheet_changes"),
    path("fiches/<int:pk>/version/<int:number>/telecharger/<str:kind>", versions.download, name="job_sheet_download"),
]
