"""The direct line of a relay and the heads of services: when they last met, when they next will, since when silent."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from django.db.models import Q
from django.utils import timezone

from transverse.portal.people.models import Kind, Mandate, Rhythm, Slot, SlotState, with_units

# The rhythm itself, and ten days of grace.
LONGEST = MappingProxyType({Rhythm.MONTHLY: 41, Rhythm.QUARTERLY: 102, Rhythm.YEARLY: 375})


@dataclass(frozen=True, slots=True)
class Line:
    """The direct line of one mandate, or of one of its units; never what was said.

    Attributes
    ----------
    last_held
        The day of the last meeting held, None: none yet.
    next_agreed
        When the next meeting agreed begins.
    silent_since
        The last sign of life, when it is older than the rhythm allows; None: the line is kept, or none is expected.
    units
        The line with each unit of the mandate, by key.
    """

    last_held: date | None = None
    next_agreed: datetime | None = None
    silent_since: date | None = None
    units: Mapping[int, "Line"] = field(default_factory=dict)

    @property
    def is_silent(self) -> bool:
        """Whether nobody has met for longer than the rhythm, ten days of grace included."""
        return self.silent_since is not None


def silence(mandate_start: date, rhythm: str, held_dates: Iterable[date], today: date) -> date | None:
    """Return the day since which the line is silent, or None if it is not.

    The day is that of the last meeting held, or of the start of the mandate when none has been held since.

    >>> silence(date(2026, 1, 1), "quarterly", [date(2026, 2, 1)], date(2026, 5, 14))
    >>> silence(date(2026, 1, 1), "quarterly", [date(2026, 2, 1)], date(2026, 5, 15))
    datetime.date(2026, 2, 1)
    """
    last = max((mandate_start, *(day for day in held_dates if day <= today)))
    return last if (today - last).days > LONGEST[Rhythm(rhythm)] else None


def lines(mandates: Iterable[Mandate], today: date) -> dict[int, Line]:
    """Return the direct line of each mandate, by key.

    One query, and one more for the units unless they are prefetched.  What a deputy holds counts for the mandate that
    is supplied; what was held under the mandate that this one renews is still the last meeting.  Silence is said only
    of a mandate that relays in its own name and is in force.
    """
    listed = list(mandates)
    with_units(listed)
    meetings = _meetings(listed)
    return {mandate.pk: _line(mandate, meetings[mandate.pk], today) for mandate in listed}


@dataclass(frozen=True, slots=True)
class _Meeting:
    starts_at: datetime
    held: bool
    unit: int | None  # None: it counts for all the units of the mandate

    @property
    def day(self) -> date:
        return timezone.localdate(self.starts_at)


def _meetings(mandates: list[Mandate]) -> dict[int, list[_Meeting]]:
    """Read the meetings held or agreed, under each mandate that they count for."""
    wanted = {mandate.pk for mandate in mandates}
    renewed = {mandate.renews_id: mandate.pk for mandate in mandates if mandate.renews_id}
    rows = (
        Slot.objects.filter(state__in=(SlotState.HELD, SlotState.AGREED))
        .filter(Q(mandate__in=wanted | set(renewed)) | Q(mandate__principal__in=wanted))
        .order_by()
        .values_list("mandate_id", "mandate__principal_id", "starts_at", "state", "units")
    )
    found: dict[int, list[_Meeting]] = defaultdict(list)
    for mandate, principal, starts_at, state, unit in rows:
        meeting = _Meeting(starts_at, state == SlotState.HELD, unit)
        for key in wanted.intersection((mandate, principal, renewed.get(mandate))):
            found[key].append(meeting)
    return found


def _line(mandate: Mandate, meetings: list[_Meeting], today: date) -> Line:
    units = {
        unit.pk: _part(mandate, [each for each in meetings if each.unit in {None, unit.pk}], today)
        for unit in mandate.covered
    }
    whole = _part(mandate, meetings, today)
    silent = min((each.silent_since for each in units.values() if each.silent_since), default=None)
    return Line(whole.last_held, whole.next_agreed, silent, units)


def _part(mandate: Mandate, meetings: list[_Meeting], today: date) -> Line:
    held = [each.day for each in meetings if each.held]
    coming = [each.starts_at for each in meetings if not each.held and each.day >= today]
    expected = mandate.kind == Kind.RELAY and mandate.principal_id is None and mandate.is_in_force(today)
    return Line(
        last_held=max(held, default=None),
        next_agreed=min(coming, default=None),
        silent_since=silence(mandate.starts_on, mandate.rhythm, held, today) if expected else None,
    )
