"""The direct line of a relay and the heads of services: when they last met, when they next will, since when silent."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_
from types import MappingProxyType

from django.db.models import Max, Min, Q
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
    meetings = _meetings(listed, today)
    return {mandate.pk: _line(mandate, meetings[mandate.pk], today) for mandate in listed}


@dataclass(frozen=True, slots=True)
class _Met:
    """The last meeting held and the next one agreed, under one mandate, for one of its units or for all of them."""

    held: date | None = None
    coming: datetime | None = None

    def __or__(self, other: "_Met") -> "_Met":
        held = max((each for each in (self.held, other.held) if each), default=None)
        return _Met(held, min((each for each in (self.coming, other.coming) if each), default=None))


_Meetings = dict[int | None, _Met]  # by unit; None: what counts for all of them


def _meetings(mandates: list[Mandate], today: date) -> dict[int, _Meetings]:
    """Read when people met and when they will, under each mandate that the meetings count for."""
    wanted = {mandate.pk for mandate in mandates}
    renewed = {mandate.renews_id: mandate.pk for mandate in mandates if mandate.renews_id}
    start, end = (timezone.make_aware(datetime.combine(today + timedelta(days), time.min)) for days in (0, 1))
    rows = (
        Slot.objects.filter(Q(mandate__in=wanted | set(renewed)) | Q(mandate__principal__in=wanted))
        .order_by()
        .values_list("mandate_id", "mandate__principal_id", "units")
        .annotate(
            held=Max("starts_at", filter=Q(state=SlotState.HELD, starts_at__lt=end)),
            coming=Min("starts_at", filter=Q(state=SlotState.AGREED, starts_at__gte=start)),
        )
    )
    found: dict[int, _Meetings] = defaultdict(dict)
    for mandate, principal, unit, held, coming in rows:
        met = _Met(timezone.localdate(held) if held else None, coming)
        for key in wanted.intersection((mandate, principal, renewed.get(mandate))):
            found[key][unit] = found[key].get(unit, _Met()) | met
    return found


def _line(mandate: Mandate, meetings: _Meetings, today: date) -> Line:
    for_all = meetings.get(None, _Met())
    whole = _part(mandate, reduce(or_, meetings.values(), for_all), today)
    alone = {unit: _part(mandate, for_all | met, today) for unit, met in meetings.items() if unit}
    common = _part(mandate, for_all, today) if alone else whole
    units = {unit.pk: alone.get(unit.pk, common) for unit in mandate.covered}
    silent = min((each.silent_since for each in units.values() if each.silent_since), default=None)
    return Line(whole.last_held, whole.next_agreed, silent, units)


def _part(mandate: Mandate, met: _Met, today: date) -> Line:
    expected = mandate.kind == Kind.RELAY and mandate.principal_id is None and mandate.is_in_force(today)
    held = [met.held] if met.held else []
    return Line(
        last_held=met.held,
        next_agreed=met.coming,
        silent_since=silence(mandate.starts_on, mandate.rhythm, held, today) if expected else None,
    )
