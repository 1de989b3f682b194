"""The addresses of hand-overs."""

from django.urls import path

from transverse.portal.pages.handovers import views

urlpatterns = [
    path("passations/", views.handovers, name="handovers"),
    path("passations/<int:pk>/", views.handover, name="handover"),
    path("passations/<int:pk>/completer/", views.write, name="handover_write"),
    path("passations/<int:pk>/successeur/", views.successor, name="handover_successor"),
    path("passations/<int:pk>/suppleants/<int:deputy>/", views.attach_deputy, name="handover_attach"),
    path("passations/<int:pk>/clore/", views.close, name="handover_close"),
    path("passations/<int:pk>/rouvrir/", views.reopen, name="handover_reopen"),
    path("passations/<int:pk>/telecharger/<slug:kind>", views.download, name="handover_download"),
]
