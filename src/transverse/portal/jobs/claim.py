"""The hold of one worker on one job: whatever is written about a running job is written under it.

A job is claimed by a conditional update that counts the tries; the number of the try is what tells a worker that was
held for dead, and comes back, that the job is no longer its own.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from transverse.portal.jobs.models import Job, JobState


@dataclass(frozen=True, slots=True)
class Claim:
    """One try of one job."""

    job: UUID
    number: int

    def write(self, **fields: Any) -> bool:  # noqa: ANN401
        """Change the job if it is still ours; tell whether it is."""
        held = Job.objects.filter(pk=self.job, state=JobState.RUNNING, tries=self.number)
        return bool(held.update(**fields))

    def alive(self, **fields: Any) -> bool:  # noqa: ANN401
        """Give a sign of life."""
        return self.write(alive_at=timezone.now(), **fields)

    def end(self, state: JobState, **fields: Any) -> bool:  # noqa: ANN401
        """Close the job."""
        return self.write(state=state, finished_at=timezone.now(), **fields)

    def release(self) -> bool:
        """Put the job back among those that wait; the try does not count, since nothing went wrong."""
        return self.write(state=JobState.WAITING, step="Reprend bientôt", done=0, total=None, tries=F("tries") - 1)


def claim(job: UUID) -> Claim | None:
    """Take `job` if it waits; of two workers that try, one has it."""
    waiting = Job.objects.filter(pk=job, state=JobState.WAITING)
    if not waiting.update(state=JobState.RUNNING, alive_at=timezone.now(), tries=F("tries") + 1):
        return None
    return Claim(job, Job.objects.values_list("tries", flat=True).get(pk=job))
