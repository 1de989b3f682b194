"""Where people are led to the Miroir: the home page, the sheet of a unit, the page for the directors."""

import pytest
from django.urls import reverse
from django.utils import timezone

from transverse.portal.data import lines, sheets
from transverse.portal.data.models import Sheet


def page(town, role, name, *arguments):
    said = town.client(role).get(reverse(name, args=arguments)).content.decode()
    return said.replace("\xa0", " ").replace("&#x27;", "'")


@pytest.fixture
def of_pay(town, year):
    """Return a published sheet of the service of the agent, who relays nobody."""
    found = sheets.begin(town.units["PAIE"], year)
    lines.add(found, "carnet", "de paie")
    sheets.publish(found, found.revision, None, timezone.now())
    return found


def test_an_agent_of_a_service_without_sheet_is_told_of_ten_minutes(town):
    assert f"{reverse('ten_minutes')}?service={town.units['PAIE'].pk}" in page(town, "agent", "home")


def test_an_agent_of_a_service_with_its_sheet_is_not(town, of_pay):
    assert reverse("ten_minutes") not in page(town, "agent", "home")


def test_somebody_of_no_service_is_not(town):
    assert reverse("ten_minutes") not in page(town, "dgs", "home")
    assert reverse("ten_minutes") not in page(town, "administrator", "home")


def test_the_relay_is_told_what_waits(town, sheet):
    assert reverse("sheet_prepare", args=[sheet.unit_id, sheet.year]) in page(town, "relay", "home")
    lines.keep_all(sheet)
    assert "n'a pas encore sa fiche « Vous gérez déjà » de l'année" in page(town, "relay", "home")
    Sheet.objects.update(state=Sheet.PUBLISHED)
    assert "Vous gérez déjà »" not in page(town, "relay", "home")


def test_the_sheet_of_a_unit_leads_to_what_it_handles(town, sheet):
    unit = town.units["EAU"].pk
    assert "Le service n'a pas encore publié sa fiche" in page(town, "agent", "unit", unit)
    lines.keep_all(sheet)
    sheets.publish(sheet, sheet.revision, None, timezone.now())
    assert sheet.get_absolute_url() in page(town, "agent", "unit", unit)
    assert "Ce que le service gère déjà" not in page(town, "agent", "unit", town.units["DST"].pk)


def test_the_page_for_the_directors_counts_and_names_nobody(town, of_pay):
    said = page(town, "dgs", "codir")
    assert "1 service sur 4 a sa fiche « Vous gérez déjà »." in said
    assert reverse("mirror") in said
