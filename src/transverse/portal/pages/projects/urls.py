"""The addresses of projects."""

from django.urls import path

from transverse.portal.pages.projects import parts, views

_ONE = "projets/<int:pk>/"

urlpatterns = [
    path("projets/", views.projects, name="projects"),
    path("projets/nouveau/", views.new, name="project_new"),
    path(_ONE, views.project, name="project"),
    path(f"{_ONE}modifier/", views.write, name="project_write"),
    path(f"{_ONE}etat/<slug:state>/", views.move, name="project_move"),
    path(f"{_ONE}besoins/", parts.needs, name="project_needs"),
    path(f"{_ONE}besoins/<int:need>/retirer/", parts.drop_need, name="project_need_drop"),
    path(f"{_ONE}etape/", parts.step, name="project_step"),
    path(f"{_ONE}decisions/", parts.decisions, name="project_decisions"),
    path(f"{_ONE}decisions/<int:decision>/retirer/", parts.drop_decision, name="project_decision_drop"),
]
