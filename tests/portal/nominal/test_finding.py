"""In nominal mode, those who wish to be found are, by name; how far they go is shown to nobody, and goes with it."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.conftest import ROLES
from portal.year_town import skill
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.projects import finding, nominal
from transverse.portal.projects.models import AgentSkill, Findable, Search

pytestmark = pytest.mark.django_db


@pytest.fixture
def maps(town, today):
    wanted = skill("cartes", "Lire et dresser des cartes")
    for role, level in (("relay", 4), ("agent", 1), ("deputy", 3)):
        AgentSkill.objects.create(agent=town.agents[role], skill=wanted, level=level, said_on=today, confirmed_on=today)
    return wanted


@pytest.fixture
def _opened(town):
    act = nominal.Act("AIPD-7", date(2026, 3, 2))
    nominal.open_mode(act, 1, town.accounts["administrator"], timezone.localtime())


def names(wanted, today):
    return [str(each.agent) for each in finding.found(wanted, today)]


def test_nobody_is_found_while_it_is_closed(town, maps, today):
    with pytest.raises(RefusalError):
        finding.be_found(town.agents["relay"], today)
    with pytest.raises(RefusalError):
        finding.found(maps, today)
    client = town.client("lead")
    assert client.get(reverse("nominal_search")).status_code == 422
    assert client.post(reverse("nominal_search"), {"skill": maps.pk}).status_code == 422
    assert not Search.objects.exists()


@pytest.mark.usefixtures("_opened")
def test_only_those_who_wish_it_by_name(town, maps, today):
    assert names(maps, today) == []
    for role in ("relay", "agent", "deputy", "lead"):
        finding.be_found(town.agents[role], today)
    assert names(maps, today) == ["Omar Diallo", "Rose Leroy", "Zoé Martin"]
    AgentSkill.objects.filter(agent=town.agents["agent"]).update(confirmed_on=date(2025, 1, 1))
    finding.hide(town.agents["relay"])
    assert names(maps, today) == ["Omar Diallo"]
    town.agents["deputy"].left_on = today
    town.agents["deputy"].save()
    assert names(maps, today) == []


@pytest.mark.usefixtures("_opened")
def test_each_is_told_with_the_service_and_whom_to_ask(town, maps, today):
    finding.be_found(town.agents["relay"], today)
    (one,) = finding.found(maps, today)
    assert (one.services, one.heads) == ("Service de l'eau", "Lucie Moreau")


@pytest.mark.usefixtures("_opened")
@pytest.mark.parametrize("role", ROLES)
def test_who_searches(town, maps, role):
    answer = town.client(role).post(reverse("nominal_search"), {"skill": maps.pk})
    assert answer.status_code == (200 if role in {"dgs", "lead"} else 403)
    assert Search.objects.count() == (role in {"dgs", "lead"})


@pytest.mark.usefixtures("_opened")
def test_an_agent_says_so_on_the_page_and_the_search_is_written(town, maps):
    client = town.client("relay")
    assert "Aucune recherche ne vous montre" in client.get(reverse("nominal")).content.decode()
    client.post(reverse("nominal_be_found"))
    assert "Vous avez voulu être trouvé" in client.get(reverse("nominal")).content.decode()
    lead = town.client("lead")
    assert "Zoé Martin" in lead.post(reverse("nominal_search"), {"skill": maps.pk}).content.decode()
    assert [(each.name, each.what.replace("\u00a0", " ")) for each in Search.objects.all()] == [
        ("Karim Benali", "compétence : Lire et dresser des cartes")
    ]
    client.post(reverse("nominal_be_found"), {"cacher": "1"})
    page = lead.post(reverse("nominal_search"), {"skill": maps.pk}).content.decode()
    assert "Zoé Martin" not in page
    assert "Personne n&#x27;a voulu" in page or "Personne n'a voulu" in page


@pytest.mark.usefixtures("_opened")
def test_closing_erases_what_was_said_for_it(town, maps, today):
    finding.be_found(town.agents["relay"], today)
    nominal.close_mode(town.accounts["administrator"], timezone.localtime())
    assert not Findable.objects.exists()
    assert set(AgentSkill.objects.values_list("level", flat=True)) == {None}
    assert AgentSkill.objects.count() == 3
