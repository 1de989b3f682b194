from datetime import UTC, datetime

import pytest
from django.utils import timezone

from transverse.portal.data import sheets, taking
from transverse.portal.data.merge import Verdict
from transverse.portal.data.models import Change, Finding, Origin, Scan, ScanState
from transverse.portal.ground.refusals import RefusalError

pytestmark = [pytest.mark.data, pytest.mark.django_db]
YEAR = 2026
WHEN = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def scan(town, folder):
    return Scan.objects.create(
        folder=folder, unit=town.units["EAU"], state=ScanState.DONE, made_at=timezone.now(), counts={"sets": 0}
    )


def find(scan, title="Casses du réseau", **fields):
    return Finding.objects.create(scan=scan, key=title, title=title, search_key=title, **fields)


def line(scan):
    return sheets.begin(scan.unit, YEAR).holdings.get()


def test_nothing_is_written_without_a_yes(scan):
    find(scan)
    assert taking.proposals(scan, YEAR)["Casses du réseau"].verdict == Verdict.NEW
    assert sheets.find(scan.unit, YEAR) is None


def test_a_data_set_is_taken(scan):
    found = find(scan, trade="eau", degree=3, modified=WHEN)
    assert taking.take(scan, [found], YEAR) == (1, 0)
    row = line(scan)
    assert (row.label, row.origin, row.scan_key, row.is_kept) == ("casses du réseau", Origin.SCAN, found.key, True)
    assert (row.personal, row.openable, row.updated_on) == ("direct", "no", WHEN.date())
    assert row.phrase.startswith("d")
    assert taking.proposals(scan, YEAR)[found.key].verdict == Verdict.SAME


def test_taken_twice_it_is_one_line(scan):
    found = find(scan)
    taking.take(scan, [found], YEAR)
    assert taking.take(scan, [found], YEAR) == (0, 0)
    assert line(scan).label == "casses du réseau"


def test_under_another_name(scan):
    found = find(scan)
    taking.take(scan, [found], YEAR, {found.pk: "Les interventions sur fuite"})
    assert line(scan).label == "interventions sur fuite"
    assert taking.proposals(scan, YEAR)[found.key].verdict == Verdict.SAME


def test_what_an_agent_said_is_completed_and_stays_as_he_said_it(scan):
    sheet = sheets.begin(scan.unit, YEAR)
    sheet.holdings.create(key="casses-de-reseau", label="casses de réseau", personal="sensitive", is_kept=True)
    found = find(scan, degree=1, modified=WHEN)
    assert taking.proposals(scan, YEAR)[found.key].verdict == Verdict.RICHER
    assert taking.take(scan, [found], YEAR) == (0, 1)
    row = line(scan)
    assert (row.label, row.origin, row.personal) == ("casses de réseau", Origin.DECLARED, "sensitive")
    assert (row.scan_key, row.updated_on) == (found.key, WHEN.date())


def test_a_line_of_the_same_name_taken_off_comes_back_and_is_not_made_milder(scan):
    sheet = sheets.begin(scan.unit, YEAR)
    sheet.holdings.create(
        key="casses-du-reseau", label="casses du réseau", personal="direct", removed_at=timezone.now()
    )
    taking.take(scan, [find(scan)], YEAR)
    row = line(scan)
    assert (row.removed_at, row.personal) == (None, "direct")


def test_what_was_taken_off_the_sheet_is_not_proposed_again(scan):
    found = find(scan)
    taking.take(scan, [found], YEAR)
    sheets.begin(scan.unit, YEAR).holdings.update(removed_at=timezone.now())
    assert taking.proposals(scan, YEAR)[found.key].verdict == Verdict.REFUSED


def test_what_was_refused_stays_so_until_it_is_proposed_again_or_taken(scan, town):
    found = find(scan)
    for _ in range(2):
        taking.refuse(scan, found, town.accounts["relay"])
    later = Scan.objects.create(folder=scan.folder, unit=scan.unit, state=ScanState.DONE)
    find(later)
    assert taking.proposals(later, YEAR)[found.key].verdict == Verdict.REFUSED
    taking.propose_again(later, found)
    assert taking.proposals(later, YEAR)[found.key].verdict == Verdict.NEW
    taking.refuse(scan, found, town.accounts["relay"])
    taking.take(scan, [found], YEAR)
    assert taking.proposals(scan, YEAR)[found.key].verdict == Verdict.SAME


def test_what_cannot_be_taken_is_refused_whole(scan):
    gone = find(scan, "Abonnés", change=Change.GONE)
    with pytest.raises(RefusalError, match="n'est plus dans le dossier"):
        taking.take(scan, [find(scan), gone], YEAR)
    many = [find(scan, f"Jeu {number}") for number in range(taking.MOST + 1)]
    with pytest.raises(RefusalError, match="au plus"):
        taking.take(scan, many, YEAR)
    with pytest.raises(RefusalError, match="mots de votre service"):
        taking.take(scan, [find(scan, "metadatas")], YEAR)
    assert sheets.find(scan.unit, YEAR) is None or not sheets.find(scan.unit, YEAR).holdings.exists()


def test_a_full_sheet_takes_no_more(scan, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_LINES", 1)
    with pytest.raises(RefusalError, match="déjà 1"):
        taking.take(scan, [find(scan), find(scan, "Abonnés")], YEAR)
    assert not sheets.begin(scan.unit, YEAR).holdings.exists()
