"""Days on which one meets: neither a Saturday, nor a Sunday, nor a public holiday (Code du travail, L3133-1)."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

_FIXED = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
_AFTER_EASTER = (1, 39, 50)


def is_workday(day: date) -> bool:
    """Tell whether `day` is neither of the weekend nor a public holiday.

    >>> is_workday(date(2026, 4, 6)), is_workday(date(2026, 5, 14)), is_workday(date(2026, 5, 15))
    (False, False, True)
    """
    moving = {_easter(day.year) + timedelta(days=days) for days in _AFTER_EASTER}
    return day.weekday() < 5 and (day.month, day.day) not in _FIXED and day not in moving


def workdays(first: date) -> Iterator[date]:
    """Yield the working days from `first` on."""
    day = first
    while True:
        if is_workday(day):
            yield day
        day += timedelta(days=1)


def start_of(day: date) -> datetime:
    """Return the first moment of `day`, here: a bound that a data base compares without reckoning each row's day."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _easter(year: int) -> date:
    """Return Easter Sunday by the rule of Butcher (Spencer Jones, General Astronomy, 1922)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)
