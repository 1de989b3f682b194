"""The calendar is read back here by a strict reader that knows nothing of the writer."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from transverse.portal.people import calendar
from transverse.portal.people.models import Feed, Slot, SlotState

START = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
NAME = re.compile(r"[A-Z-]+(?:;[A-Z-]+=[A-Z0-9:-]+)*\Z")


def read(content):
    """Return the lines of a calendar as pairs, after checking what RFC 5545 asks of bytes and lines."""
    assert content.endswith(b"\r\n")
    raw = content[:-2].split(b"\r\n")
    for line in raw:
        assert len(line) <= 75
        assert not set(b"\r\n") & set(line)
        line.decode()  # no character is cut
    unfolded = content[:-2].decode().replace("\r\n ", "").split("\r\n")
    pairs = [tuple(line.split(":", 1)) for line in unfolded]
    assert all(NAME.match(name) for name, _ in pairs)
    assert not re.search("[\x00-\x08\x0a-\x1f\x7f]", "".join(value for _, value in pairs))
    opened = []
    for name, value in pairs:
        if name == "BEGIN":
            opened.append(value)
        elif name == "END":
            assert opened.pop() == value
    assert opened == []
    return pairs


def unescape(text):
    assert not re.search(r"(?<!\\)(?:\\\\)*\\[^\\;,nN]", text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", text)
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)


def _event(**fields):
    base = {
        "uid": "1@transverse",
        "sequence": 0,
        "starts_at": START,
        "ends_at": START + timedelta(minutes=30),
        "changed_at": START,
        "summary": "Échange",
        "status": "CONFIRMED",
    }
    return calendar.Event(**{**base, **fields})


def test_a_calendar():
    pairs = read(calendar.written("Échanges", [_event(place="Salle 2, étage 1 ; gauche\nau fond")]))
    assert pairs[:5] == [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//Transverse//Ligne directe//FR"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ]
    found = dict(pairs)
    assert (found["DTSTART"], found["DTEND"]) == ("20260301T093000Z", "20260301T100000Z")
    assert found["LOCATION"] == r"Salle 2\, étage 1 \; gauche\nau fond"
    assert unescape(found["LOCATION"]) == "Salle 2, étage 1 ; gauche\nau fond"


@given(st.text(max_size=300))
def test_any_text_comes_back(text):
    found = dict(read(calendar.written("x", [_event(summary=text)])))
    expected = re.sub("[\x00-\x09\x0b-\x1f\x7f]", "", text.replace("\r\n", "\n").replace("\r", "\n"))
    assert unescape(found["SUMMARY"]) == expected


@pytest.mark.parametrize("size", range(60, 80))
def test_folding_at_the_edge(size):
    found = dict(read(calendar.written("x", [_event(summary="é" * size), _event(summary="e" * size)])))
    assert found["SUMMARY"] == "e" * size


def test_equal_events_equal_bytes():
    assert calendar.written("x", [_event()]) == calendar.written("x", [_event()])


def _slot(town, state, days, **fields):
    return Slot.objects.create(
        mandate=town.mandates["relay"],
        head=town.agents["director"],
        proposed_by=town.agents["relay"],
        starts_at=timezone.now() + timedelta(days=days),
        state=state,
        **fields,
    )


def test_the_calendar_of_a_person(town, today):
    statuses = {
        SlotState.PROPOSED: "TENTATIVE",
        SlotState.AGREED: "CONFIRMED",
        SlotState.HELD: "CONFIRMED",
        SlotState.MISSED: "CANCELLED",
        SlotState.DECLINED: "CANCELLED",
        SlotState.CANCELLED: "CANCELLED",
    }
    for number, state in enumerate(statuses):
        _slot(town, state, number, sequence=number)
    _slot(town, SlotState.HELD, -200)
    feed = calendar.renew(town.agents["director"])
    pairs = read(calendar.feed_of(feed.secret, today))
    assert [value for name, value in pairs if name == "STATUS"] == list(statuses.values())
    assert [value for name, value in pairs if name == "SEQUENCE"] == ["0", "1", "2", "3", "4", "5"]
    assert {value for name, value in pairs if name == "SUMMARY"} == {"Échange avec Zoé Martin"}
    assert len({value for name, value in pairs if name == "UID"}) == 6


def test_the_uid_never_changes(town, today):
    slot = _slot(town, SlotState.PROPOSED, 1)
    before = calendar.event(slot, town.agents["relay"].pk)
    slot.starts_at += timedelta(days=3)
    assert calendar.event(slot, town.agents["director"].pk).uid == before.uid


def test_a_new_address_stops_the_old_one(town, today):
    first = calendar.renew(town.agents["relay"]).secret
    second = calendar.renew(town.agents["relay"]).secret
    assert len(second) >= 43
    assert calendar.feed_of(first, today) is None
    assert calendar.feed_of(second, today)
    assert Feed.objects.count() == 1


def test_who_has_left_has_no_calendar(town, today):
    secret = calendar.renew(town.agents["relay"]).secret
    town.agents["relay"].left_on = today
    town.agents["relay"].save()
    assert calendar.feed_of(secret, today) is None
