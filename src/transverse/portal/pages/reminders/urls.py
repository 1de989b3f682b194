"""The address of one's reminders."""

from django.urls import path

from transverse.portal.pages.reminders import views

urlpatterns = [path("rappels/", views.mine, name="my_reminders")]
