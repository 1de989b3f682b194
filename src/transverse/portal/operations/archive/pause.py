"""What an archive had under way, and that must not start again by itself: it may have been done since.

A mail that waited when the archive was written may have been sent an hour later; sent again after a restoration, it
would ask a director twice.  Somebody decides, mail by mail, on the page of the mails.
"""

from dataclasses import dataclass

from django.utils import timezone

from transverse.portal.jobs.models import Job, JobState
from transverse.portal.mail.models import Mail, MailState

_MAIL = "il était à envoyer quand la sauvegarde a été faite, et l'a peut-être été depuis"
_JOB = "Ce travail était en cours quand la sauvegarde a été faite. S'il est encore utile, demandez-le de nouveau."


@dataclass(frozen=True, slots=True)
class Paused:
    """How many mails and jobs wait for somebody's decision."""

    mails: int
    jobs: int


def pause() -> Paused:
    """Put in doubt the mails to send, and stop the jobs under way."""
    mails = Mail.objects.filter(state__in=(MailState.WAITING, MailState.SENDING))
    jobs = Job.objects.filter(state__in=(JobState.WAITING, JobState.RUNNING))
    return Paused(
        mails=mails.update(state=MailState.UNSURE, error=_MAIL, not_before=None),
        jobs=jobs.update(state=JobState.FAILED, message=_JOB, finished_at=timezone.now()),
    )
