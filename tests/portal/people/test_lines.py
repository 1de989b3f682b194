from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from transverse.portal.people.lines import LONGEST, lines, silence
from transverse.portal.people.models import Mandate, Slot, SlotState

START = date(2026, 1, 1)


@pytest.mark.parametrize("rhythm", LONGEST)
def test_silence_counts_from_the_start_of_the_mandate(rhythm):
    longest = LONGEST[rhythm]
    assert silence(START, rhythm, [], START + timedelta(days=longest)) is None
    assert silence(START, rhythm, [], START + timedelta(days=longest + 1)) == START


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([], START),
        ([date(2026, 6, 1)], None),
        ([date(2026, 2, 1)], date(2026, 2, 1)),
        ([date(2025, 12, 1)], START),  # before the mandate: counts from its start
        ([date(2027, 1, 1)], START),  # a day to come proves nothing
    ],
)
def test_silence(held, expected):
    assert silence(START, "quarterly", held, date(2026, 6, 15)) == expected


def _slot(town, day, state=SlotState.HELD, role="relay", units=()):
    slot = Slot.objects.create(
        mandate=town.mandates[role],
        head=town.agents["director"],
        proposed_by=town.agents[role],
        state=state,
        starts_at=timezone.make_aware(datetime.combine(day, time(10))),
    )
    slot.units.set(units)
    return slot


def _lines(today):
    return lines(Mandate.objects.prefetch_related("units"), today)


def test_a_line_without_meeting(town, today):
    line = _lines(today)[town.mandates["relay"].pk]
    assert (line.last_held, line.next_agreed, line.is_silent) == (None, None, False)
    later = _lines(today + timedelta(days=3))[town.mandates["relay"].pk]
    assert later.silent_since == town.mandates["relay"].starts_on


def test_held_and_next(town, today):
    _slot(town, today - timedelta(days=5))
    _slot(town, today - timedelta(days=50))
    coming = _slot(town, today + timedelta(days=20), SlotState.AGREED)
    _slot(town, today + timedelta(days=10), SlotState.PROPOSED)
    _slot(town, today - timedelta(days=1), SlotState.MISSED)
    line = _lines(today)[town.mandates["relay"].pk]
    assert line.last_held == today - timedelta(days=5)
    assert line.next_agreed == coming.starts_at


def test_a_deputy_holds_the_line_of_the_relay(town, today):
    _slot(town, today, role="deputy")
    found = _lines(today + timedelta(days=50))
    assert found[town.mandates["relay"].pk].last_held == today
    assert not found[town.mandates["relay"].pk].is_silent
    assert not _lines(today + timedelta(days=200))[town.mandates["deputy"].pk].is_silent


def test_each_unit_has_its_line(town, today):
    mandate = town.mandates["relay"]
    water, waste = town.units["EAU"], town.units["DECHETS"]
    mandate.units.set([water, waste])
    _slot(town, today, units=[water])
    line = _lines(today + timedelta(days=40))[mandate.pk]
    assert line.units[water.pk].last_held == today
    assert line.units[waste.pk].silent_since == mandate.starts_on
    assert line.silent_since == mandate.starts_on
    assert line.last_held == today


def test_what_was_held_before_a_renewal_is_remembered(town, today):
    old = town.mandates["relay"]
    _slot(town, today)
    new = Mandate.objects.create(
        kind=old.kind,
        agent=old.agent,
        renews=old,
        starts_on=old.ends_on + timedelta(days=1),
        ends_on=old.ends_on + timedelta(days=300),
    )
    new.units.set(old.units.all())
    assert lines([new], new.starts_on)[new.pk].last_held == today


def test_two_queries_whatever_the_number(town, today, django_assert_num_queries):
    for _ in range(5):
        _slot(town, today)
    listed = list(Mandate.objects.prefetch_related("units"))
    with django_assert_num_queries(1):
        lines(listed, today)
    bare = [Mandate(pk=each.pk, starts_on=each.starts_on, ends_on=each.ends_on) for each in listed]
    with django_assert_num_queries(2):
        lines(bare, today)
