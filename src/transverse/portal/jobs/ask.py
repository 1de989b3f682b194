"""Ask for long work."""

from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction

from transverse.portal.jobs.models import Job
from transverse.portal.jobs.tasks import run_job

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account


def ask(kind: str, label: str, arguments: dict[str, Any], by: "Account | None" = None) -> Job:
    """Make a job and hand it to the workers once the transaction has been kept.

    The row is the truth: should the hand-over itself be lost, the reaper hands it over again.
    """
    job = Job.objects.create(kind=kind, label=label, arguments=arguments, asked_by=by)
    transaction.on_commit(partial(run_job.enqueue, str(job.pk)))
    return job
