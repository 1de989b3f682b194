"""The addresses of the year."""

from django.urls import path

from transverse.portal.components.project_year import YEAR
from transverse.portal.pages.year import simulating, views

urlpatterns = [
    path("annee/", views.year, name="this_year"),
    path(f"annee/<{YEAR}:year>/", views.year, name="year"),
    path(f"annee/<{YEAR}:year>/simulations/", simulating.simulations, name="simulations"),
    path(f"annee/<{YEAR}:year>/simulations/nouvelle/", simulating.new, name="simulation_new"),
    path("simulations/<int:pk>/", simulating.simulation, name="simulation"),
    path("simulations/<int:pk>/effacer/", simulating.forget, name="simulation_forget"),
]
