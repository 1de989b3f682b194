"""The addresses of accounts."""

from django.urls import path

from transverse.portal.pages.accounts import views

urlpatterns = [path("mon-compte/", views.mine, name="account")]
