"""The addresses that anyone may read."""

from django.urls import path

from transverse.portal.pages.information import views

urlpatterns = [
    path("couleurs.css", views.colours, name="colours"),
    path("sante", views.health, name="health"),
]
