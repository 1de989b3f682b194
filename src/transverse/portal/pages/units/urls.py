"""The addresses of the units."""

from django.urls import path

from transverse.portal.pages.units import arrange, views

urlpatterns = [
    path("organigramme/unites/<int:pk>/", views.unit, name="unit"),
    path("organigramme/relais-attendus/", arrange.overview, name="arrange"),
    path("organigramme/relais-attendus/<int:pk>/", arrange.directorate, name="arrange_directorate"),
    path("organigramme/relais-attendus/annuler/<int:pk>/", arrange.undo, name="arrange_undo"),
]
