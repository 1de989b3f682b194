"""Ask for long work."""

from typing import TYPE_CHECKING, Any

from django.db import transaction

from transverse.portal.jobs.models import Job
from transverse.portal.jobs.tasks import run_job

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account


def ask(kind: str, label: str, arguments: dict[str, Any], by: "Account | None" = None) -> Job:
    """Make a job and hand it to the workers, both in the transaction of the caller: neither goes without the other."""
    with transaction.atomic():
        job = Job.objects.create(kind=kind, label=label, arguments=arguments, asked_by=by)
        run_job.enqueue(str(job.pk))
    return job
