import re

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.conftest import ROLES
from portal.data.conftest import write
from transverse.portal.data import scans, sheets
from transverse.portal.data.models import AllowedFolder, Finding, Scan, ScanState
from transverse.portal.jobs.models import Job, JobState
from transverse.portal.jobs.worker import run_waiting

pytestmark = pytest.mark.django_db
SEE = ("lead", "director", "relay", "deputy", "dpo")
KEEP = ("relay", "deputy")


@pytest.fixture
def scan(town, folder):
    """Return what the engine has found in the share."""
    row = scans.launch(folder, town.units["EAU"], town.accounts["relay"])
    run_waiting()
    row.refresh_from_db()
    assert row.state == ScanState.DONE, row.message
    return row


def statuses(town, address, method="get"):
    return {role: getattr(town.client(role), method)(address).status_code for role in ROLES}


def finding(scan, words):
    return next(each for each in scan.findings.all() if words in each.title.casefold())


def test_who_sees_the_list(town, scan):
    found = statuses(town, reverse("scans"))
    assert {role for role, status in found.items() if status == 200} == {*SEE, "other_director", "dgs", "drh"}
    assert "Partage de l&#x27;eau" not in town.client("other_director").get(reverse("scans")).text


def test_who_sees_a_scan_and_the_others_do_not_know_that_it_exists(town, scan):
    for address in (scan.get_absolute_url(), finding(scan, "casses").get_absolute_url()):
        found = statuses(town, address)
        # the general director of services heads the unit above all others
        assert {role for role, status in found.items() if status == 200} == {*SEE, "dgs"}
        assert found["other_director"] == 404
        assert found["agent"] == 403


def test_places_are_shown_to_those_who_may_have_it_read_and_to_nobody_else(town, scan, share):
    addresses = [scan.get_absolute_url(), finding(scan, "casses").get_absolute_url()]
    for role in (*SEE, "dgs"):
        shown = "".join(town.client(role).get(address).text for address in addresses)
        for place in (str(share), "casses_2023.csv", "archives/"):
            assert (place in shown) is (role in KEEP), (role, place)


def test_what_cannot_be_read_is_for_the_same(town, scan):
    address = reverse("scan_obstacles", args=[scan.pk])
    found = statuses(town, address)
    assert {role for role, status in found.items() if status == 200} == set(KEEP)
    assert "abime.xlsx" in town.client("relay").get(address).text
    Scan.objects.update(obstacles=[])
    assert "Tout a pu être lu" in town.client("relay").get(address).text


def test_the_relay_has_a_folder_read_and_watches(town, folder):
    client = town.client("relay")
    assert "Lire ce dossier" in client.get(reverse("scans")).text
    answer = client.post(reverse("scan_launch", args=[folder.pk]), {"service": town.units["EAU"].pk})
    row = Scan.objects.get()
    assert answer.url == row.get_absolute_url()
    page = client.get(answer.url).text
    assert "La lecture attend son tour" in page
    assert "Arrêter la lecture" in page
    Job.objects.update(state=JobState.RUNNING, step="Lecture des fichiers", done=3, total=9)
    assert "3 sur 9" in client.get(answer.url).text
    assert "Arrêter" not in town.client("lead").get(answer.url).text
    Job.objects.update(state=JobState.WAITING)
    run_waiting()
    assert "ce qui a été trouvé" in client.get(answer.url).text


def test_the_same_form_twice_launches_once(town, folder):
    client = town.client("relay")
    given = {"service": town.units["EAU"].pk, "jeton": "0b9c0f0e-6c0e-4f63-9f3c-3a8c7f6f2a11"}
    first = client.post(reverse("scan_launch", args=[folder.pk]), given)
    assert client.post(reverse("scan_launch", args=[folder.pk]), given).url == first.url
    assert Scan.objects.count() == 1
    again = client.post(reverse("scan_launch", args=[folder.pk]), {"service": town.units["EAU"].pk})
    assert again.status_code == 422
    assert "déjà en cours" in again.text


def test_nobody_else_has_it_read(town, folder):
    found = statuses(town, reverse("scan_launch", args=[folder.pk]), "post")
    assert {role for role, status in found.items() if status not in {403, 404}} == set(KEEP)
    other = AllowedFolder.objects.create(label="Paie", path="/srv/paie")
    other.units.set([town.units["PAIE"]])
    assert town.client("relay").post(reverse("scan_launch", args=[other.pk])).status_code == 404
    assert "Paie" not in town.client("relay").get(reverse("scans")).text


@pytest.mark.parametrize("service", ["", "x", "999999", "-1", "9" * 40, "paie"])
def test_a_service_that_is_not_one_s_own_is_refused(town, folder, service):
    service = town.units["PAIE"].pk if service == "paie" else service
    answer = town.client("relay").post(reverse("scan_launch", args=[folder.pk]), {"service": service})
    assert answer.status_code == 422
    assert not Scan.objects.exists()


def test_a_reading_is_given_up(town, folder):
    row = scans.launch(folder, town.units["EAU"], town.accounts["relay"])
    address = reverse("scan_cancel", args=[row.pk])
    assert town.client("lead").post(address).status_code == 403
    assert town.client("director").post(address).status_code == 403
    assert "rien n&#x27;a été gardé" in town.client("relay").post(address, follow=True).text
    assert "a été arrêtée" in town.client("relay").get(row.get_absolute_url()).text


def test_a_reading_that_died_is_said(town, folder):
    row = scans.launch(folder, town.units["EAU"], town.accounts["relay"])
    Job.objects.update(state=JobState.FAILED, message="Interrompu trois fois.")
    assert "Interrompu trois fois." in town.client("relay").get(row.get_absolute_url()).text
    Job.objects.all().delete()
    assert "avant sa fin" in town.client("relay").get(row.get_absolute_url()).text


def test_what_was_found_is_said_in_the_words_of_the_trade(town, scan):
    page = town.client("relay").get(scan.get_absolute_url()).text.replace("\xa0", " ")
    assert "2 versions, 1 copie" in page
    assert "parle de personnes : " in page
    assert "1 fichier illisible" in page
    assert "data" not in re.sub(r"<[^>]*>|data\.gouv\.fr|Data Package", "", page)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({"voir": "personnes"}, {"abonn"}),
        ({"voir": "ouvrir"}, {"casses"}),
        ({"voir": "reprendre"}, {"abonn", "casses"}),
        ({"voir": "fiche"}, set()),
        ({"voir": "ecartes"}, set()),
        ({"q": "CASSE"}, {"casses"}),
        ({"q": "zzz"}, set()),
        ({"voir": "n'importe quoi", "metier": "non", "page": "-4"}, {"abonn", "casses"}),
        ({"voir": "disparus"}, {"abonn", "casses"}),  # the first scan compares with nothing: asked in vain
    ],
)
def test_the_list_is_filtered(town, scan, query, shown):
    rows = town.client("relay").get(scan.get_absolute_url(), query).context["shown"]
    assert {words for words in ("abonn", "casses") for each in rows if words in each.row.title.casefold()} == shown
    assert len(rows) == len(shown)


def test_pages_of_fifty(town, scan):
    Finding.objects.bulk_create(
        Finding(scan=scan, key=f"k{number}", title=f"Jeu {number}", search_key=f"jeu {number:03}")
        for number in range(60)
    )
    client = town.client("relay")
    assert len(client.get(scan.get_absolute_url()).context["shown"]) == 50
    assert len(client.get(scan.get_absolute_url(), {"page": "2"}).context["shown"]) == 12


def test_ticked_data_sets_go_to_the_sheet(town, scan):
    client, address = town.client("relay"), reverse("scan_take", args=[scan.pk])
    assert client.post(address, {}).status_code == 422
    casses = finding(scan, "casses")
    page = client.post(address, {"jeu": [casses.pk]}, follow=True)
    assert "1\xa0ligne ajoutée" in page.text or "1 ligne ajoutée" in page.text
    sheet = sheets.find(scan.unit, timezone.localdate().year)
    assert [each.scan_key for each in sheet.holdings.all()] == [casses.key]
    both = "&".join(f"jeu={each.pk}" for each in scan.findings.all())
    asked = client.get(f"{address}?{both}").text
    assert "Reprendre 2\xa0jeux" in asked or "Reprendre 2 jeux" in asked
    assert sheet.holdings.count() == 1
    client.post(f"{address}?{both}")
    assert sheet.holdings.count() == 2
    done = client.get(scan.get_absolute_url(), {"voir": "fiche"}).context["shown"]
    assert len(done) == 2


def test_a_data_set_of_another_scan_is_not_taken(town, scan, folder):
    other = Scan.objects.create(folder=folder, unit=town.units["PAIE"], state=ScanState.DONE)
    theirs = Finding.objects.create(scan=other, key="k", title="Paie", search_key="paie")
    client = town.client("relay")
    client.post(reverse("scan_take", args=[scan.pk]), {"jeu": [theirs.pk]})
    assert not sheets.begin(scan.unit, timezone.localdate().year).holdings.exists()
    assert client.post(reverse("scan_finding_take", args=[scan.pk, theirs.pk])).status_code == 404
    assert client.get(reverse("scan_finding", args=[other.pk, theirs.pk])).status_code == 404


def test_one_is_taken_under_its_own_name(town, scan):
    client, found = town.client("deputy"), finding(scan, "casses")
    assert "Comment le service" in client.get(found.get_absolute_url()).text
    client.post(reverse("scan_finding_take", args=[scan.pk, found.pk]), {"nom": "ruptures de canalisation"})
    assert sheets.begin(scan.unit, timezone.localdate().year).holdings.get().label == "ruptures de canalisation"
    assert "dit déjà tout" in client.get(found.get_absolute_url()).text


def test_one_completes_a_line_that_says_it_in_other_words(town, scan):
    sheet = sheets.begin(scan.unit, sheets.this_year())
    line = sheet.holdings.create(key="ruptures", label="ruptures", is_kept=True)
    other = sheets.begin(town.units["PAIE"], sheets.this_year()).holdings.create(key="a", label="a", is_kept=True)
    client, found = town.client("relay"), finding(scan, "casses")
    address = reverse("scan_finding_complete", args=[scan.pk, found.pk])
    assert "Compléter cette ligne" in client.get(found.get_absolute_url()).text
    for wrong in ("", "x", "9" * 40, other.pk):
        assert client.post(address, {"ligne": wrong}).status_code == 422
    assert client.post(address, {"ligne": line.pk}).url == scan.get_absolute_url()
    line.refresh_from_db()
    assert (line.label, line.scan_key, line.openable) == ("ruptures", found.key, "yes")
    assert sheet.holdings.count() == 1
    assert "dit déjà tout" in client.get(found.get_absolute_url()).text
    assert "Compléter cette ligne" not in client.get(found.get_absolute_url()).text


def test_one_is_refused_then_proposed_again(town, scan):
    client, found = town.client("relay"), finding(scan, "casses")
    answer = client.post(reverse("scan_finding_refuse", args=[scan.pk, found.pk]))
    assert answer.url == scan.get_absolute_url()
    assert "Le proposer de nouveau" in client.get(found.get_absolute_url()).text
    answer = client.post(reverse("scan_finding_propose", args=[scan.pk, found.pk]))
    assert answer.url == scan.get_absolute_url()
    assert "Écarter" in client.get(found.get_absolute_url()).text


@pytest.mark.parametrize("name", ["scan_finding_take", "scan_finding_refuse", "scan_finding_propose"])
def test_nobody_else_decides_for_the_sheet(town, scan, name):
    found = finding(scan, "casses")
    answers = statuses(town, reverse(name, args=[scan.pk, found.pk]), "post")
    assert {role for role, status in answers.items() if status == 302} == set(KEEP)
    taken = statuses(town, reverse("scan_take", args=[scan.pk]), "post")
    assert {role for role, status in taken.items() if status == 422} == set(KEEP)


def test_what_is_gone_is_shown_and_not_proposed(town, scan, folder, share):
    (share / "abonnes.csv").unlink()
    write(share, {"compteurs.csv": "compteur;annee\nA1;2024\n"})
    later = scans.launch(folder, town.units["EAU"], town.accounts["relay"])
    run_waiting()
    client = town.client("relay")
    page = client.get(later.get_absolute_url(), {"voir": "disparus"})
    assert [each.row.change for each in page.context["shown"]] == ["gone"]
    assert page.context["shown"][0].proposal is None
    assert client.get(page.context["shown"][0].row.get_absolute_url()).status_code == 200
    assert "1\xa0nouveau" in client.get(later.get_absolute_url()).text


@pytest.mark.parametrize("form", ["csv", "ttl", "rdf", "jsonld", "json"])
def test_the_catalogue_is_taken_away_without_what_speaks_of_persons(town, scan, form):
    address = reverse("scan_catalogue", args=[scan.pk, form])
    answer = town.client("lead").get(address)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith(f'.{form}"')
    assert b"asses" in answer.content
    assert b"bonn" not in answer.content
    found = statuses(town, address)
    assert {role for role, status in found.items() if status == 200} == {"lead", "dpo", *KEEP}
    assert town.client("lead").get(reverse("scan_catalogue", args=[scan.pk, "exe"])).status_code == 404


def test_the_protection_officer_sees_what_speaks_of_persons_everywhere(town, scan, share):
    address = reverse("scans_persons")
    found = statuses(town, address)
    assert {role for role, status in found.items() if status == 200} == {"dpo"}
    page = town.client("dpo").get(address).text
    assert finding(scan, "abonn").title in page
    assert finding(scan, "casses").title not in page
    assert str(share) not in page
    Finding.objects.all().delete()
    assert "Aucun inventaire" in town.client("dpo").get(address).text


def test_a_withdrawn_folder_shows_nothing_any_more(town, scan):
    AllowedFolder.objects.update(withdrawn_at=timezone.now())
    for role in SEE:
        assert town.client(role).get(scan.get_absolute_url()).status_code == 404
    assert finding(scan, "abonn").title not in town.client("dpo").get(reverse("scans_persons")).text


def test_empty_lists_say_what_to_do(town):
    assert "Demandez à l" in town.client("relay").get(reverse("scans")).text
    assert "Aucun inventaire" in town.client("lead").get(reverse("scans")).text


def test_pages_ask_few_questions_whatever_the_number_of_rows(town, scan, django_assert_max_num_queries):
    for number in range(4):
        more = AllowedFolder.objects.create(label=f"Dossier {number}", path=f"/srv/{number}")
        more.units.set([town.units["EAU"]])
        done = Scan.objects.create(folder=more, unit=town.units["EAU"], state=ScanState.DONE, counts=scan.counts)
        Finding.objects.create(scan=done, key="k", title="Jeu", search_key="jeu", degree=2)
    sheets.begin(scan.unit, sheets.this_year()).holdings.create(key="a", label="a", is_kept=True)
    found = finding(scan, "casses")
    walks = {
        "relay": [reverse("scans"), scan.get_absolute_url(), found.get_absolute_url(), reverse("home")],
        "dpo": [reverse("scans_persons"), reverse("scans"), scan.get_absolute_url()],
        "administrator": [reverse("folders"), reverse("folder", args=[scan.folder_id]), reverse("folder_allow")],
    }
    for role, addresses in walks.items():
        client = town.client(role)
        for address in addresses:
            with django_assert_max_num_queries(12):
                assert client.get(address).status_code == 200
