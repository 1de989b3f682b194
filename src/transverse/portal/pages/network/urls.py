"""The address of the network."""

from django.urls import path

from transverse.portal.pages.network import views

urlpatterns = [path("reseau/", views.network_page, name="network")]
