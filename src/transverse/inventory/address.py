"""A data base seen through its address: its tables told as files are, without its password."""

import dataclasses
from datetime import UTC, datetime
from functools import cache
from types import ModuleType
from urllib.parse import urlsplit

from transverse.common.errors import TransverseError
from transverse.common.registry import modules
from transverse.inventory import datasets, meaning, schema, trade
from transverse.inventory.model import File, Inventory, Status
from transverse.inventory.profile import Grid, UnreadableError


def is_one(text: str) -> bool:
    """Tell whether `text` is an address, ``"scheme://…"``, rather than a path."""
    scheme, separator, _ = text.partition("://")
    return bool(separator) and scheme.isalnum()


def without_password(text: str) -> str:
    """Return the address as it may be shown and kept.

    >>> without_password("postgresql://lecture:secret@serveur:5433/eau?sslmode=require")
    'postgresql://lecture@serveur:5433/eau'
    """
    parts = urlsplit(text)
    name = f"{parts.username}@" if parts.username else ""
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{name}{parts.hostname or ''}{port}{parts.path}"


def scan(text: str) -> Inventory:
    """Return the tables of a data base, each as a file of its own.

    Raises
    ------
    TransverseError
        No plug-in knows such addresses, or the data base does not answer.
    """
    shown = _shown(text)
    database = _database(text)
    try:
        profile = database.profile(text)
    except UnreadableError as error:
        raise TransverseError(f"«\u00a0{shown}\u00a0»\u00a0: {error}") from error
    files = tuple(sorted((_file(database.ID, grid) for grid in profile.grids), key=lambda each: each.path))
    grouped = datasets.group(files, {})
    keys = {path: each.key for each in grouped for path in each.files}
    tied = tuple(dataclasses.replace(file, dataset=keys.get(file.path, "")) for file in files)
    return Inventory(shown, datetime.now(UTC).replace(microsecond=0), tied, grouped)


@cache
def _schemes() -> dict[str, ModuleType]:
    return {scheme: each for each in modules("transverse.inventory.databases") for scheme in each.SCHEMES}


def _database(text: str) -> ModuleType:
    scheme = text.partition("://")[0].lower()
    if scheme not in _schemes():
        known = ", ".join(f"{each}://" for each in sorted(_schemes()))
        raise TransverseError(
            f"Les adresses «\u00a0{scheme}://\u00a0» ne sont pas connues. Donnez un dossier, ou une adresse {known}"
        )
    return _schemes()[scheme]


def _shown(text: str) -> str:
    try:
        return without_password(text)
    except ValueError as error:
        raise TransverseError(
            "L'adresse de la base est mal écrite. Exemple\u00a0: postgresql://compte@serveur/base"
        ) from error


def _file(kind: str, grid: Grid) -> File:
    table = meaning.understand(grid)
    found = schema.recognise((table,), kind)
    return File(
        grid.name,
        kind,
        0,
        None,
        Status.READ,
        tables=(table,),
        schema=found,
        notes=grid.notes,
        trade=trade.of(grid.name, (table,), found, grid.words),
    )
