"""The address of the first page."""

from django.urls import path

from transverse.portal.pages.home import views

urlpatterns = [path("", views.home, name="home")]
