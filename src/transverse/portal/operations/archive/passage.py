"""An archive of an earlier version, made one of this version by way of a data base that lasts a moment."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor

from transverse.portal.operations.archive import tables
from transverse.portal.operations.archive.reading import Archive, opened
from transverse.portal.operations.archive.save import save

ALIAS = "passage"


@contextmanager
def modernised(path: Path, load: Callable[[Archive, str], None]) -> Iterator[Path]:
    """Yield the path of an archive that holds what the one at `path` holds, in the shape of this version."""
    with tempfile.TemporaryDirectory(dir=settings.FOLDER) as folder, _passage(Path(folder) / "passage.sqlite3"):
        with opened(path) as archive:
            MigrationExecutor(connections[ALIAS]).migrate(list(tables.last(archive.manifest.migrations)))
            with transaction.atomic(using=ALIAS):
                load(archive, ALIAS)
        call_command("migrate", database=ALIAS, interactive=False, verbosity=0)
        recent = Path(folder) / "recent.zip"
        save(recent, ALIAS)
        yield recent


@contextmanager
def _passage(file: Path) -> Iterator[None]:
    """Let there be one more data base."""
    fresh = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file)}}
    connections.settings[ALIAS] = connections.configure_settings(fresh)["default"]
    try:
        yield
    finally:
        connections[ALIAS].close()
        del connections[ALIAS], connections.settings[ALIAS]
