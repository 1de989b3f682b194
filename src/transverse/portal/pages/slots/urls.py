"""The addresses of the direct line."""

from django.urls import path

from transverse.portal.pages.slots import calendars, views

urlpatterns = [
    path("echanges/", views.slots, name="slots"),
    path("echanges/suivi/", views.lines, name="lines"),
    path("echanges/agenda/", calendars.renew, name="slots_feed"),
    path("echanges/proposer/<int:mandate>/<int:head>/", views.propose, name="slot_new"),
    path("echanges/<int:pk>/", views.slot, name="slot"),
    path("echanges/<int:pk>/repondre/", views.answer, name="slot_answer"),
    path("echanges/<int:pk>/deplacer/", views.move, name="slot_move"),
    path("echanges/<int:pk>/echange.ics", calendars.event, name="slot_event"),
    path("agenda/<str:secret>.ics", calendars.feed, name="feed"),
]
