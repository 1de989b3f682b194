from datetime import timedelta

import pytest
from django.utils import timezone

from transverse.portal.accounts.standing import standing
from transverse.portal.people import circulation, job_sheets
from transverse.portal.people.job_sheets import Content, Part
from transverse.portal.people.models import Slot
from transverse.portal.people.next_steps import next_steps


def _said(town, role, today):
    return [each.sentence for each in next_steps(standing(town.accounts[role]), today)]


def _sheet(town, role, **part):
    content = Content(title="Poste", parts=(Part(town.units["EAU"], 10, "Relais", **part),))
    return job_sheets.create(town.agents[role], content)


def _circulated(version):
    circulation.circulate(version, version.revision, timezone.now())


def test_a_relay_proposes_a_first_meeting_then_has_the_mandate_written_then_takes_the_paper(town, today):
    first, sheet, paper = _said(town, "relay", today)
    assert "aucun échange avec le responsable" in first
    assert "n'est pas écrit dans votre fiche de poste" in sheet
    assert "attestation" in paper
    Slot.objects.create(
        mandate=town.mandates["relay"],
        head=town.agents["director"],
        proposed_by=town.agents["relay"],
        starts_at=timezone.now() + timedelta(days=3),
    )
    assert _said(town, "relay", today) == [sheet, paper]
    _circulated(_sheet(town, "relay", is_relay=True))
    assert _said(town, "relay", today) == [paper]


def test_a_deputy_is_not_asked_to_meet(town, today):
    assert not any("échange" in each for each in _said(town, "deputy", today))


def test_human_resources_see_the_sheets_that_are_left(town, today):
    assert _said(town, "drh", today)[0].startswith("4 mandats en cours ne sont dans aucune fiche")
    draft = _sheet(town, "relay", is_relay=True)
    assert _said(town, "drh", today)[1].startswith("Une fiche de poste est en brouillon")
    _circulated(draft)
    left, unread, papers = _said(town, "drh", today)
    assert left.startswith("3 mandats")
    assert unread.startswith("Un directeur n'a pas encore")
    assert papers.startswith("Avant les entretiens annuels")


def test_others_have_nothing_there(town, today):
    for role in ("agent", "dpo", "director", "administrator", "stranger"):
        assert _said(town, role, today) == []


def test_few_queries(town, today, django_assert_num_queries):
    for role in ("relay", "drh"):
        place = standing(town.accounts[role])
        with django_assert_num_queries(1):
            next_steps(place, today)


@pytest.mark.parametrize("role", ["relay", "drh"])
def test_each_leads_to_a_page_that_opens(town, today, role):
    client = town.client(role)
    for each in next_steps(standing(town.accounts[role]), today):
        assert client.get(each.address).status_code == 200
        assert each.address in client.get("/").content.decode()


def test_the_list_of_sheets_names_the_mandates_without(town):
    page = town.client("drh").get("/fiches/").content.decode()
    assert "Mandats qui ne sont dans aucune fiche" in page
    assert page.count("ouvrir sa fiche") == 4
    assert "aucune fiche</h2>" not in town.client("agent").get("/fiches/").content.decode()
