"""The addresses of the imports."""

from django.urls import path

from transverse.portal.pages.imports import downloads, views

urlpatterns = [
    path("organigramme/importer/", views.new, name="import_new"),
    path("organigramme/importer/<int:pk>/", views.show, name="import"),
    path("organigramme/importer/<int:pk>/confirmer/", views.confirm, name="import_confirm"),
    path("organigramme/importer/<int:pk>/abandonner/", views.abandon, name="import_abandon"),
    path("organigramme/importer/<int:pk>/revenir/", views.go_back, name="import_back"),
    path("organigramme/importer/<int:pk>/anomalies.csv", downloads.anomalies, name="import_anomalies"),
    path("organigramme/importer/<int:pk>/changements.csv", downloads.changes, name="import_changes"),
    path("organigramme/modele/", downloads.model, name="chart_model"),
    path("organigramme/modele.csv", downloads.template_file, name="chart_template"),
]
