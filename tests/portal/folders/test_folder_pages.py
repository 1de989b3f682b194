import pytest
from auditlog.models import LogEntry
from django.urls import reverse

from portal.conftest import ROLES
from transverse.portal.data.models import AllowedFolder, Scan

pytestmark = pytest.mark.django_db


def allow(town, place, **fields):
    given = {"label": "Partage de l'eau", "place": str(place), "units": [town.units["EAU"].pk]} | fields
    return town.client("administrator").post(reverse("folder_allow"), given)


def test_only_the_administrator_comes_here(town, folder):
    addresses = [reverse("folders"), reverse("folder_allow"), *(reverse(name, args=[folder.pk]) for name in _OF_ONE)]
    for role in ROLES:
        client = town.client(role)
        answers = {client.get(address).status_code for address in addresses}
        assert answers == ({200} if role == "administrator" else {403}), role


_OF_ONE = ("folder", "folder_withdraw")


def test_an_empty_list_says_what_to_do(town):
    page = town.client("administrator").get(reverse("folders")).text
    assert "Aucun dossier n'est autorisé" in page
    assert reverse("folder_allow") in page


def test_a_folder_is_allowed(town, share):
    answer = allow(town, share)
    assert answer.url == reverse("folders")
    row = AllowedFolder.objects.get()
    assert (row.label, row.path, row.added_by) == ("Partage de l'eau", str(share), town.accounts["administrator"])
    assert list(row.units.all()) == [town.units["EAU"]]
    page = town.client("administrator").get(reverse("folders")).text
    assert str(share) in page
    assert "Service de l&#x27;eau" in page


@pytest.mark.parametrize("place", ["/etc", "/", "../..", "eau", "/nulle-part", "sqlite:///a", "postgresql://h:x/y"])
def test_what_may_not_be_read_is_refused_under_the_field(town, place):
    answer = allow(town, place)
    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.text
    assert not AllowedFolder.objects.exists()


def test_the_same_place_twice_is_refused_under_the_field(town, folder, share):
    answer = allow(town, f"{share}/")
    assert "déjà autorisé" in answer.text
    assert AllowedFolder.objects.count() == 1


def test_at_least_one_service_is_asked(town, share):
    answer = allow(town, share, units=[])
    assert "Cochez au moins un service" in answer.text


def test_services_with_a_relay_are_offered_and_others_are_sought(town, share):
    client = town.client("administrator")
    page = client.get(reverse("folder_allow")).text
    assert "Service de l&#x27;eau" in page
    assert "Service de la paie" not in page
    given = {"label": "", "place": "", "unite": "paie", "chercher-unite": "1"}
    found = client.post(reverse("folder_allow"), given).text
    assert "Service de la paie" in found
    assert "Les services trouvés" in found
    assert "à corriger" not in found
    nothing = client.post(reverse("folder_allow"), given | {"unite": "zzz"}).text
    assert "Aucun service ne porte ce nom" in nothing


def test_the_name_and_the_services_change_the_place_does_not(town, folder, share):
    client, address = town.client("administrator"), reverse("folder", args=[folder.pk])
    given = {"label": "Eau potable", "units": [town.units["DECHETS"].pk], "place": "/etc", "revision": 1}
    for unit in ("DECHETS", "EAU"):
        found = client.post(address, given | {"unite": town.units[unit].name, "chercher-unite": "1"})
        assert found.status_code == 200
    assert client.post(address, given).url == reverse("folders")
    folder.refresh_from_db()
    assert (folder.label, folder.path) == ("Eau potable", str(share))
    assert list(folder.units.all()) == [town.units["DECHETS"]]
    assert client.post(address, given).status_code == 409


def test_it_is_checked_on_demand(town, folder, share):
    client, address = town.client("administrator"), reverse("folder_check", args=[folder.pk])
    assert "Le serveur peut lire" in client.post(address, follow=True).text
    share.rename(share.with_name("ailleurs"))
    assert "ne trouve pas" in client.post(address, follow=True).text


def test_it_is_withdrawn_after_a_question(town, folder):
    Scan.objects.create(folder=folder, unit=town.units["EAU"])
    client, address = town.client("administrator"), reverse("folder_withdraw", args=[folder.pk])
    assert "effacés" in client.get(address).text
    page = client.post(address, follow=True).text
    assert "n&#x27;est plus autorisé" in page
    assert "Dossiers retirés" in page
    assert not Scan.objects.exists()
    assert client.post(address).status_code == 404


def test_the_history_says_who_allowed_what_and_no_password(town, share):
    allow(town, share)
    page = town.client("dpo").get(reverse("history")).text
    assert "dossier autorisé" in page
    assert "Partage de l&#x27;eau" in page
    assert not LogEntry.objects.filter(changes__has_key="password").exists()
