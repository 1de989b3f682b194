"""The pages of projects, as each role; the rules are tested in ``tests/portal/projects``."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.calls.asking import get, next_quarter, post, what
from portal.conftest import ROLES
from portal.projects.call_town import project
from transverse.portal.projects import life
from transverse.portal.projects.models import Decision, Project, ProjectState, Skill
from transverse.portal.projects.quarters import after

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ROLES)
def test_the_list_when_there_is_nothing(town, role):
    if role == "stranger":
        get(town, role, "projects", status=403)
        return
    said = get(town, role, "projects")
    assert ("écrivez le premier" in said) is (role in {"lead", "team"})


@pytest.mark.parametrize("role", [each for each in ROLES if each != "stranger"])
def test_who_sees_a_draft(town, row, role):
    sees = role in {"dgs", "lead", "team", "relay"}  # the relay leads it
    assert (row.title in get(town, role, "projects")) is sees
    get(town, role, "project", row.pk, status=200 if sees else 404)


@pytest.mark.parametrize("role", [each for each in ROLES if each != "stranger"])
def test_everyone_sees_the_public_part_of_a_project_that_runs(town, row, role):
    life.move(row, ProjectState.RUNNING, timezone.now())
    said = get(town, role, "project", row.pk)
    assert "trois cahiers" in said
    assert "Zoé Martin" in said
    assert ("Faire des cartes" in said) is (role in {"dgs", "lead", "team", "relay"})


def test_a_project_is_written(town):
    assert "Nouveau projet" in get(town, "lead", "project_new")
    answer = post(town, "lead", "project_new", **what(sponsor_words="Mme l'adjointe à l'eau", trades=["eau"]))
    made = Project.objects.get()
    assert answer.url == reverse("project_needs", args=[made.pk])
    assert (made.lead, made.carried_by, made.trades) == (town.agents["relay"], "Mme l'adjointe à l'eau", ["eau"])
    get(town, "relay", "project_write", made.pk)
    post(town, "relay", "project_write", made.pk, **what(title="Autrement", revision=1, sponsor_words="Anne Le Goff"))
    made.refresh_from_db()
    assert (made.title, made.sponsor) == ("Autrement", town.agents["dgs"])


def test_two_people_on_one_project(town, row):
    fields = what(revision=row.revision)
    post(town, "relay", "project_write", row.pk, **fields)
    post(town, "lead", "project_write", row.pk, status=409, **fields)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("lead", "Personne Inconnue", "Personne ne porte ce nom"),
        ("lead", "ville", "Plusieurs personnes"),
        ("lead", "", "obligatoire"),
        ("first_quarter", "2090-T1", "valide"),
        ("last_quarter", "x", "valide"),
        ("min_directorates", "-1", ""),
        ("trades", "alchimie", ""),
        ("concerned", "99999", ""),
        ("concerned", "' OR 1=1", ""),
        ("title", "x" * 200, ""),
    ],
)
def test_what_is_wrong_in_a_project_is_said_under_its_field(town, field, value, said):
    answer = post(town, "lead", "project_new", status=422, **what(**{field: value}))
    assert said in answer.content.decode()
    assert not Project.objects.exists()


def test_a_project_ends_after_it_has_begun(town):
    answer = post(town, "lead", "project_new", status=422, **what(first_quarter=after(next_quarter())))
    assert "finit après avoir commencé" in answer.content.decode()


def test_a_service_is_searched_and_nothing_is_saved(town):
    answer = post(town, "lead", "project_new", status=200, **what(unite="techniques", **{"chercher-unite": "1"}))
    assert "Direction des services techniques" in answer.content.decode()
    answer = post(town, "lead", "project_new", status=200, **what(unite="zzz", **{"chercher-unite": "1"}))
    assert "Aucun service ne porte ce nom" in answer.content.decode()
    assert not Project.objects.exists()


def test_the_needs_of_a_project(town, row):
    assert "Faire des cartes" in get(town, "lead", "project_needs", row.pk)
    other = Skill.objects.create(code="SQL", label="Interroger une base", key="sql", family="Données")
    fields = {"skill": other.pk, "level": 3, "days": "2,5", "min_holders": 2}
    post(town, "lead", "project_needs", row.pk, **fields)
    answer = post(town, "lead", "project_needs", row.pk, status=422, **fields)
    assert "déjà un besoin" in answer.content.decode()
    added = row.needs.get(skill=other)
    post(town, "lead", "project_need_drop", row.pk, added.pk)
    post(town, "lead", "project_need_drop", row.pk, added.pk, status=404)
    for wrong in ({"days": "900"}, {"days": "-2"}, {"days": "x"}, {"level": 7}, {"min_holders": 0}, {"skill": 9999}):
        post(town, "lead", "project_needs", row.pk, status=422, **fields | wrong)


def test_a_need_that_was_asked_is_not_taken_away(town, waste):
    need = waste.shares.first().need
    answer = post(town, "lead", "project_need_drop", need.project_id, need.pk, status=422)
    assert "demandés à des services" in answer.content.decode()


def test_no_list_of_skills_yet(town):
    Skill.objects.all().delete()
    assert "liste des compétences est vide" in get(town, "lead", "project_needs", project(town).pk)


def test_the_next_step_and_the_decisions(town, row, today):
    get(town, "relay", "project_step", row.pk)
    fields = {"next_step": "Réunir les services", "next_step_by": "Zoé", "next_step_on": "2030-01-15", "revision": 1}
    post(town, "relay", "project_step", row.pk, **fields)
    assert "15 janvier 2030" in get(town, "relay", "project", row.pk)
    get(town, "relay", "project_decisions", row.pk)
    post(town, "relay", "project_decisions", row.pk, on=str(today), text="On commence par le centre")
    late = str(today + timedelta(days=2))
    answer = post(town, "relay", "project_decisions", row.pk, status=422, on=late, text="x")
    assert "ne peut pas être à venir" in answer.content.decode()
    made = Decision.objects.get()
    assert "On commence par le centre" in get(town, "relay", "project", row.pk)
    post(town, "relay", "project_decision_drop", row.pk, made.pk)
    post(town, "relay", "project_decision_drop", row.pk, made.pk, status=404)


def test_a_project_moves_and_comes_back(town, row):
    assert "Arrêter le projet" in get(town, "lead", "project_move", row.pk, "stopped")
    post(town, "lead", "project_move", row.pk, "stopped")
    post(town, "lead", "project_move", row.pk, "ended", status=422)
    post(town, "lead", "project_move", row.pk, "draft")
    get(town, "lead", "project_move", row.pk, "vendu", status=404)
    assert town.client("lead").get(reverse("project_move", args=[row.pk, "ended"])).status_code == 302


@pytest.mark.parametrize("role", ["dgs", "team"])
def test_who_sees_all_does_not_change_all(town, row, role):
    row.created_by = None
    row.save()
    for name in ("project_write", "project_needs", "project_step", "project_decisions"):
        get(town, role, name, row.pk, status=403)
    post(town, role, "project_move", row.pk, "stopped", status=403)
    post(town, role, "call_prepare", row.pk, status=403)
