"""What is not kept: receipts of forms, ended sessions, jobs and texts of mails that are over, files left behind."""

from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django_tasks_db.models import DBTaskResult

from transverse.portal.ground.models import Receipt
from transverse.portal.jobs.daily import daily
from transverse.portal.jobs.models import Job
from transverse.portal.jobs.often import often
from transverse.portal.mail.models import Mail, MailState

RECEIPTS = timedelta(days=7)
TASKS = timedelta(days=7)
JOBS = timedelta(days=90)
MAILS = timedelta(days=90)
UPLOADS = timedelta(hours=1)


@daily("purge-receipts")
def purge_receipts(now: datetime) -> None:
    """Forget forms that nobody will send again."""
    Receipt.objects.filter(at__lt=now - RECEIPTS).delete()


@daily("purge-jobs")
def purge_jobs(now: datetime) -> None:
    """Forget jobs long over, and the tasks that ran them."""
    Job.objects.filter(finished_at__lt=now - JOBS).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=now - TASKS).delete()


@daily("purge-mails")
def purge_mails(now: datetime) -> None:
    """Forget mails that have gone; those that have not stay until somebody says what becomes of them."""
    Mail.objects.filter(state=MailState.SENT, sent_at__lt=now - MAILS).delete()


@daily("purge-sessions")
def purge_sessions(_now: datetime) -> None:
    """Forget sessions that have ended."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


@often
def purge_uploads(now: datetime) -> None:
    """Remove what an upload that was cut short has left on the disk."""
    oldest = (now - UPLOADS).timestamp()
    for path in Path(settings.FILE_UPLOAD_TEMP_DIR).iterdir():
        if path.is_file() and path.lstat().st_mtime < oldest:
            path.unlink(missing_ok=True)
