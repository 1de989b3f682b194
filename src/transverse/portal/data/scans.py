"""The life of a scan: asked for, under way, ended or abandoned; one at a time for a folder."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from transverse.portal.data.models import AllowedFolder, Scan, ScanState
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.jobs.ask import ask
from transverse.portal.jobs.daily import daily
from transverse.portal.jobs.models import Job, JobState
from transverse.portal.people.models import Unit

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account

KEPT = timedelta(days=365)
KEPT_UNENDED = timedelta(days=30)
TOGETHER = 2  # scans of one folder for one unit that are kept: the last, and the one that it is compared with
WITHDRAWN = "Ce dossier n'est plus autorisé : rien n'a été gardé. Demandez à l'administrateur."
_STOPPED = "La lecture s'est arrêtée avant sa fin. Rien n'a été gardé : lancez-la de nouveau."


@transaction.atomic
def launch(folder: AllowedFolder, unit: Unit, by: "Account") -> Scan:
    """Have a folder read for a unit.

    Raises
    ------
    RefusalError
        The folder is withdrawn, not allowed to the unit, or being read already.
    """
    locked = AllowedFolder.objects.select_for_update().get(pk=folder.pk)
    if locked.withdrawn_at is not None:
        raise RefusalError(WITHDRAWN)
    if not locked.units.filter(pk=unit.pk).exists():
        raise RefusalError(f"« {locked} » n'est pas autorisé pour « {unit} ». Demandez à l'administrateur.")
    settle(Q(folder=locked))
    if under_way := locked.scans.filter(state=ScanState.READING).first():
        since = timezone.localtime(under_way.asked_at)
        raise RefusalError(
            f"« {locked} » est déjà en cours de lecture depuis {since:%H h %M} : attendez qu'elle finisse."
        )
    row = Scan(folder=locked, unit=unit, asked_by=by)
    row.save()
    row.job = ask("scan", f"Inventaire de « {locked} »"[:200], {"scan": row.pk}, by)
    row.save(update_fields=["job"])
    return row


def cancel(row: Scan, now: datetime) -> None:
    """Give up a scan that is not over; what was read is forgotten, but what the engine remembers spares the next.

    Raises
    ------
    RefusalError
        It is over.
    """
    with transaction.atomic():
        settle(Q(pk=row.pk))
        if not Scan.objects.filter(pk=row.pk, state=ScanState.READING).update(state=ScanState.CANCELLED):
            raise RefusalError("Cet inventaire est déjà fini : il n'y a rien à arrêter.")
        waiting = Job.objects.filter(pk__in=[row.job_id], state__in=(JobState.WAITING, JobState.RUNNING))
        waiting.update(state=JobState.CANCELLED, finished_at=now)


def settle(which: Q) -> None:
    """Close the scans whose work has stopped for good."""
    live = (JobState.WAITING, JobState.RUNNING)
    dead = Scan.objects.filter(which, state=ScanState.READING).exclude(job__state__in=live)
    for row in dead.select_related("job").only("job__message"):
        said = row.job.message if row.job else ""
        Scan.objects.filter(pk=row.pk, state=ScanState.READING).update(state=ScanState.FAILED, message=said or _STOPPED)


def before(row: Scan) -> Scan | None:
    """Return the scan of the same folder for the same unit that ended before, None for the first."""
    same = Scan.objects.filter(folder=row.folder_id, unit=row.unit_id, state=ScanState.DONE).exclude(pk=row.pk)
    return same.defer(*Scan.BLOBS).order_by("-made_at", "-pk").first()


def forget_older(row: Scan) -> None:
    """Erase what the last scans of the same folder for the same unit have replaced."""
    same = Scan.objects.filter(folder=row.folder_id, unit=row.unit_id, state=ScanState.DONE)
    kept = list(same.order_by("-made_at", "-pk").values_list("pk", flat=True)[:TOGETHER])
    same.exclude(pk__in=kept).delete()


@daily("data.scans")
def forget(now: datetime) -> None:
    """Erase the inventories of a year ago, and the traces of those that never ended."""
    settle(Q())
    Scan.objects.filter(made_at__lt=now - KEPT).delete()
    unended = Q(state__in=(ScanState.FAILED, ScanState.CANCELLED))
    Scan.objects.filter(unended, asked_at__lt=now - KEPT_UNENDED).delete()
