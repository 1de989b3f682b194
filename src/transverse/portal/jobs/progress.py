"""How far a job is: written at most once a second, and a sign of life at the same time."""

import time
from collections.abc import Callable
from threading import Event
from typing import Any, NoReturn

from django.core.cache import cache
from django.db import connection, transaction

from transverse.portal.jobs.claim import Claim
from transverse.portal.jobs.models import JobState, live_key

STOPPING = Event()  # this process has been asked to stop: jobs leave at their next word

_EVERY = 1.0  # seconds
_KEPT = 120  # seconds that a word said inside a transaction is remembered


class StoppedError(Exception):
    """The job was cancelled, handed to another worker, or its worker stops: what is under way must be left."""


class GaveWayError(StoppedError):
    """The job leaves its place to those that wait, and will be begun again after them."""


class Progress:
    """What a running job says of itself."""

    def __init__(self, claim: Claim, clock: Callable[[], float] = time.monotonic) -> None:
        self._claim, self._clock, self._last = claim, clock, -_EVERY
        self._shown: dict[str, Any] = {"step": "", "done": 0, "total": None}

    def step(self, name: str, total: int | None = None) -> None:
        """Begin a step, whose `name` is shown.

        Raises
        ------
        StoppedError
            The job is no longer ours to run.
        """
        self._shown = {"step": name[:200], "done": 0, "total": total}
        self._write()

    def __call__(self, done: int, total: int | None = None) -> None:
        """Say how much of the step is done; most calls cost nothing.

        Raises
        ------
        StoppedError
            The job is no longer ours to run.
        """
        if self._clock() - self._last < _EVERY:
            return
        self._shown["done"] = done
        if total is not None:
            self._shown["total"] = total
        self._write()

    def give_way(self) -> NoReturn:
        """Leave the worker to the jobs that wait; for work that finds again what it has done so far.

        Raises
        ------
        GaveWayError
            Always; the try does not count.
        """
        raise GaveWayError

    def finish(self, write: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """Run `write` and end the job with its result, in one transaction: both happen, once, or neither.

        This is for what must never be done twice.  A worker killed before the end leaves nothing behind, one killed
        after it leaves a job that is done.

        Raises
        ------
        StoppedError
            The job was handed to another worker meanwhile; what `write` did is undone.
        """
        with transaction.atomic():
            result = write()
            if not self._claim.end(JobState.DONE, result=result):
                raise StoppedError
        return result

    def _write(self) -> None:
        self._last = self._clock()
        if STOPPING.is_set():
            raise StoppedError
        if connection.in_atomic_block:
            # Nobody would see the row before the end of the transaction.
            cache.set(live_key(self._claim.job), self._shown, _KEPT)
        elif self._claim.alive(**self._shown):
            cache.delete(live_key(self._claim.job))
        else:
            raise StoppedError
