"""The reaper: a job whose worker was killed waits again, and after three tries it stops with a sentence.

Each step is one conditional update, so that any number of workers may reap at the same time, and a worker that shows
life at the last moment keeps its job.
"""

from datetime import datetime, timedelta

from django_tasks_db.models import DBTaskResult

from transverse.portal.jobs.models import Job, JobState
from transverse.portal.jobs.tasks import run_job

SILENCE = timedelta(seconds=60)
TRIES = 3

_HOLDING = ("READY", "RUNNING")  # the statuses of a task that will run its job, or is running it

_AGAIN = "Reprise après une interruption"
_GIVEN_UP = (
    "Le travail a été interrompu trois fois avant sa fin (machine arrêtée, mémoire pleine ?). Rien n'est resté fait à "
    "moitié. Recommencez ; s'il s'arrête encore, prévenez l'administrateur."
)


def reap(now: datetime) -> int:
    """Hand over again the jobs that no worker holds; return how many jobs were touched."""
    touched = 0
    dead = Job.objects.filter(state=JobState.RUNNING, alive_at__lt=now - SILENCE)
    if dead.exists():  # an update takes the lock of SQLite even when it changes nothing
        touched += dead.filter(tries__gte=TRIES).update(state=JobState.FAILED, finished_at=now, message=_GIVEN_UP)
        touched += dead.filter(tries__lt=TRIES).update(state=JobState.WAITING, step=_AGAIN, done=0, total=None)
    _close_tasks_of_the_dead(now)
    return touched + _hand_over_again()


def _key(arguments: dict[str, list[str]]) -> str:
    return next(iter(arguments["args"]), "")


def _close_tasks_of_the_dead(now: datetime) -> None:
    """Close the tasks said to be running whose job no worker runs."""
    started = DBTaskResult.objects.running().filter(started_at__lt=now - SILENCE)
    tasks = {pk: _key(arguments) for pk, arguments in started.values_list("pk", "args_kwargs")}
    if tasks:
        running = {str(pk) for pk in Job.objects.filter(state=JobState.RUNNING).values_list("pk", flat=True)}
        left = [pk for pk, job in tasks.items() if job not in running]
        DBTaskResult.objects.running().filter(pk__in=left).update(
            status="FAILED", finished_at=now, exception_class_path="WorkerKilled", traceback=""
        )


def _hand_over_again() -> int:
    """Enqueue the jobs that wait and that no task will run.

    A task that a worker has taken and whose job still waits is about to run it: its worker is between the two. Two
    reapers may both enqueue one: the task that comes second finds the job taken, and does nothing.
    """
    waiting = {str(pk) for pk in Job.objects.filter(state=JobState.WAITING).values_list("pk", flat=True)}
    if not waiting:
        return 0
    tasks = DBTaskResult.objects.filter(status__in=_HOLDING).values_list("args_kwargs", flat=True)
    lost = waiting - {_key(row) for row in tasks}
    for job in lost:
        run_job.enqueue(job)
    return len(lost)
