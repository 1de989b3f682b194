import pytest

from transverse.portal.people.models import JobSheet, JobSheetVersion, Letter, LetterState, Mandate, Share
from transverse.portal.people.recognition import Criterion, Facts, is_written, missing, recognise

ALL = Facts(in_force=True, letter_signed=True, time_share=5, in_sheet=True)


def _circulate(agent, unit, state=JobSheetVersion.CIRCULATED):
    version = JobSheetVersion.objects.create(sheet=JobSheet.objects.create(agent=agent), state=state, title="Poste")
    Share.objects.create(version=version, unit=unit, percent=10, activity="Réseau", is_relay=True)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, ()),
        ({"in_force": False}, (Criterion.FORCE,)),
        ({"letter_signed": False}, (Criterion.LETTER,)),
        ({"time_share": 4}, (Criterion.TIME,)),
        ({"in_sheet": False}, (Criterion.SHEET,)),
        ({"letter_signed": False, "in_sheet": False}, (Criterion.LETTER, Criterion.SHEET)),
    ],
)
def test_each_fact_counts(change, expected):
    values = {name: change.get(name, getattr(ALL, name)) for name in ("in_force", "letter_signed", "time_share")}
    assert missing(Facts(**values, in_sheet=change.get("in_sheet", True))) == expected


@pytest.mark.parametrize(
    ("kind", "covered", "shares", "expected"),
    [
        ("relay", ["1.2."], ["1.2."], True),
        ("relay", ["1.2."], ["1."], True),
        ("relay", ["1."], ["1.2."], True),
        ("relay", ["1.2."], ["1.3."], False),
        ("relay", ["1.2."], [], False),
        ("relay", [], ["1."], False),
        ("lead", ["1."], ["7."], True),
        ("team", [], [], False),
    ],
)
def test_the_fiche_speaks_of_the_mandate(kind, covered, shares, expected):
    assert is_written(kind, covered, shares) is expected


def test_a_mandate_is_recognised_when_nothing_is_missing(town, today):
    relay = town.mandates["relay"]
    assert recognise([relay], today)[relay.pk] == (Criterion.LETTER, Criterion.SHEET)
    Letter.objects.create(mandate=relay, state=LetterState.SIGNED)
    _circulate(town.agents["relay"], town.units["EAU"])
    assert recognise([relay], today)[relay.pk] == ()


@pytest.mark.parametrize("state", [LetterState.DRAFT, LetterState.SENT, LetterState.WITHDRAWN])
def test_a_letter_that_lacks_a_signature_does_not_count(town, today, state):
    relay = town.mandates["relay"]
    Letter.objects.create(mandate=relay, state=state)
    assert Criterion.LETTER in recognise([relay], today)[relay.pk]


def test_a_draft_of_the_fiche_does_not_count(town, today):
    _circulate(town.agents["relay"], town.units["EAU"], JobSheetVersion.DRAFT)
    assert Criterion.SHEET in recognise([town.mandates["relay"]], today)[town.mandates["relay"].pk]


def test_all_the_mandates_in_three_queries(town, today, django_assert_num_queries):
    mandates = Mandate.objects.filter(pk__in=[each.pk for each in town.mandates.values()])
    with django_assert_num_queries(4):
        assert len(recognise(mandates, today)) == 4
    with django_assert_num_queries(0):
        assert recognise([], today) == {}
