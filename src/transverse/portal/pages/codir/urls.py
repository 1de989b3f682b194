"""The addresses of the page for the directors."""

from django.urls import path

from transverse.portal.pages.codir import views

urlpatterns = [
    path("codir/", views.codir, name="codir"),
    path("codir/telecharger/<str:kind>", views.download, name="codir_download"),
]
