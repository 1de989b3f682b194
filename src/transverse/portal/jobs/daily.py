"""What is done once a day: reminders, purges.  Each is a function registered under a name that never changes."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Q

from transverse.portal.jobs.discovery import load_all
from transverse.portal.jobs.models import DailyRun

EARLIEST = 6  # o'clock: nobody wants a reminder dated midnight
RETRY = timedelta(minutes=10)  # after which a worker that began and did not end is held for dead

Daily = Callable[[datetime], None]

_DAILY: dict[str, Daily] = {}
_log = logging.getLogger("transverse.jobs")


def daily(name: str) -> Callable[[Daily], Daily]:
    """Register a function to be called once a day with the local time.

    Interrupted, it is called again the same day: what it writes, it writes so that twice is as once (a mail has a key).
    """

    def registered(function: Daily) -> Daily:
        _DAILY[name] = function
        return function

    return registered


def run_daily(now: datetime) -> list[str]:
    """Do what has not been done today, `now` being the local time; return the names of what was done."""
    load_all()
    if now.hour < EARLIEST:
        return []
    done = set(DailyRun.objects.filter(day=now.date(), is_done=True).values_list("name", flat=True))
    return [name for name in sorted(_DAILY.keys() - done) if _claimed(name, now) and _called(name, now)]


def _claimed(name: str, now: datetime) -> bool:
    """Take the work of the day; of two workers that try, one has it."""
    DailyRun.objects.get_or_create(name=name)
    another_day = Q(day=None) | ~Q(day=now.date())
    begun_and_left = Q(is_done=False, claimed_at__lt=now - RETRY)
    free = DailyRun.objects.filter(another_day | begun_and_left, name=name)
    return bool(free.update(day=now.date(), claimed_at=now, is_done=False))


def _called(name: str, now: datetime) -> bool:
    try:
        _DAILY[name](now)
    except Exception:  # noqa: BLE001 (the others must be done all the same; this one is tried again)
        _log.exception("daily work %s", name)
        return False
    DailyRun.objects.filter(name=name, day=now.date()).update(is_done=True)
    return True
