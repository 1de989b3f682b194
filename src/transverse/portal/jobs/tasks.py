"""The task behind every job: claim it, run its work, keep what came of it."""

import logging
from uuid import UUID

from django.db import close_old_connections
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from transverse.common.errors import TransverseError
from transverse.portal.jobs.heartbeat import heartbeat
from transverse.portal.jobs.models import Job, JobState
from transverse.portal.jobs.progress import Progress, StoppedError
from transverse.portal.jobs.work import work_of

_log = logging.getLogger("transverse.jobs")


@task()
def run_job(key: str) -> None:
    """Run the job, if it still waits: the same task twice runs it once."""
    pk = UUID(key)
    claimed = Job.objects.filter(pk=pk, state=JobState.WAITING).update(
        state=JobState.RUNNING, alive_at=timezone.now(), tries=F("tries") + 1
    )
    if claimed:
        job = Job.objects.get(pk=pk)
        with heartbeat(pk):
            _run(job)
    close_old_connections()


def _run(job: Job) -> None:
    try:
        result = work_of(job.kind)(job.arguments, Progress(job.pk))
    except StoppedError:
        return
    except TransverseError as error:
        _end(job, state=JobState.FAILED, message=str(error))
    except Exception:  # noqa: BLE001 (the one place where a worker outlives any fault of a job)
        _log.exception("job %s (%s)", job.pk, job.kind)
        _end(
            job,
            state=JobState.FAILED,
            message=(
                "Le travail s'est arrêté sur une erreur imprévue. Rien n'a été modifié. Recommencez ; si elle revient, "
                f"donnez à l'administrateur la référence {str(job.pk)[:8]}."
            ),
        )
    else:
        _end(job, state=JobState.DONE, result=result)


def _end(job: Job, **fields: object) -> None:
    Job.objects.filter(pk=job.pk, state=JobState.RUNNING).update(finished_at=timezone.now(), **fields)
