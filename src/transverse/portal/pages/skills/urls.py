"""The addresses of skills."""

from django.urls import path

from transverse.portal.pages.skills import choosing, managing, own, services, views

_SERVICE = "competences/services/<int:unit>/"
_OFFER = "competences/offres/<int:pk>/"
_MINE = "competences/les-miennes/"
_SKILL = "competences/<int:pk>/"
_FILE = "competences/importer/<int:pk>/"

urlpatterns = [
    path("competences/", views.skills, name="skills"),
    path("competences/chercher/", views.search, name="skills_search"),
    path(_SKILL, views.skill, name="skill"),
    path("competences/services-sans-reponse/", views.silent, name="skills_silent"),
    path(_SERVICE, services.service, name="service_skills"),
    path(f"{_SERVICE}ajouter/", services.add, name="offer_add"),
    path(f"{_SERVICE}confirmer/", services.confirm, name="offers_confirm"),
    path(_OFFER, services.write, name="offer"),
    path(f"{_OFFER}retirer/", services.take_back, name="offer_take_back"),
    path(f"{_OFFER}remettre/", services.put_back, name="offer_put_back"),
    path(_MINE, own.mine, name="my_skills"),
    path(f"{_MINE}confirmer/", own.confirm, name="my_skills_confirm"),
    path(f"{_MINE}<int:pk>/", own.write, name="my_skill"),
    path(f"{_MINE}<int:pk>/effacer/", own.erase, name="my_skill_erase"),
    path("competences/de-mes-agents/", own.team, name="team_skills"),
    path("competences/tenir-la-liste/", managing.manage, name="skills_manage"),
    path("competences/liste-de-depart/", managing.start, name="skills_start"),
    path("competences/ajouter/", managing.add, name="skill_add"),
    path(f"{_SKILL}modifier/", managing.write, name="skill_write"),
    path(f"{_SKILL}retirer/", managing.retire, name="skill_retire"),
    path(f"{_SKILL}remettre/", managing.put_back, name="skill_put_back"),
    path("competences/importer/", choosing.receive, name="skills_import"),
    path(_FILE, choosing.choose, name="skills_choose"),
    path(f"{_FILE}oublier/", choosing.forget, name="skills_forget"),
]
