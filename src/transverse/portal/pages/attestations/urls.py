"""The addresses of attestations."""

from django.urls import path

from transverse.portal.pages.attestations import views

urlpatterns = [
    path("attestations/<int:pk>/", views.attestation, name="attestation"),
    path("attestations/<int:pk>/telecharger/<slug:kind>", views.download, name="attestation_download"),
]
