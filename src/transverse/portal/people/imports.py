"""The life of an import: a file is received, read, compared, then confirmed or abandoned, and may be gone back on.

The file is erased as soon as it has been read.  The chart waits, compressed, for a day; the chart that it replaced is
kept for a month.  Each change of state is made under a lock on the row, and one import at most is being applied.
"""

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.core.files import File
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from transverse.portal.ground.refusals import RefusalError
from transverse.portal.jobs.ask import ask
from transverse.portal.jobs.models import Job
from transverse.portal.jobs.often import often
from transverse.portal.people.models import ChartImport, ImportState

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account

FILE_KEPT = timedelta(hours=1)
CHART_KEPT = timedelta(hours=24)
PREVIOUS_KEPT = timedelta(days=30)

_CLOSED = {
    ImportState.READING: "Le fichier n'est pas encore lu : attendez la fin de la lecture.",
    ImportState.REFUSED: "Ce fichier n'a pas pu être lu : envoyez-en un autre.",
    ImportState.APPLYING: "Cet import est déjà en cours d'écriture : attendez qu'il finisse.",
    ImportState.APPLIED: "Cet import est déjà fait : il n'y a rien à recommencer.",
    ImportState.STALE: "L'organigramme a changé depuis la lecture de ce fichier : envoyez-le de nouveau.",
    ImportState.ABANDONED: "Cet import a été abandonné : envoyez le fichier de nouveau.",
}
STALE = (
    "Un autre organigramme a été importé depuis la lecture de ce fichier : les différences affichées ne sont plus les "
    "bonnes. Rien n'a été écrit ; envoyez le fichier de nouveau."
)


def stored(row: ChartImport) -> Path:
    """Return where the file waits to be read."""
    return _folder() / row.stored_as


def _folder() -> Path:
    folder = Path(settings.MEDIA_ROOT) / "organigrammes"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def erase(row: ChartImport) -> None:
    """Remove the file, if it is still there."""
    if row.stored_as:
        stored(row).unlink(missing_ok=True)


def receive(file: File[bytes], name: str, by: "Account", now: datetime) -> ChartImport:
    """Keep an uploaded `file` until it is read, and ask for the reading."""
    purge_imports(now)
    row = ChartImport(file_name=name[-255:] or "organigramme", stored_as=uuid4().hex, asked_by=by)
    with stored(row).open("xb") as copy:
        for piece in file.chunks(1_000_000):
            copy.write(piece)
    return _ask_reading(row, f"Lecture de « {row.file_name} »")


def _ask_reading(row: ChartImport, label: str) -> ChartImport:
    with transaction.atomic():
        row.save()
        row.reading = ask("read_chart", label[:200], {"import": row.pk}, row.asked_by)
        row.save(update_fields=["reading"])
    return row


def in_force() -> ChartImport | None:
    """Return the last import applied, without what it keeps."""
    return (
        ChartImport.objects.defer(*ChartImport.BLOBS).filter(state=ImportState.APPLIED).order_by("-applied_at").first()
    )


def way_back(row: ChartImport, now: datetime) -> bool:
    """Tell whether one may go back on `row`: it is the one in force, and what it replaced is still kept."""
    last = in_force()
    return (
        last is not None
        and last.pk == row.pk
        and row.applied_at is not None
        and now - row.applied_at < PREVIOUS_KEPT
        and bool(row.summary.get("can_go_back"))
    )


def go_back(row: ChartImport, by: "Account", now: datetime) -> ChartImport:
    """Propose the chart that `row` replaced, as an import of its own: it is compared, then confirmed.

    Raises
    ------
    RefusalError
        Another import came after, or the chart is no longer kept.
    """
    if not way_back(row, now) or row.previous is None:
        raise RefusalError(
            "L'organigramme d'avant n'est plus gardé, ou un autre import a eu lieu depuis. "
            "Importez le fichier qui convient."
        )
    back = ChartImport(
        origin=ChartImport.BACK,
        file_name=f"Organigramme d'avant le {timezone.localtime(row.applied_at):%d/%m/%Y}",
        chart=row.previous,
        asked_by=by,
    )
    return _ask_reading(back, "Retour à l'organigramme d'avant : comparaison")


def confirm(pk: int, by: "Account", now: datetime) -> ChartImport:
    """Have the import written, unless something forbids it.

    Raises
    ------
    RefusalError
        It is not waiting for that, the chart has changed since, or another import is being written.
    """
    with transaction.atomic():
        _release_dead()
        row = _locked(pk)
        if row.state != ImportState.READY:
            raise RefusalError(_CLOSED[ImportState(row.state)])
        if row.summary["is_blocked"]:
            raise RefusalError("Ce fichier a un défaut qui empêche de l'importer. Corrigez-le, puis renvoyez-le.")
        if row.read_at is None or now - row.read_at > CHART_KEPT:
            raise RefusalError("Ce fichier a été lu il y a plus d'un jour : envoyez-le de nouveau.")
        if is_stale(row):
            raise RefusalError(STALE)
        _take(row)
        row.writing = ask("apply_chart", f"Import de « {row.file_name} »"[:200], {"import": row.pk}, by)
        row.save(update_fields=["writing"])
    return row


def _locked(pk: int) -> ChartImport:
    return ChartImport.objects.select_for_update().defer(*ChartImport.BLOBS).get(pk=pk)


def is_stale(row: ChartImport) -> bool:
    """Tell whether another import has been applied since `row` was compared."""
    last = in_force()
    return (last.pk if last else None) != row.base_id


def _take(row: ChartImport) -> None:
    """Mark `row` as the one being applied; the data base lets no second one be."""
    row.state = ImportState.APPLYING
    try:
        with transaction.atomic():
            row.save(update_fields=["state"])
    except IntegrityError:
        raise RefusalError(
            "Un autre import est en cours d'écriture. Attendez qu'il finisse, puis renvoyez votre fichier."
        ) from None


def _release_dead() -> None:
    """Give back an import whose writing has stopped for good: nothing of it was written."""
    dead = Q(writing=None) | Q(writing__in=Job.objects.filter(state__in=("failed", "cancelled")))
    ChartImport.objects.filter(dead, state=ImportState.APPLYING).update(state=ImportState.READY, writing=None)


def abandon(pk: int) -> None:
    """Forget the file and the chart; nothing has been written.

    Raises
    ------
    RefusalError
        It is too late, or has been done.
    """
    with transaction.atomic():
        _release_dead()
        row = _locked(pk)
        if row.state not in {ImportState.READING, ImportState.READY}:
            raise RefusalError(_CLOSED[ImportState(row.state)])
        close(row, ImportState.ABANDONED)
    erase(row)


def close(row: ChartImport, state: ImportState, message: str = "") -> None:
    """End an import without writing it."""
    row.state, row.message, row.chart, row.details = state, message, None, None
    row.save(update_fields=["state", "message", "chart", "details"])


@often
def purge_imports(now: datetime) -> None:
    """Erase files that were never read, charts never confirmed, charts replaced long ago."""
    for path in _folder().iterdir():
        if path.stat().st_mtime < (now - FILE_KEPT).timestamp():
            path.unlink(missing_ok=True)
    waiting = ChartImport.objects.filter(state__in=(ImportState.READY, ImportState.READING))
    waiting.filter(asked_at__lt=now - CHART_KEPT).update(
        state=ImportState.ABANDONED,
        message="Personne n'a confirmé cet import dans les 24 heures : il a été effacé.",
        chart=None,
        details=None,
    )
    ChartImport.objects.filter(applied_at__lt=now - PREVIOUS_KEPT).update(previous=None, details=None)
