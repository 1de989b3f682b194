"""Make Django ready, or say in one sentence what is missing."""

import os
import tempfile
from pathlib import Path

from transverse.portal.operations.faults import DatabaseAddressError, DatabaseError, FolderError


def ready() -> Path:
    """Check the folder of the data, load Django, reach the data base; return the folder.

    Raises
    ------
    OperationError
        The folder cannot be written, the address of the data base is wrong, or nothing answers there.
    """
    folder = _writable(Path(os.environ.get("TRANSVERSE_DIR", "donnees")).resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "transverse.portal.settings")
    import django  # noqa: PLC0415 (settings make what they need in the folder: it is checked first)
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415

    try:
        django.setup()
    except (ValueError, ImproperlyConfigured) as error:
        if "DATABASE_URL" in os.environ:
            raise DatabaseAddressError from error
        raise
    reach()
    return folder


def _writable(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        raise FolderError(folder, error) from error


def reach() -> None:
    """Ask the data base for an answer.

    Raises
    ------
    DatabaseError
        It gives none.
    """
    from django.db import DatabaseError as Unreachable  # noqa: PLC0415 (Django is an extra)
    from django.db import connection  # noqa: PLC0415

    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            if connection.vendor == "sqlite":
                cursor.execute("SELECT COUNT(*) FROM sqlite_master")
    except Unreachable as error:
        raise DatabaseError(place(), " ".join(str(error).split())[:160]) from error


def place() -> str:
    """Say where the data base is, without its password."""
    from django.conf import settings  # noqa: PLC0415 (Django is an extra)

    base = settings.DATABASES["default"]
    if base["ENGINE"].endswith("sqlite3"):
        return str(base["NAME"])
    port = f":{base['PORT']}" if base["PORT"] else ""
    return f"{base['NAME']} sur {base['HOST'] or 'cette machine'}{port}"
