"""The addresses of the scans."""

from django.urls import path

from transverse.portal.pages.scans import downloads, launching, taking, views

urlpatterns = [
    path("inventaires/", views.scans, name="scans"),
    path("inventaires/personnes/", views.persons, name="scans_persons"),
    path("inventaires/dossier/<int:pk>/lire/", launching.launch, name="scan_launch"),
    path("inventaires/<int:pk>/", views.scan, name="scan"),
    path("inventaires/<int:pk>/arreter/", launching.cancel, name="scan_cancel"),
    path("inventaires/<int:pk>/illisible/", views.obstacles, name="scan_obstacles"),
    path("inventaires/<int:pk>/reprendre/", taking.take_several, name="scan_take"),
    path("inventaires/<int:pk>/catalogue/<str:form>/", downloads.catalogue, name="scan_catalogue"),
    path("inventaires/<int:pk>/<int:found>/", views.finding, name="scan_finding"),
    path("inventaires/<int:pk>/<int:found>/reprendre/", taking.take_one, name="scan_finding_take"),
    path("inventaires/<int:pk>/<int:found>/completer/", taking.complete, name="scan_finding_complete"),
    path("inventaires/<int:pk>/<int:found>/ecarter/", taking.refuse, name="scan_finding_refuse"),
    path("inventaires/<int:pk>/<int:found>/proposer/", taking.propose_again, name="scan_finding_propose"),
]
