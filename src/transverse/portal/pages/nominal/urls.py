"""The addresses of the nominal mode."""

from django.urls import path

from transverse.portal.pages.nominal import views

urlpatterns = [
    path("mode-nominatif/", views.nominal, name="nominal"),
    path("mode-nominatif/ouvrir/", views.open_mode, name="nominal_open"),
    path("mode-nominatif/fermer/", views.close, name="nominal_close"),
    path("mode-nominatif/etre-trouve/", views.be_found, name="nominal_be_found"),
    path("mode-nominatif/chercher/", views.search, name="nominal_search"),
    path("mode-nominatif/recherches/", views.searches, name="searches"),
]
