"""The addresses of workshops: those of the animator, and the short one that a room types."""

from django.urls import path

from transverse.portal.pages.workshops import joining, views

_ONE = "ateliers/<int:pk>/"

urlpatterns = [
    path("ateliers/ouvrir/<int:unit>/", views.open_one, name="workshop_open"),
    path(_ONE, views.workshop, name="workshop"),
    path(f"{_ONE}trouve/", views.found, name="workshop_found"),
    path(f"{_ONE}masquer/", views.hide, name="workshop_hide"),
    path(f"{_ONE}remontrer/", views.show, name="workshop_show"),
    path(f"{_ONE}clore/", views.close, name="workshop_close"),
    path("atelier/", joining.join, name="workshop_join"),
    path("atelier/<slug:code>/", joining.answer, name="workshop_answer"),
    path("atelier/<slug:code>/merci/", joining.thanks, name="workshop_thanks"),
]
