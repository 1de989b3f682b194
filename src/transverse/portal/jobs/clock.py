"""The clock of a worker: a thread that, every few seconds, reaps, sends mails and sees to the daily work."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import close_old_connections, connection
from django.utils import timezone

from transverse.portal.jobs.daily import run_daily
from transverse.portal.jobs.often import Minutes
from transverse.portal.jobs.reaper import reap
from transverse.portal.mail.outbox import send_due

EVERY = 5.0  # seconds

_log = logging.getLogger("transverse.jobs")


@contextmanager
def clock(stopping: Event) -> Iterator[None]:
    """Tick beside the worker until `stopping` is set."""
    thread = Thread(target=_tick_until, args=(stopping,), name="clock", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join(timeout=10)


def tick(stopping: Event, minutes: Minutes) -> None:
    """Do each of the duties once; one that fails does not keep the others from being done."""
    _duty("reap", lambda: reap(timezone.now()))
    _duty("mail", lambda: send_due(timezone.now(), stopping))
    _duty("often", lambda: minutes(timezone.now()))
    _duty("daily", lambda: run_daily(timezone.localtime()))


def _duty(name: str, do: Callable[[], object]) -> None:
    try:
        do()
    except Exception:  # noqa: BLE001 (a lock held for long, a data base away: next time)
        _log.exception("clock: %s", name)


def _tick_until(stopping: Event) -> None:
    minutes = Minutes()
    try:
        while not stopping.is_set():
            close_old_connections()
            tick(stopping, minutes)
            stopping.wait(EVERY)
    finally:
        connection.close()
