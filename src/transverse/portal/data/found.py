"""What an inventory says, as the pages show it: one line a data set, in plain words, without any value of a cell."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import Any

from transverse.inventory.model import Column, File, Inventory, Personal, Status
from transverse.inventory.summary import Held, held

MOST_KEY, MOST_TITLE = 500, 300
MOST_PERSONS, MOST_FILES, MOST_TABLES, MOST_COLUMNS = 12, 200, 20, 300

Naming = Callable[[str], str]  # from the code of a kind of file, or of a type of column, to its French name


@dataclass(frozen=True, slots=True)
class FoundSet:
    """One data set of an inventory.

    Attributes
    ----------
    key, title
        Of `Dataset`.
    trade, words
        Of its freshest file whose trade is known, and the words that told it.
    kinds
        What its files are, in French, the freshest first.
    files, copies, versions
        How many files; how many are the same as another; how many versions the others make, two formats of one name
        being one version.
    rows, modified
        Of its freshest file.
    degree, persons
        The gravest of all its columns, and what they say of persons, in French.
    schema, schema_is_exact, missing
        The national schema that it follows or comes near, by its title, and the columns that it lacks.
    details
        ``folder``, ``files`` ``[path, kind, day, is a copy]``, ``tables`` of the freshest file, ``notes``.
    """

    key: str
    title: str
    trade: str = ""
    words: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    files: int = 1
    copies: int = 0
    versions: int = 1
    rows: int | None = None
    modified: datetime | None = None
    degree: int = 0
    persons: tuple[str, ...] = ()
    schema: str = ""
    schema_is_exact: bool = False
    missing: tuple[str, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)

    def values(self) -> dict[str, Any]:
        """Return what a row of the data base keeps."""
        lists = {name: list(getattr(self, name)) for name in ("words", "kinds", "persons", "missing")}
        written: dict[str, Any] = storable(asdict(self) | lists)
        return written


def storable(value: Any) -> Any:  # noqa: ANN401 (whatever JSON can write)
    """Return `value` with texts that every data base can hold: a hostile file may name a column by half a character."""
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {storable(key): storable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [storable(each) for each in value]
    return value


def found_sets(inventory: Inventory, kind_name: Naming, type_name: Naming) -> list[FoundSet]:
    """Return the data sets of an inventory, in its order."""
    return [_found(each, kind_name, type_name) for each in held(inventory)]


def _found(each: Held, kind_name: Naming, type_name: Naming) -> FoundSet:
    schema = each.schema
    return FoundSet(
        key=_bounded(each.dataset.key),
        title=each.dataset.title[:MOST_TITLE],
        trade=each.trade.code,
        words=each.trade.words,
        kinds=tuple(dict.fromkeys(kind_name(file.kind) for file in each.files)),
        files=len(each.files),
        copies=each.copies,
        versions=each.versions,
        rows=each.rows,
        modified=each.modified,
        degree=each.personal.degree,
        persons=_persons(each.files, type_name),
        schema=schema.title if schema else "",
        schema_is_exact=schema.exact if schema else False,
        missing=schema.missing if schema else (),
        details=_details(each.files, set(each.dataset.copies), kind_name, type_name),
    )


def _bounded(key: str) -> str:
    """Return a key that a row can hold: its beginning, and a digest of the rest when it is long."""
    if len(key) <= MOST_KEY:
        return key
    return f"{key[: MOST_KEY - 33]}#{blake2b(key.encode(), digest_size=16).hexdigest()}"


def _columns(files: Iterable[File]) -> Iterable[Column]:
    return (column for file in files for table in file.tables for column in table.columns)


def _persons(files: Iterable[File], type_name: Naming) -> tuple[str, ...]:
    """Return what the columns say of persons, the gravest first."""
    about = [each for each in _columns(files) if each.personal is not Personal.NONE]
    about.sort(key=lambda each: -each.personal.degree)
    return tuple(dict.fromkeys(type_name(each.type) or each.name for each in about))[:MOST_PERSONS]


def _details(files: Sequence[File], copies: set[str], kind_name: Naming, type_name: Naming) -> dict[str, Any]:
    freshest = files[0]
    return {
        "folder": freshest.folder,
        "files": [
            [each.path, kind_name(each.kind), each.modified.date().isoformat() if each.modified else "", copy]
            for each in files[:MOST_FILES]
            for copy in [each.path in copies]
        ],
        "tables": [
            {"name": table.name, "rows": table.rows, "columns": _shown(table.columns, type_name)}
            for table in freshest.tables[:MOST_TABLES]
        ],
        "notes": list(
            dict.fromkeys([*freshest.notes, *(note for each in _columns([freshest]) for note in each.notes)])
        ),
    }


def _shown(columns: Iterable[Column], type_name: Naming) -> list[list[Any]]:
    return [[each.name, type_name(each.type), each.personal.degree] for each in columns][:MOST_COLUMNS]


def counts_of(inventory: Inventory, found: list[FoundSet], kind_name: Naming) -> dict[str, Any]:
    """Return the figures that the page of a scan shows first; ``listed`` says how many of each kind, most first."""
    statuses = Counter(each.status for each in inventory.files)
    listed = Counter(kind_name(each.kind) for each in inventory.files if each.status is Status.LISTED)
    return {
        "files": len(inventory.files),
        "read": statuses[Status.READ],
        "unreadable": statuses[Status.UNREADABLE],
        "closed": len(inventory.unreadable_folders),
        "sets": len(found),
        "personal": sum(each.degree > 0 for each in found),
        "schemas": sum(bool(each.schema) for each in found),
        "listed": listed.most_common(),
    }


def obstacles_of(inventory: Inventory) -> list[tuple[str, str]]:
    """Return the folders, then the files, that could not be read, each with the reason."""
    unread = [(each.path, each.reason) for each in inventory.files if each.status is Status.UNREADABLE]
    return [*inventory.unreadable_folders, *unread]


Trace = tuple[int, int | None, datetime | None]  # what tells that a data set has changed


def trace(files: int, rows: int | None, modified: datetime | None) -> Trace:
    """Return what is compared from one scan to the next: how many files, how many rows, when it was last written."""
    return files, rows, modified.replace(microsecond=0) if modified else None


def change_of(now: Trace, before: Trace | None) -> str:
    """Return the code of `models.Change` for a data set that was seen `before`, or was not."""
    if before is None:
        return "new"
    return "same" if now == before else "changed"
