"""The folder of the demonstration: whether it may be used, whether it is of today, how it is emptied."""

import json
import sqlite3
from datetime import date
from hashlib import sha256
from pathlib import Path

from transverse.common.errors import TransverseError

DATABASE = "transverse.sqlite3"
_STAMP = "demonstration.json"
_PORTAL = Path(__file__).parents[1]


class NotADemonstrationError(TransverseError):
    """The folder holds the data of somebody."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Le dossier « {folder} » contient les données d'un vrai portail : la démonstration n'y touche pas. "
            "Donnez-lui un autre dossier par --dossier."
        )


def check(folder: Path) -> None:
    """Make sure that `folder` holds a demonstration, or nothing.

    Raises
    ------
    NotADemonstrationError
        It holds a data base with people in it, or something else that this data base cannot tell.
    """
    path = folder / DATABASE
    if path.exists() and not _is_demonstration(path):
        raise NotADemonstrationError(folder)


def _is_demonstration(path: Path) -> bool:
    """Read the mark in the data base itself; one where nobody has signed in yet and no chart is kept is nobody's."""
    base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        tables = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if (
            "ground_collectivity" in tables
            and base.execute("SELECT 1 FROM ground_collectivity WHERE is_demonstration").fetchone()
        ):
            return True
        return not any(
            base.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()  # noqa: S608 (our own two names)
            for table in ("accounts_account", "people_agent")
            if table in tables
        )
    except sqlite3.Error:
        return False
    finally:
        base.close()


def is_ready(folder: Path, today: date) -> bool:
    """Tell whether the demonstration of `today`, of this very version, is there."""
    try:
        stamp = json.loads((folder / _STAMP).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return (folder / DATABASE).exists() and stamp == _stamp(today)


def mark(folder: Path, today: date) -> None:
    """Say that the demonstration is complete."""
    (folder / _STAMP).write_text(json.dumps(_stamp(today)), encoding="utf-8")


def empty(folder: Path) -> None:
    """Remove the data base of the demonstration; what else the folder holds stays."""
    for name in (_STAMP, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (folder / name).unlink(missing_ok=True)


def _stamp(today: date) -> dict[str, str]:
    """Return the day, and a fingerprint of what the demonstration is made from: its own files, tables and rules."""
    made = sha256()
    for path in sorted(_PORTAL.rglob("*")):
        own = path.is_file() and path.is_relative_to(Path(__file__).parent) and path.suffix != ".pyc"
        if own or (path.suffix == ".py" and path.parent.name in {"migrations", "people", "data", "models"}):
            made.update(path.read_bytes())
    return {"day": today.isoformat(), "version": made.hexdigest()}
