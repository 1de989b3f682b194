"""The addresses that anyone may read."""

from django.urls import path

from transverse.portal.pages.information import views

urlpatterns = [
    path("couleurs.css", views.colours, name="colours"),
    path("logo.png", views.logo, name="logo"),
    path("sante", views.health, name="health"),
    path("accessibilite/", views.accessibility, name="accessibility"),
    path("plan-du-site/", views.site_map, name="site_map"),
    path("mentions-legales/", views.legal, name="legal"),
    path("donnees-personnelles/", views.personal_data, name="personal_data"),
    path("aide/", views.help_, name="help"),
    path("contact/", views.contact, name="contact"),
]
