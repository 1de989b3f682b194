import pytest
from django.utils import timezone

from transverse.portal.data import lines, sheets, workshops
from transverse.portal.data.choices import Answer, items
from transverse.portal.data.models import Origin
from transverse.trades import trades

EAU = trades()["eau"]


@pytest.fixture
def year(today):
    return today.year


@pytest.fixture
def sheet(town, year):
    """Return a sheet of the water service being prepared: two lines proposed."""
    found = sheets.begin(town.units["EAU"], year)
    said = Answer(("suivre le niveau des réservoirs",), ("QGIS",), ("cahier des purges",))
    sheets.propose(found, items(EAU, [said]), said.tools, Origin.DECLARED)
    return found


@pytest.fixture
def published(sheet, town):
    lines.keep_all(sheet)
    sheets.publish(sheet, sheet.revision, town.agents["relay"], timezone.now())
    return sheet


@pytest.fixture
def workshop(town):
    return workshops.open_for(town.units["EAU"], "eau", town.agents["relay"], timezone.now())
