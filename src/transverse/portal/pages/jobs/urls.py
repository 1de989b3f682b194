"""The addresses of the jobs and of the mails."""

from django.urls import path

from transverse.portal.pages.jobs import mails, views

urlpatterns = [
    path("travaux/", views.jobs, name="jobs"),
    path("travaux/<uuid:pk>/", views.job, name="job"),
    path("travaux/courriels/", mails.mails, name="mails"),
    path("travaux/courriels/<int:pk>/renvoyer/", mails.resend, name="mail_resend"),
    path("travaux/courriels/<int:pk>/parti/", mails.sent, name="mail_sent"),
    path("travaux/courriels/renvoyer/<str:state>/", mails.resend_all, name="mails_resend"),
]
