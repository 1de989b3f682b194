"""What one file holds: recognised by its bytes, sampled, understood, and told; its values stop here."""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from transverse.common.registry import modules
from transverse.inventory import meaning, schema, trade
from transverse.inventory.model import File, Status, Table
from transverse.inventory.profile import HEAD, MAX_TABLES, Grid, Profile, Source, UnreadableError
from transverse.inventory.walk import Entry, why

_DEEPEST = 2  # an archive within an archive is opened, not one more
_CHANGED = "Le fichier a changé pendant sa lecture\u00a0: ce qui est dit ici peut mêler deux états."


@cache
def profilers() -> tuple[ModuleType, ...]:
    """Return the kinds of files that can be recognised, in the order in which they are asked."""
    found = modules("transverse.inventory.profilers")
    return tuple(sorted(found, key=lambda each: (each.RANK, each.ID)))


def inspect(entry: Entry) -> File:
    """Return what a file holds; the tables of an archive are those of its members.

    Parameters
    ----------
    entry
        A file under the root; it is only read.

    Returns
    -------
    File
        What cannot be read has its reason, in French.  No value of any cell is kept.
    """
    seen = _read(entry.path, entry.shown, entry.size, depth=0)
    notes = (*seen.notes, _CHANGED) if changed(entry) else seen.notes
    told = File(
        path=entry.shown,
        kind=seen.kind,
        size=entry.size,
        modified=datetime.fromtimestamp(entry.mtime // 10**9, UTC),
        status=seen.status,
        reason=seen.reason,
        encoding=seen.encoding,
        tables=seen.tables,
        notes=notes,
    )
    found = schema.recognise(seen.tables, seen.kind)
    return dataclasses.replace(told, schema=found, trade=trade.of(entry.shown, seen.tables, found, seen.words))


def changed(entry: Entry) -> bool:
    """Tell whether a file is no longer what it was when it was met."""
    try:
        now = entry.path.stat()
    except OSError:
        return True
    return (now.st_size, now.st_mtime_ns) != (entry.size, entry.mtime)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was read of a file or of a member of an archive."""

    kind: str
    status: Status
    reason: str = ""
    encoding: str = ""
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def _read(path: Path, name: str, size: int, depth: int) -> _Seen:
    kind = "other"
    try:
        with path.open("rb") as file:
            source = Source(path, name.rpartition("/")[2], size, file.read(HEAD))
        if not source.head:
            return _Seen(kind, Status.LISTED, "Le fichier est vide.")
        profiler = next((each for each in profilers() if each.recognise(source)), None)
        if profiler is None:
            return _Seen(kind, Status.LISTED, "Un fichier d'un genre qui ne s'ouvre pas ici\u00a0: vu et daté.")
        kind = profiler.ID
        if hasattr(profiler, "members"):
            return _archive(kind, list(_members(profiler, source, depth)))
        return _understood(kind, profiler.profile(source))
    except UnreadableError as error:
        return _Seen(kind, Status.UNREADABLE, str(error))
    except OSError as error:
        return _Seen(kind, Status.UNREADABLE, why(error))
    except MemoryError:
        return _Seen(kind, Status.UNREADABLE, "Il demande plus de mémoire qu'il n'y en a. Coupez-le en plusieurs.")


def _understood(kind: str, profile: Profile) -> _Seen:
    if profile.listed:
        return _Seen(kind, Status.LISTED, profile.listed, profile.encoding, (), profile.notes, profile.words)
    tables = tuple(meaning.understand(_writable(grid)) for grid in profile.grids)
    notes = (*profile.notes, *(note for grid in profile.grids for note in grid.notes))
    return _Seen(kind, Status.READ, "", profile.encoding, tables, tuple(dict.fromkeys(notes)), profile.words)


def _writable(grid: Grid) -> Grid:
    """Return a table with names that any file or data base can hold: JSON may name a column by half a character."""
    names = "".join((grid.name, *grid.header))
    if names.isprintable() or (names == _held(names)):
        return grid
    return dataclasses.replace(grid, name=_held(grid.name), header=tuple(map(_held, grid.header)))


def _held(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def _members(profiler: ModuleType, source: Source, depth: int) -> Iterator[tuple[str, _Seen]]:
    """Read the members of an archive, each while its temporary copy is there."""
    if depth == _DEEPEST:
        raise UnreadableError("C'est une archive dans une archive dans une archive. Sortez-la, puis recommencez.")
    with TemporaryDirectory(prefix="transverse-") as folder:
        for member in profiler.members(source, Path(folder)):
            yield member.name, _read(member.path, member.name, member.size, depth + 1)


def _archive(kind: str, members: Sequence[tuple[str, _Seen]]) -> _Seen:
    """Tell an archive by its members: their tables, and why some of them have none."""
    tables = [_named(table, name, alone=len(members) == 1) for name, seen in members for table in seen.tables]
    notes = [f"«\u00a0{name}\u00a0»\u00a0: {seen.reason}" for name, seen in members if seen.status is Status.UNREADABLE]
    notes += [note for _, seen in members for note in seen.notes]
    words = tuple(word for name, seen in members for word in (name, *seen.words))
    kept = tuple(tables[:MAX_TABLES])
    if any(seen.status is Status.READ for _, seen in members):
        encoding = members[0][1].encoding if len(members) == 1 else ""
        return _Seen(kind, Status.READ, "", encoding, kept, tuple(dict.fromkeys(notes)), words)
    if len(members) == 1:
        only = members[0][1]
        return _Seen(kind, only.status, only.reason, words=words)
    reason = f"Une archive de {len(members)} fichiers, dont aucun n'est un tableau." if members else "Une archive vide."
    return _Seen(kind, Status.LISTED, reason, notes=tuple(notes), words=words)


def _named(table: Table, member: str, *, alone: bool) -> Table:
    if alone:
        return table
    return dataclasses.replace(table, name=f"{member}/{table.name}" if table.name else member)
