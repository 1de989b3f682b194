"""A thread that says that the worker lives, while the work itself may be silent for long."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from uuid import UUID

from django.db import OperationalError, connection
from django.utils import timezone

from transverse.portal.jobs.models import Job, JobState

EVERY = 5.0  # seconds


@contextmanager
def heartbeat(job: UUID) -> Iterator[None]:
    """Say every few seconds that the worker of `job` lives."""
    over = Event()
    thread = Thread(target=_beat, args=(job, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _beat(job: UUID, over: Event) -> None:
    while not over.wait(EVERY):
        try:
            Job.objects.filter(pk=job, state=JobState.RUNNING).update(alive_at=timezone.now())
        except OperationalError:  # the data base is busy with a long transaction: ours, most likely
            continue
    connection.close()
