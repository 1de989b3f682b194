"""The task behind every job: claim it, run its work, keep what came of it."""

import logging
from uuid import UUID

from django.db import transaction
from django_tasks import task

from transverse.common.errors import TransverseError
from transverse.portal.jobs.claim import Claim, claim
from transverse.portal.jobs.heartbeat import heartbeat
from transverse.portal.jobs.models import Job, JobState
from transverse.portal.jobs.progress import STOPPING, GaveWayError, Progress, StoppedError
from transverse.portal.jobs.work import work_of

_log = logging.getLogger("transverse.jobs")


@task()
def run_job(key: str) -> None:
    """Run the job, if it still waits: the same task twice runs it once."""
    held = claim(UUID(key))
    if held is not None:
        with heartbeat(held):
            _run(held, Job.objects.get(pk=held.job))


def _run(held: Claim, job: Job) -> None:
    try:
        result = work_of(job.kind)(job.arguments, Progress(held))
    except GaveWayError:
        _wait_again(held)
    except StoppedError:
        if STOPPING.is_set():
            _wait_again(held)
    except TransverseError as error:
        held.end(JobState.FAILED, message=str(error))
    except Exception:  # noqa: BLE001 (the one place where a worker outlives any fault of a job)
        _log.exception("job %s (%s)", job.pk, job.kind)
        held.end(
            JobState.FAILED,
            message=(
                "Le travail s'est arrêté sur une erreur imprévue ; rien n'est resté fait à moitié. Recommencez ; si "
                f"elle revient, donnez à l'administrateur la référence {str(job.pk)[:8]}."
            ),
        )
    else:
        held.end(JobState.DONE, result=result)


def _wait_again(held: Claim) -> None:
    with transaction.atomic():
        if held.release():
            run_job.enqueue(str(held.job))
