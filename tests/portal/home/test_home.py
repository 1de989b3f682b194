import re

import pytest

from portal.conftest import ROLES
from portal.full_town import fill
from transverse.portal.accounts.models import Account
from transverse.portal.pages.home import views
from transverse.portal.pages.home.views import BUSY
from transverse.portal.people import arranging
from transverse.portal.people.models import Mandate, Post, Unit


def test_an_agent_sees_whom_to_call_in_his_own_service(town):
    Post.objects.filter(code="P-agent").update(unit=town.units["EAU"])
    page = town.client("agent").get("/").content.decode()
    assert "Zoé Martin" in page
    assert "Karim Benali" in page
    assert "relay@ville.example" in page


def test_an_agent_elsewhere_sees_the_lead_only(town):
    page = town.client("agent").get("/").content.decode()
    assert "Zoé Martin" not in page
    assert "Karim Benali" in page


def test_the_place_in_the_chart_is_said(town):
    assert "responsable de service" in town.client("director").get("/").content.decode()
    assert "direction générale des services, responsable de service" in town.client("dgs").get("/").content.decode()


def test_an_account_without_agent_is_told_so(town):
    page = town.client("stranger").get("/").content.decode()
    assert "rattaché à aucun agent" in page
    assert "Qui appeler" not in page


def test_the_first_steps_lead_an_administrator(town):
    Mandate.objects.all().delete()
    Post.objects.all().delete()
    Unit.objects.update(expects_relay=False)
    page = town.client("administrator").get("/").content.decode()
    assert "Vos premières étapes" in page
    assert "Importer l'organigramme" in page.replace("&#x27;", "'")
    assert "Vos premières étapes" not in town.client("agent").get("/").content.decode()


def _step(town, label, role="administrator"):
    page = town.client(role).get("/").content.decode().replace("&#x27;", "'")
    return next((each for each in re.findall(r"<li>(.*?)</li>", page, re.DOTALL) if label in each), "")


def test_services_are_chosen_by_somebody_not_by_the_import(town):
    step = _step(town, "Choisir les services")
    assert "fait" not in step
    assert "une règle en propose" in step
    arranging.confirm("Direction des services techniques", town.accounts["lead"])
    assert "fait" in _step(town, "Choisir les services")


def test_accounts_to_open_are_counted_until_all_are(town):
    label = "Ouvrir un compte"
    assert "fait" in _step(town, label)
    Account.objects.filter(agent=town.agents["relay"]).delete()
    assert "fait" not in (step := _step(town, label))
    assert "sur 6 ont un compte" in step
    assert "/comptes/ouvrir" in step
    assert "un administrateur" in _step(town, label, "lead")


def test_functions_left_to_say(town):
    assert "reste" not in _step(town, "Dire qui est DGS")
    Post.objects.filter(function="dpo").update(function="")
    step = _step(town, "Dire qui est DGS")
    assert "fait" in step
    assert "reste à dire\N{NO-BREAK SPACE}: délégué à la protection des données" in step


def test_the_lead_is_the_one_to_call(town):
    page = town.client("lead").get("/").content.decode()
    assert "C'est vous que chacun voit ici." in page
    assert "Personne n'est encore nommé" not in page


def test_the_more_waits_the_less_is_proposed(town, monkeypatch):
    page = town.client("relay").get("/").context
    assert not page["waiting"]
    assert {"/vous-gerez-deja/", "/echanges/"} <= {each.address for each in page["next"]}
    fill(town)
    page = town.client("relay").get("/").context
    assert 0 < len(page["waiting"]) < BUSY
    assert page["next"]
    assert not {each.address for each in page["next"]} & {"/vous-gerez-deja/", "/inventaires/"}
    monkeypatch.setattr(views, "BUSY", 1)
    assert town.client("relay").get("/").context["next"] == []


@pytest.mark.parametrize("role", ROLES)
def test_the_queries_are_few_for_each_role_after_a_year(town, role, django_assert_max_num_queries):
    fill(town)
    client = town.client(role)
    client.get("/")
    with django_assert_max_num_queries(12):
        client.get("/")
