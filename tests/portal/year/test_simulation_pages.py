"""Trying the year on its pages: who may, the form, the work under way, both years, erasing."""

import pytest
from django.urls import reverse

from portal.conftest import ROLES
from portal.year_town import fill_year
from transverse.portal.jobs.models import Job, JobState
from transverse.portal.jobs.tasks import run_job
from transverse.portal.projects.models import Simulation
from transverse.portal.projects.quarters import after, quarter_of

pytestmark = pytest.mark.django_db
STEER = {"dgs", "lead"}


@pytest.fixture
def year(today):
    return today.year


def asked(town, year, **changes):
    fill_year(town)
    given = {f"dropped-{town.project.pk}": "on"} | changes
    answer = town.client("dgs").post(reverse("simulation_new", args=[year]), given)
    assert answer.status_code == 302, answer.content.decode()
    return Simulation.objects.get()


@pytest.mark.parametrize("role", ROLES)
def test_who_tries(town, year, role):
    row = asked(town, year)
    client = town.client(role)
    pages = (
        reverse("simulations", args=[year]),
        reverse("simulation_new", args=[year]),
        row.get_absolute_url(),
        reverse("simulation_forget", args=[row.pk]),
    )
    expected = 200 if role in STEER else 403
    assert {client.get(each).status_code for each in pages} == {expected}


def test_an_empty_year(town, year):
    client = town.client("lead")
    assert "Aucune simulation" in client.get(reverse("simulations", args=[year])).content.decode()
    assert "rien à essayer" in client.get(reverse("simulation_new", args=[year])).content.decode()


def test_the_form_labels_each_field(town, year):
    fill_year(town)
    page = town.client("lead").get(reverse("simulation_new", args=[year])).content.decode()
    assert page.count('<label class="visually-hidden"') == 9
    assert "«\u00a0Carte des fuites\u00a0» commencerait" in page
    assert "priorité 2" in page


def test_nothing_tried_is_told(town, year):
    fill_year(town)
    answer = town.client("lead").post(reverse("simulation_new", args=[year]), {"x": "1"})
    assert answer.status_code == 422
    assert "Rien n&#x27;est changé" in answer.content.decode()
    answer = town.client("lead").post(reverse("simulation_new", args=[year]), {f"starts-{town.project.pk}": "1999-T1"})
    assert answer.status_code == 422
    assert not Job.objects.exists()


def test_a_simulation_from_the_form_to_the_comparison(town, year, today):
    later = after(quarter_of(today), 2)
    row = asked(town, year, **{f"starts-{0}": "", f"priority-{0}": ""})
    client = town.client("dgs")
    page = client.get(row.get_absolute_url()).content.decode()
    assert "Le calcul attend son tour" in page
    assert "Actualiser la page" in page
    run_job.call(str(row.job_id))
    page = client.get(row.get_absolute_url()).content.decode()
    assert "Ce qui changerait" in page
    assert "ne se ferait pas" in page
    assert "Rien n'a changé dans les projets" in page
    assert "Et si" in client.get(reverse("simulations", args=[year])).content.decode()
    given = {f"starts-{town.waiting.pk}": later, f"priority-{town.waiting.pk}": "1"}
    client.post(reverse("simulation_new", args=[year]), given)
    assert "et avait la priorité 1" in Simulation.objects.first().label


def test_work_that_stopped_says_so(town, year):
    row = asked(town, year)
    Job.objects.update(state=JobState.FAILED, message="")
    page = town.client("dgs").get(row.get_absolute_url()).content.decode()
    assert "arrêté avant sa fin" in page


def test_erasing_asks_first(town, year):
    row = asked(town, year)
    client = town.client("lead")
    address = reverse("simulation_forget", args=[row.pk])
    client.get(address)
    assert Simulation.objects.exists()
    assert client.post(address).url == reverse("simulations", args=[year])
    assert not Simulation.objects.exists()


def test_no_agent_is_named(town, year):
    row = asked(town, year)
    run_job.call(str(row.job_id))
    page = town.client("dgs").get(row.get_absolute_url()).content.decode().split('id="contenu"')[1]
    assert not [agent for agent in town.agents.values() if agent.last_name in page]
