r"""Meetings as a calendar that any software subscribes to: iCalendar, RFC 5545, in UTC.

Lines end with CRLF and are folded at 75 octets, never inside a character; texts are escaped.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from transverse.portal.people.models import Agent, Feed, Slot, SlotState
from transverse.portal.people.models.lines import new_secret

CONTENT_TYPE = "text/calendar; charset=utf-8"
_KEPT = timedelta(days=90)
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
Status = Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]
_STATUS: dict[str, Status] = {
    SlotState.PROPOSED: "TENTATIVE",
    SlotState.AGREED: "CONFIRMED",
    SlotState.HELD: "CONFIRMED",
}


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a calendar.

    Attributes
    ----------
    uid, sequence
        The name that never changes, and how often what it names has.
    starts_at, ends_at, changed_at
        Moments that bear their zone.
    summary, place, link
        Texts shown as they are; the address of the page.
    status
        As calendars say it.
    """

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    summary: str
    status: Status
    place: str = ""
    link: str = ""


def written(name: str, events: Iterable[Event]) -> bytes:
    """Write a calendar; equal events give equal bytes."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Transverse//Ligne directe//FR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
        *(line for event in events for line in _event(event)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def feed_of(secret: str, today: date) -> bytes | None:
    """Write the calendar behind a secret; None: the secret is of nobody, or of somebody who has left."""
    feed = Feed.objects.filter(secret=secret, agent__left_on=None).select_related("agent").first()
    if feed is None:
        return None
    since = timezone.make_aware(datetime.combine(today - _KEPT, time.min))
    slots = Slot.objects.filter(Q(head=feed.agent) | Q(mandate__agent=feed.agent), starts_at__gte=since)
    slots = slots.select_related("head", "mandate__agent").order_by("starts_at", "pk")
    return written("Échanges sur les données", (event(slot, feed.agent_id) for slot in slots))


def event(slot: Slot, agent: int) -> Event:
    """Return the entry of a meeting in the calendar of `agent`, one of the two."""
    other = slot.mandate.agent if agent == slot.head_id else slot.head
    return Event(
        uid=f"{slot.uid}@transverse",
        sequence=slot.sequence,
        starts_at=slot.starts_at,
        ends_at=slot.starts_at + timedelta(minutes=slot.minutes),
        changed_at=slot.changed_at,
        summary=f"Échange avec {other}",
        status=_STATUS.get(slot.state, "CANCELLED"),
        place=slot.place,
        link=f"{settings.ADDRESS}{slot.get_absolute_url()}",
    )


def renew(agent: Agent) -> Feed:
    """Give `agent` a calendar address, or a new one: the old one stops at once."""
    feed, created = Feed.objects.get_or_create(agent=agent)
    if not created:
        feed.secret = new_secret()
        feed.save()
    return feed


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_moment(event.changed_at)}"
    yield f"LAST-MODIFIED:{_moment(event.changed_at)}"
    yield f"DTSTART:{_moment(event.starts_at)}"
    yield f"DTEND:{_moment(event.ends_at)}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"STATUS:{event.status}"
    yield f"SUMMARY:{_text(event.summary)}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    if event.link:
        yield f"URL:{_CONTROLS.sub('', event.link)}"
    yield "END:VEVENT"


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(text: str) -> str:
    """Escape a text (RFC 5545, 3.3.11); controls other than the end of a line do not belong in one."""
    lines = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return lines.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Cut a line at 75 octets, the space that opens the next ones included (RFC 5545, 3.1)."""
    parts, part, room = [], b"", 75
    for character in line:
        octets = character.encode()
        if len(part) + len(octets) > room:
            parts.append(part)
            part, room = b"", 74
        part += octets
    return b"\r\n ".join([*parts, part]) + b"\r\n"
