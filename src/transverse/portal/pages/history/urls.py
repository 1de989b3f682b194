"""The address of the history."""

from django.urls import path

from transverse.portal.pages.history import views

urlpatterns = [path("historique/", views.history, name="history")]
