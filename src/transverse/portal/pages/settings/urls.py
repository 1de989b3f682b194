"""The addresses of the settings."""

from django.urls import path

from transverse.portal.pages.settings import views

urlpatterns = [
    path("reglages/", views.change, name="settings"),
    path("reglages/apercu.css", views.preview_sheet, name="settings_preview_sheet"),
]
