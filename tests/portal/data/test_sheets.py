"""The sheet of a service: begun with the last one, filled, completed, published; its lines; how many there are."""

from datetime import date

import pytest
from django.utils import timezone

from transverse.portal.data import history, lines, saying, sheets
from transverse.portal.data.choices import Answer, Item, items
from transverse.portal.data.counting import SheetCount, count_of, last_year_of_sheet, sheet_count
from transverse.portal.data.models import Holding, Openable, Origin, Personal, Rhythm, Sheet
from transverse.portal.data.services import services_of
from transverse.portal.ground.refusals import ConflictError, RefusalError
from transverse.portal.people.network import network
from transverse.trades import trades

EAU = trades()["eau"]
TANKS = Answer(tasks=("suivre le niveau des réservoirs",), tools=("Sofrel",))


@pytest.fixture
def sheet(town):
    return sheets.begin(town.units["EAU"], 2026)


def propose(sheet, said):
    return sheets.propose(sheet, items(EAU, [said]), said.tools, Origin.DECLARED)


def publish(sheet, now=None):
    lines.keep_all(sheet)
    sheets.publish(sheet, sheet.revision, None, now or timezone.now())


def test_a_sheet_takes_the_trade_of_its_unit(town, sheet):
    assert sheet.trade == "eau"
    assert sheets.begin(town.units["EAU"], 2026, "voirie") == sheet
    assert sheets.find(town.units["EAU"], 2026).trade == "eau"
    assert sheets.find(town.units["EAU"], 2025) is None


def test_a_trade_is_chosen_once_for_a_unit_that_has_none(town):
    unit = town.units["DST"]
    assert sheets.begin(unit, 2026).trade == ""
    assert sheets.begin(unit, 2026, "voirie").trade == "voirie"


def test_the_same_thing_said_twice_is_one_line(sheet):
    assert propose(sheet, TANKS) == 1
    more = Answer(tasks=("consigner les volumes pompés",), tools=("Sofrel", "QGIS"))
    assert propose(sheet, more) == 0
    line = sheet.holdings.get()
    assert line.tasks == ["suivre le niveau des réservoirs", "consigner les volumes pompés"]
    sheet.refresh_from_db()
    assert sheet.tools == ["Sofrel", "QGIS"]


def test_what_was_taken_off_stays_off(sheet):
    propose(sheet, TANKS)
    lines.remove(sheet.holdings.get(), timezone.now())
    assert propose(sheet, TANKS) == 0
    assert not sheets.proposed(sheet).exists()


def test_a_line_is_found_again_by_its_new_name_and_by_the_old_one(sheet):
    propose(sheet, Answer(words=("carnet",)))
    line = sheet.holdings.get()
    line.label = "Registre des vannes"
    lines.write(line, line.revision, [])
    assert propose(sheet, Answer(words=("registre des vannes",))) == 0
    assert propose(sheet, Answer(words=("carnet",))) == 0


def test_a_full_sheet_says_so(sheet):
    many = [Item(f"k{number}", f"carnet {number}", "de l'eau") for number in range(sheets.MOST_LINES + 1)]
    with pytest.raises(RefusalError, match="rien n'y a été ajouté"):
        sheets.propose(sheet, many, (), Origin.DECLARED)
    assert not sheet.holdings.exists()


def test_two_lines_are_merged_and_parted(town, sheet):
    propose(sheet, Answer(words=("carnet", "cahier")))
    one, other = sheet.holdings.order_by("label")
    Holding.objects.filter(pk=one.pk).update(known_by="le chef", personal=Personal.DIRECT, tasks=["a"])
    one.refresh_from_db()
    one.shared_with.set([town.units["DECHETS"]])
    lines.merge(one, other, timezone.now())
    other.refresh_from_db()
    assert (other.known_by, other.personal, other.tasks, other.is_kept) == ("le chef", "direct", ["a"], True)
    assert [unit.code for unit in other.shared_with.all()] == ["DECHETS"]
    assert propose(sheet, Answer(words=(one.label,))) == 0
    one.refresh_from_db()
    lines.restore(one)
    assert one.merged_into is None
    with pytest.raises(RefusalError, match="ne se regroupent pas"):
        lines.merge(one, one, timezone.now())


def test_merging_never_makes_a_line_milder(sheet):
    propose(sheet, Answer(words=("carnet", "cahier")))
    one, other = sheet.holdings.order_by("label")
    other.personal = Personal.SENSITIVE
    one.personal = Personal.NONE
    lines.merge(one, other, timezone.now())
    assert other.personal == Personal.SENSITIVE


def test_two_people_do_not_write_over_each_other(sheet):
    propose(sheet, Answer(words=("carnet",)))
    line = sheet.holdings.get()
    lines.write(line, 1, [])
    with pytest.raises(ConflictError):
        lines.write(line, 1, [])


def test_free_words_of_a_line_are_in_french(sheet):
    propose(sheet, Answer(words=("carnet",)))
    line = sheet.holdings.get()
    line.known_by, line.tool = "le chef de la data", "Open Data Soft"
    lines.write(line, line.revision, [])
    assert "data" not in f"{line.known_by} {line.tool}".lower()


@pytest.mark.parametrize("said", ["", "...", "dataviz"])
def test_a_line_that_says_nothing_is_refused(sheet, said):
    with pytest.raises(RefusalError):
        lines.add(sheet, said, "de l'eau")


def test_an_empty_sheet_and_one_with_questions_are_not_published(sheet):
    with pytest.raises(RefusalError, match="vide"):
        sheets.publish(sheet, 1, None, timezone.now())
    propose(sheet, TANKS)
    lines.add(sheet, "carnet", "de l'eau")
    with pytest.raises(RefusalError, match="attendent votre réponse"):
        sheets.publish(sheet, 1, None, timezone.now())


def test_publishing_counts_once_and_is_undone(town, sheet):
    lines.add(sheet, "carnet", "de l'eau")
    sheets.publish(sheet, 1, town.agents["relay"], timezone.now())
    with pytest.raises(ConflictError):
        sheets.publish(sheet, 1, None, timezone.now())
    sheet.refresh_from_db()
    assert sheet.published_by == town.agents["relay"]
    sheets.withdraw(sheet, sheet.revision)
    assert (sheet.is_published, sheet.published_by) == (False, None)


def test_a_new_year_begins_with_what_the_last_published_sheet_said(town, sheet):
    propose(sheet, TANKS)
    line = sheet.holdings.get()
    line.known_by, line.since = "le technicien", 2011
    lines.write(line, line.revision, [town.units["DECHETS"]])
    publish(sheet)
    draft = sheets.begin(town.units["EAU"], 2027)
    lines.add(draft, "carnet", "de l'eau")
    again = sheets.begin(town.units["EAU"], 2028)  # the draft of 2027 was never published
    carried = again.holdings.get()
    assert (carried.known_by, carried.since, carried.origin, carried.is_kept) == ("le technicien", 2011, "before", True)
    assert [unit.code for unit in carried.shared_with.all()] == ["DECHETS"]
    assert again.tools == ["Sofrel"]


def test_the_years_tell_what_is_new_and_what_is_gone(town, sheet):
    propose(sheet, TANKS)
    publish(sheet)
    after = sheets.begin(town.units["EAU"], 2027)
    lines.add(after, "carnet", "de l'eau")
    lines.remove(after.holdings.get(key="mesures-des-reservoirs-et-des-pompages"), timezone.now())
    assert history.new_in(after) == {"carnet"}
    assert history.new_in(sheet) == set()
    assert [each.sheet.year for each in history.years(town.units["EAU"])] == [2026]
    last, first = history.years(town.units["EAU"], drafts=True)
    assert [line.label for line in last.new] == ["carnet"]
    assert [line.label for line in last.gone] == ["mesures des réservoirs et des pompages"]
    assert first.is_first
    assert not first.gone


def test_how_a_line_is_said(town, sheet):
    line = Holding.objects.create(
        sheet=sheet,
        key="k",
        label="carnet",
        known_by="le fontainier",
        contact=town.agents["relay"],
        since=2014,
        rhythm=Rhythm.WEEKLY,
        updated_on=date(2026, 3, 3),
        shared_words="l'agence de l'eau",
        personal=Personal.DIRECT,
        openable=Openable.NO,
    )
    line.shared_with.set([town.units["DECHETS"]])
    assert saying.known(line) == "le fontainier, Zoé Martin"
    assert saying.fresh(line) == "depuis 2014, chaque semaine, la dernière fois le 3\xa0mars 2026"
    assert saying.shared(line) == "Service de la collecte des déchets, l'agence de l'eau"
    assert (saying.people(line), saying.opening(line)) == ("parle de personnes", "")
    assert saying.unsaid(line) == []
    assert saying.counts([line]) == saying.Counts(1, 1, 1, 0, 0)


def test_what_nobody_said_is_told(sheet):
    line = lines.add(sheet, "carnet", "de l'eau")
    assert len(saying.unsaid(line)) == 4
    assert (saying.known(line), saying.fresh(line), saying.shared(line), saying.people(line)) == ("", "", "", "")


def test_the_directors_read_how_many_services_have_their_sheet(town, sheet):
    assert sheet_count(2026) == (4, 0, 0)
    propose(sheet, TANKS)
    publish(sheet)
    assert sheet_count(2026) == (4, 1, 1)
    assert sheet_count(2027) == (4, 1, 0)
    Sheet.objects.create(unit=town.units["DST"], year=2026, state=Sheet.PUBLISHED)
    assert sheet_count(2026) == (4, 1, 1)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (SheetCount(22, 6, 6), "6 services sur 22 ont leur fiche « Vous gérez déjà »."),
        (SheetCount(22, 6, 4), "6 services sur 22 ont leur fiche « Vous gérez déjà », dont 4 de cette année."),
        (SheetCount(22, 1, 1), "1 service sur 22 a sa fiche « Vous gérez déjà »."),
        (SheetCount(22, 0, 0), "Aucun des 22 services n'a encore sa fiche « Vous gérez déjà »."),
    ],
)
def test_the_sentence_of_the_count(count, said):
    assert count.sentence() == said


def test_somebody_answers_for_the_nearest_service(town):
    from transverse.portal.people.models import Unit  # noqa: PLC0415

    team = Unit.objects.create(code="EQ", name="Équipe", parent=town.units["EAU"], depth=3)
    team.path = f"{town.units['EAU'].path}{team.pk}."
    team.save()
    assert services_of([team.path]) == [town.units["EAU"]]
    assert services_of([town.units["DST"].path]) == [town.units["DST"]]
    assert services_of([]) == []


def test_the_network_counts_the_same(town, sheet, today):
    for each in (sheet, sheets.begin(town.units["PAIE"], today.year - 1), sheets.begin(town.units["DST"], 2026)):
        lines.add(each, "carnet", "de l'eau")
        publish(each)
    Sheet.objects.filter(pk=sheet.pk).update(year=today.year)
    assert count_of(network(today, mark=last_year_of_sheet())) == sheet_count(today.year) == (4, 2, 1)
    assert network(today).marks == {}


def test_what_is_usual_in_the_trade_is_proposed_to_be_confirmed(sheet):
    propose(
        sheet, Answer(tasks=("surveiller la hauteur de la rivière", "relever les compteurs d'eau"), words=("carnet",))
    )
    said = {line.label: (line.personal, line.openable) for line in sheet.holdings.all()}
    assert said == {
        "niveaux des rivières et des nappes": ("none", "yes"),
        "relevés de consommation d'eau": ("direct", ""),
        "carnet": ("", ""),
    }
