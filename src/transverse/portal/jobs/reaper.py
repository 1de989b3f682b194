"""The reaper: a job whose worker was killed waits again, and after three tries it stops with a sentence."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from transverse.portal.jobs.models import Job, JobState
from transverse.portal.jobs.tasks import run_job

SILENCE = timedelta(seconds=60)
FORGOTTEN = timedelta(seconds=60)
TRIES = 3


def reap() -> int:
    """Hand over again the jobs that no worker holds; return how many were touched."""
    now = timezone.now()
    dead = Job.objects.filter(state=JobState.RUNNING, alive_at__lt=now - SILENCE)
    given_up = dead.filter(tries__gte=TRIES).update(
        state=JobState.FAILED,
        finished_at=now,
        message="Le travail a été interrompu trois fois (machine arrêtée ?). Rien n'a été modifié. "
        "Recommencez, ou prévenez l'administrateur.",
    )
    again = dead.update(state=JobState.WAITING, step="Reprise après une interruption", done=0)
    DBTaskResult.objects.running().filter(started_at__lt=now - SILENCE).exclude(
        args_kwargs__args__0__in=[
            str(pk) for pk in Job.objects.filter(state=JobState.RUNNING).values_list("pk", flat=True)
        ]
    ).update(status="FAILED", finished_at=now, exception_class_path="WorkerKilled", traceback="")
    return given_up + again + _hand_over_again()


def _hand_over_again() -> int:
    """Enqueue the jobs that wait and that no task will run."""
    limit = timezone.now() - FORGOTTEN
    waiting = Job.objects.filter(Q(asked_at__lt=limit) | Q(tries__gt=0), state=JobState.WAITING)
    queued = {
        row["args"][0] for row in DBTaskResult.objects.ready().values_list("args_kwargs", flat=True) if row["args"]
    }
    lost = [pk for pk in waiting.values_list("pk", flat=True) if str(pk) not in queued]
    for pk in lost:
        run_job.enqueue(str(pk))
    return len(lost)
