import pytest
from django.urls import reverse

from transverse.portal.data import sheets
from transverse.portal.data.models import Origin, Scan, ScanState

pytestmark = pytest.mark.django_db


def home(town, role):
    return town.client(role).get(reverse("home")).text.replace("\xa0", " ")


def test_the_relay_is_led_from_the_folder_to_the_sheet(town, folder):
    assert "vous est ouvert : faites-le lire" in home(town, "relay")
    Scan.objects.create(folder=folder, unit=town.units["EAU"], state=ScanState.DONE)
    assert "a été lu : reprenez" in home(town, "deputy")
    sheets.begin(town.units["EAU"], 2026).holdings.create(key="a", label="a", origin=Origin.SCAN)
    assert "reprenez" not in home(town, "relay")


def test_nobody_else_is_told(town, folder):
    for role in ("agent", "director", "lead", "dpo", "administrator"):
        assert "faites-le lire" not in home(town, role)
