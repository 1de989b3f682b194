"""Read an archive back, in one transaction: all of it, or nothing."""

import os
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connections, transaction
from django.db.models import Model

from transverse.portal.accounts import sealing
from transverse.portal.data import passwords
from transverse.portal.operations.archive import rows, tables
from transverse.portal.operations.archive.faults import DamagedArchiveError, NewerArchiveError, NotEmptyError
from transverse.portal.operations.archive.manifest import FORMAT, Manifest, Table
from transverse.portal.operations.archive.passage import modernised
from transverse.portal.operations.archive.pause import Paused, pause
from transverse.portal.operations.archive.reading import Archive, opened, whole

_CHUNK = 1000  # rows inserted at once


def restore(path: Path, *, before: Callable[[], None], replace: bool = False) -> tuple[Manifest, Paused]:
    """Put what the archive at `path` holds into the data base; return its contents, and what it has paused.

    Parameters
    ----------
    path
        An archive of this version or of an earlier one.
    before
        Called once the archive is known to be readable, before anything is replaced.
    replace
        Whether what the data base holds may go.

    Raises
    ------
    OperationError
        The archive is damaged or newer, or the data base is not empty; nothing is changed.
    """
    with opened(path) as archive:
        told = archive.manifest
        if told.format > FORMAT or not tables.known(told.migrations):
            raise NewerArchiveError(path, told.version)
        if not replace and not tables.is_empty():
            raise NotEmptyError
        before()
        if told.migrations == tables.applied():
            return told, _replaced(archive, archive.secret())
        secret = archive.secret()
    with modernised(path, load) as recent, opened(recent) as archive:
        return told, _replaced(archive, secret)


def _replaced(archive: Archive, secret: str) -> Paused:
    with transaction.atomic():
        load(archive, "default")
        paused = pause()
    call_command("migrate", interactive=False, verbosity=0)  # what this version adds by itself: nothing, most often
    ContentType.objects.clear_cache()
    _keep_secret(secret)
    return paused


def load(archive: Archive, using: str) -> None:
    """Empty the tables, fill them from `archive`, check that they hold together; to be called in a transaction."""
    connection = connections[using]
    models = tables.models(archive.manifest.migrations)
    if [table.model for table in archive.manifest.tables] != list(models):
        raise DamagedArchiveError(archive.path, "ses tables ne sont pas celles de sa version")
    with whole(archive.path):
        archive.secret()
        _empty(using)
        for table in archive.manifest.tables:
            _fill(archive, table, models[table.model], using)
        connection.check_constraints()
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), list(models.values())):
            cursor.execute(sql)


def _empty(using: str) -> None:
    connection = connections[using]
    names = connection.introspection.django_table_names(only_existing=True, include_views=False)
    with connection.cursor() as cursor:
        for sql in connection.ops.sql_flush(no_style(), names, reset_sequences=True, allow_cascade=False):
            cursor.execute(sql)


def _fill(archive: Archive, table: Table, model: type[Model], using: str) -> None:
    columns = tables.fields(model)
    if table.columns != tuple(column.attname for column in columns):
        raise DamagedArchiveError(archive.path, f"les colonnes de {table.model} ne sont pas celles de sa version")
    decode = rows.decoder(columns)
    found: Iterator[Model] = (model(**decode(line)) for line in archive.lines(table))
    while chunk := list(islice(found, _CHUNK)):
        model._base_manager.using(using).bulk_create(chunk)  # noqa: SLF001


def _keep_secret(secret: str) -> None:
    """Keep the key with the data: links already sent go on working; one that the environment gives seals all again."""
    if os.environ.get("TRANSVERSE_SECRET"):
        sealing.seal_again(secret)
        passwords.seal_again(secret)
        return
    path = settings.FOLDER / "cle-secrete"
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    with open(partial, "w", encoding="ascii", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(secret)
    partial.replace(path)
