"""A thread that says that the worker lives, while the work itself may be silent for long."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import DatabaseError, connection

from transverse.portal.jobs.claim import Claim

EVERY = 5.0  # seconds


@contextmanager
def heartbeat(held: Claim) -> Iterator[None]:
    """Say every few seconds that the worker of the job lives."""
    over = Event()
    thread = Thread(target=_beat, args=(held, over), name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _beat(held: Claim, over: Event) -> None:
    try:
        while not over.wait(EVERY):
            try:
                if not held.alive():
                    return
            except DatabaseError:  # busy with a long transaction (ours, most likely), or away for a moment
                connection.close()
    finally:
        connection.close()
