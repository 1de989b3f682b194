"""The addresses of the allowed folders."""

from django.urls import path

from transverse.portal.pages.folders import views

urlpatterns = [
    path("dossiers/", views.folders, name="folders"),
    path("dossiers/autoriser/", views.allow, name="folder_allow"),
    path("dossiers/<int:pk>/", views.change, name="folder"),
    path("dossiers/<int:pk>/verifier/", views.check, name="folder_check"),
    path("dossiers/<int:pk>/retirer/", views.withdraw, name="folder_withdraw"),
]
