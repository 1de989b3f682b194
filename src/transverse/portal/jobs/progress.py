"""How far a job is: written at most once a second, and a sign of life at the same time."""

import time
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection
from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Callable

_EVERY = 1.0  # seconds


class StoppedError(Exception):
    """The job was cancelled, or handed to another worker: what is under way must be left."""


class Progress:
    """What a running job says of itself."""

    def __init__(self, job: UUID, clock: "Callable[[], float]" = time.monotonic) -> None:
        self._job, self._clock, self._last = job, clock, -_EVERY

    def step(self, name: str, total: int | None = None) -> None:
        """Begin a step, whose `name` is shown."""
        self._write(step=name, done=0, total=total)

    def __call__(self, done: int, total: int | None = None) -> None:
        """Say how much of the step is done; most calls cost nothing.

        Raises
        ------
        StoppedError
            The job is no longer ours to run.
        """
        if self._clock() - self._last >= _EVERY and not connection.in_atomic_block:
            self._write(done=done, **({} if total is None else {"total": total}))

    def _write(self, **fields: object) -> None:
        from transverse.portal.jobs.models import Job, JobState  # noqa: PLC0415 (models need a ready Django)

        self._last = self._clock()
        if not Job.objects.filter(pk=self._job, state=JobState.RUNNING).update(alive_at=timezone.now(), **fields):
            raise StoppedError
