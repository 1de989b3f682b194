"""The worker: runs the tasks one after the other, with a clock beside."""

import logging
import signal
from uuid import uuid4

from django.db import DatabaseError, close_old_connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from transverse.portal.jobs.clock import clock
from transverse.portal.jobs.discovery import load_all
from transverse.portal.jobs.progress import STOPPING

_EVERY = 1.0  # seconds between two looks at the queue

_log = logging.getLogger("transverse.jobs")


def work() -> None:
    """Work until the process is asked to stop; the job under way goes back among those that wait."""
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, lambda *_: STOPPING.set())
    load_all()
    name = uuid4().hex
    with clock(STOPPING):
        while not STOPPING.is_set():
            if not _one_task(name):
                STOPPING.wait(_EVERY)


def _one_task(name: str) -> bool:
    """Run a task if one waits; tell whether one did.

    The look before spares the lock of SQLite, which the library takes each time it asks.
    """
    close_old_connections()
    try:
        if not DBTaskResult.objects.ready().exists():
            return False
        _worker(name).run()
    except DatabaseError:
        _log.exception("worker")
        return False
    return True


def run_waiting() -> None:
    """Run the tasks that wait in this process, which is the only one to, then return: for tests and demonstrations."""
    worker = _worker("here")
    while task := DBTaskResult.objects.ready().first():
        task.claim(worker.worker_id)
        worker.run_task(task)


def _worker(name: str) -> Worker:
    return Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=name,
        excluded_queue_names=[],
    )
