"""Write an archive: a picture of one moment, while the portal goes on serving."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from django.utils import timezone

from transverse.portal.ground.reasons import reason
from transverse.portal.operations.archive import manifest, rows, tables
from transverse.portal.operations.archive.faults import NotWrittenError

_CHUNK = 2000  # rows in memory at once


def save(path: Path, using: str = "default") -> manifest.Manifest:
    """Write all that the portal holds to `path`, which is there whole or not at all, for its owner alone to read.

    Raises
    ------
    NotWrittenError
        The file exists already, or cannot be written.
    """
    if path.exists():
        raise NotWrittenError(path, "ce fichier existe déjà")
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(partial, "xb", opener=_private) as file:
            kept = _write(file, using)
            file.flush()
            os.fsync(file.fileno())
        partial.rename(path)
    except OSError as error:
        raise NotWrittenError(path, reason(error)) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return kept


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _write(file: IO[bytes], using: str) -> manifest.Manifest:
    secret = settings.SECRET_KEY.encode()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive, snapshot(connections[using]):
        migrations = tables.applied(using)
        kept = manifest.Manifest(
            saved_at=timezone.localtime().isoformat(timespec="seconds"),
            migrations=migrations,
            tables=tuple(_table(archive, model, using) for model in tables.models(migrations).values()),
            secret_sha256=sha256(secret).hexdigest(),
        )
        archive.writestr(manifest.SECRET, secret)
        archive.writestr(manifest.NAME, manifest.written(kept))
    return kept


@contextmanager
def snapshot(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Read one moment of the data base, and keep nobody from writing meanwhile."""
    connection.ensure_connection()
    sqlite = connection.vendor == "sqlite"
    mode = getattr(connection, "transaction_mode", None)
    if sqlite:
        connection.transaction_mode = None  # type: ignore[attr-defined]
    try:
        with transaction.atomic(using=connection.alias):
            if not sqlite:
                connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        if sqlite:
            connection.transaction_mode = mode  # type: ignore[attr-defined]


def _table(archive: ZipFile, model: type[Model], using: str) -> manifest.Table:
    columns = tuple(field.attname for field in tables.fields(model))
    label = model._meta.label_lower  # noqa: SLF001
    empty = manifest.Table(label, columns, 0, "")
    everything = model._base_manager.using(using).order_by("pk").values_list(*columns)  # noqa: SLF001
    count, digest = 0, sha256()
    with archive.open(empty.member, "w", force_zip64=True) as member:
        for row in everything.iterator(chunk_size=_CHUNK):
            line = rows.encode(row)
            member.write(line)
            digest.update(line)
            count += 1
    return manifest.Table(label, columns, count, digest.hexdigest())
