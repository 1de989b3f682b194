"""The addresses of the directory."""

from django.urls import path

from transverse.portal.pages.directory import views

urlpatterns = [
    path("annuaire/", views.directory, name="directory"),
    path("annuaire/<int:pk>/", views.agent, name="agent"),
]
