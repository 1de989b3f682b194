"""The addresses of the guides."""

from django.urls import path

from transverse.portal.pages.guides import views

urlpatterns = [
    path("guides/", views.guides, name="guides"),
    path("guides/<slug:guide>/", views.guide, name="guide"),
]
