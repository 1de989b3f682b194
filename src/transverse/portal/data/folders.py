"""What an administrator allows: a folder or a data base, for the relays of some units, until it is withdrawn."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.db import transaction

from transverse.portal.data import databases, passwords, roots
from transverse.portal.data.models import AllowedFolder, Refused, ScanState
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.jobs.models import Job, JobState
from transverse.portal.people.models import Unit

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account


class Place(NamedTuple):
    """A place that may be allowed: `allow` is given what `place_of` has checked."""

    kind: str
    path: str
    password: str = ""


def place_of(given: str) -> Place:
    """Return the place that `given` names, checked and readable.

    Raises
    ------
    RefusalError
        It may not be looked at, or cannot be read.
    """
    if "://" in given:
        address, password = databases.checked(given)
        databases.try_it(address, password)
        return Place(AllowedFolder.DATABASE, address, password)
    return Place(AllowedFolder.FOLDER, str(roots.checked_folder(given)))


@transaction.atomic
def allow(label: str, place: Place, units: Iterable[Unit], by: "Account | None") -> AllowedFolder:
    """Allow a place to the relays of `units`.

    Raises
    ------
    RefusalError
        It is allowed already.
    """
    same = AllowedFolder.objects.filter(path=place.path, withdrawn_at=None).first()
    if same:
        raise RefusalError(f"Cet emplacement est déjà autorisé sous le nom « {same} » : changez ses services.")
    row = AllowedFolder.objects.create(
        kind=place.kind, label=label, path=place.path, password=passwords.seal(place.password), added_by=by
    )
    row.units.set(units)
    return row


def check(row: AllowedFolder) -> None:
    """Make sure that the place can still be read.

    Raises
    ------
    RefusalError
        Why not, and what to do.
    """
    if row.kind == AllowedFolder.DATABASE:
        databases.try_it(row.path, passwords.unseal(row.password))
    else:
        roots.check_again(row.path)


def root_of(row: AllowedFolder) -> Path | str:
    """Return what the engine is given, checked again; the address of a data base with its password.

    Raises
    ------
    RefusalError
        It may not be looked at any more, or cannot be read.
    """
    if row.kind == AllowedFolder.FOLDER:
        return roots.check_again(row.path)
    return databases.with_password(row.path, passwords.unseal(row.password))


@transaction.atomic
def withdraw(row: AllowedFolder, now: datetime) -> None:
    """Withdraw a place: what is being read stops, what was found is erased, what went on the sheets stays there."""
    locked = AllowedFolder.objects.select_for_update().get(pk=row.pk)
    if locked.withdrawn_at is None:
        locked.withdrawn_at, locked.password = now, ""
        locked.save(update_fields=["withdrawn_at", "password"])
    jobs = Job.objects.filter(pk__in=locked.scans.filter(state=ScanState.READING).values("job"))
    jobs.filter(state__in=(JobState.WAITING, JobState.RUNNING)).update(state=JobState.CANCELLED, finished_at=now)
    locked.scans.all().delete()
    Refused.objects.filter(folder=locked).delete()
    transaction.on_commit(lambda: forget(locked.pk))


def memory_of(key: int) -> Path:
    """Return where the engine remembers what it has read of an allowed folder: no content, for the portal alone."""
    folder = Path(settings.FOLDER) / "inventaires"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"{key}.sqlite3"


def forget(key: int) -> None:
    """Erase what the engine remembers of a folder."""
    base = memory_of(key)
    for suffix in ("", "-wal", "-shm"):
        base.with_name(base.name + suffix).unlink(missing_ok=True)
