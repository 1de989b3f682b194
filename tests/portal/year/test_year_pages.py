"""The board of the year: full, empty, for each role; what is delicate is for those who steer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.conftest import ROLES
from portal.year_town import fill_year, project
from transverse.portal.people.models import Unit

pytestmark = pytest.mark.django_db
SEEN = {"dgs", "lead", "team", "director", "other_director", "drh"}
STEER = {"dgs", "lead"}
NO_BREAK = "\u00a0"


@pytest.fixture
def address(today):
    return reverse("year", args=[today.year])


def page(town, role, address):
    return town.client(role).get(address).content.decode()


@pytest.mark.parametrize("role", ROLES)
def test_who_sees_it(town, role, address):
    assert town.client(role).get(address).status_code == (200 if role in SEEN else 403)
    assert town.client(role).get(reverse("this_year")).status_code == (200 if role in SEEN else 403)


def test_an_empty_year(town, address):
    found = page(town, "dgs", address)
    assert "Aucun projet n'est encore connu" in found
    assert "<svg" not in found.split('id="contenu"')[1]
    assert "Simuler" not in found


def test_a_full_year(town, address):
    fill_year(town)
    found = page(town, "director", address)
    assert "2 projets lancés traversent 2 directions sur 2." in found.replace("\u00a0", " ")
    for words in ("Carte des fuites", "convenu", "demandé", "2 jours, convenus", "Ensemble"):
        assert words in found.replace("\u00a0", " ")
    assert 'role="group" aria-labelledby="year-title year-description"' in found
    assert found.count("<caption>") == 2


@pytest.mark.parametrize("role", sorted(SEEN))
def test_what_is_delicate_is_for_those_who_steer(town, role, address):
    fill_year(town)
    Unit.objects.create(code="DCULT", name="Direction de la culture", parent=town.units["DG"], depth=1)
    Unit.objects.filter(code="DCULT").update(path=f"{town.units['DG'].path}999999.")
    found = page(town, role, address)
    assert ("Jamais sollicitées" in found) == (role in STEER)
    assert ("Affaire en préparation" in found) == (role in STEER)
    assert ("Simuler un changement" in found) == (role in STEER)


def test_no_agent_is_named(town, address):
    fill_year(town)
    found = page(town, "director", address).split('id="contenu"')[1]
    assert not [agent for agent in town.agents.values() if agent.last_name in found]


def test_a_directorate_never_asked_is_told(town, address):
    fill_year(town)
    town.request.delete()
    found = page(town, "lead", address)
    assert "Direction des services techniques" in found.split("Jamais sollicitées")[1]


@pytest.mark.parametrize("year", ["2019", "2099", "9999", "0000"])
def test_a_year_that_cannot_be_leads_nowhere(town, year):
    assert town.client("dgs").get(f"/annee/{year}/").status_code == 404


def test_other_years_are_a_link_away(town, today):
    found = page(town, "dgs", reverse("year", args=[2020]))
    assert "Année 2021" in found
    assert "Année 2019" not in found


def test_the_queries(town, address):
    fill_year(town)
    client = town.client("dgs")
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    assert len(captured) <= 12


def test_a_large_year_has_several_pages(town, address, today):
    fill_year(town)
    for number in range(60):
        project(town, f"Projet {number:02}")
    first = page(town, "dgs", address)
    assert "Projet 10" in first
    assert "Projet 59" not in first
    assert "Projet 59" in page(town, "dgs", f"{address}?page=2")
    tried = reverse("simulation_new", args=[today.year])
    assert "Projet 59" not in page(town, "dgs", tried)
    assert f"Projet 59{NO_BREAK}»" in page(town, "dgs", f"{tried}?page=2")
