"""The addresses of mandates."""

from django.urls import path

from transverse.portal.pages.mandates import life, lists, naming, views

urlpatterns = [
    path("mandats/", lists.mandates, name="mandates"),
    path("mandats/tableau.csv", lists.export, name="mandates_csv"),
    path("mandats/les-miens/", lists.mine, name="my_mandates"),
    path("mandats/nouveau/", naming.kinds, name="mandate_new"),
    path("mandats/nouveau/<slug:kind>/", naming.person, name="mandate_person"),
    path("mandats/nouveau/<slug:kind>/<int:agent>/", naming.new, name="mandate_form"),
    path("mandats/<int:pk>/", views.mandate, name="mandate"),
    path("mandats/<int:pk>/suppleant/", naming.deputy_person, name="mandate_deputy"),
    path("mandats/<int:pk>/suppleant/<int:agent>/", naming.deputy, name="mandate_deputy_form"),
    path("mandats/<int:pk>/modifier/", life.change, name="mandate_change"),
    path("mandats/<int:pk>/renouveler/", life.renew, name="mandate_renew"),
    path("mandats/<int:pk>/terminer/", life.end, name="mandate_end"),
    path("mandats/<int:pk>/reprendre/", life.resume, name="mandate_resume"),
    path("mandats/<int:pk>/supprimer/", life.remove, name="mandate_remove"),
]
