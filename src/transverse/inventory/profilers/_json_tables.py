"""The tables of a JSON document: its lists of records, wherever they lie, or the entries of one large object."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from transverse.inventory.profile import MAX_CELL, MAX_COLUMNS, MAX_ROWS, MAX_TABLES, Grid
from transverse.inventory.profilers._cells import KINDS, drawn, fitting
from transverse.inventory.profilers._json_content import Content, Path

_ENTRIES = 10  # of an object, from which it may be a table rather than a record
_DESCRIBES = frozenset(
    "$schema $id $defs openapi swagger nbformat dependencies devDependencies lockfileVersion resources".split()
)
_HOLDS = frozenset("data features records results rows".split())


def describes(content: Content) -> bool:
    """Tell whether the document describes others, or sets up a program: JSON schemas, Table Schema, packages."""
    roots = content.roots
    if roots & _HOLDS:
        return False
    fields = content.lists[("fields",)].records if ("fields",) in content.lists else []
    return bool(roots & _DESCRIBES) or bool(fields and all("name" in row for row in fields))


def grids(content: Content) -> Iterator[Grid]:
    """Yield the tables of a document; none for a few settings."""
    found = list(_lists(content)) or list(_arrays(content)) or list(_single(content)) or list(_entries(content))
    width = sum(len(grid.header) for grid in found)
    for grid in found[:MAX_TABLES]:
        yield Grid(grid.name, grid.header, grid.rows[: fitting(width)], grid.total, grid.notes)


def _lists(content: Content) -> Iterator[Grid]:
    """Yield the lists of records; those of one object that have the same columns are one table (a list a year)."""
    together: dict[tuple[Path, Path], list[Path]] = defaultdict(list)
    for path, items in content.lists.items():
        if items.records:
            together[path[:-1], tuple(items.records[0])].append(path)
    for (parent, _), paths in together.items():
        name = ".".join(paths[0] if len(paths) == 1 else parent)
        kept = [row for path in paths for row in content.lists[path].records][:MAX_ROWS]
        count = sum(content.lists[path].count for path in paths)
        yield _grid(_layer(content, name), kept, count if content.whole else None)


def _layer(content: Content, name: str) -> str:
    """Return the name that a map gives to itself rather than « features »."""
    return content.leaf("name") if name == "features" else name


def _grid(name: str, kept: list[dict[str, str]], count: int | None) -> Grid:
    header = tuple(dict.fromkeys(column for row in kept for column in row))[:MAX_COLUMNS]
    if "geometry" in header:
        header = (*(column for column in header if column != "geometry"), "geometry")
    rows = [tuple(row.get(column, "") for column in header) for row in kept[: fitting(len(header))]]
    return Grid(name[:MAX_CELL], header, rows, count)


def _arrays(content: Content) -> Iterator[Grid]:
    """Yield the lists of lists, under the names that a list beside them or their first line gives."""
    for path, items in content.lists.items():
        lines = items.lines
        if not lines or not lines[0] or len({len(line) for line in lines}) > 1 or {"coordinates", "bbox"} & {*path}:
            continue
        width = len(lines[0])
        beside = (tuple(each.words) for each in content.lists.values() if len(each.words) == width)
        header = next(beside, ())
        body = lines if header else lines[1:]
        total = items.count - (not header) if content.whole else None
        yield Grid(".".join(path), header or lines[0], body[: fitting(width)], total)
    if words := content.lists[()].words if () in content.lists else []:
        total = content.lists[()].count if content.whole else None
        yield Grid("", ("",), [(word,) for word in words[:MAX_ROWS]], total)


def _single(content: Content) -> Iterator[Grid]:
    """Yield the row of a document that is one feature, or one geometry."""
    kind = content.leaf("type")
    if kind == "Feature":
        row = {".".join(path[1:]): text for path, text in content.leaves.items() if path[0] == "properties"}
        shape = content.leaf("geometry", "type")
        yield _grid("", [{**row, "geometry": drawn(shape) if shape else ""}], 1)
    elif kind.upper() in KINDS:
        yield Grid("", ("geometry",), [(drawn(kind),)], 1)


def _entries(content: Content) -> Iterator[Grid]:
    """Yield an object of many entries of the same make as one table, whose first column has no name: their keys."""
    entries: dict[str, dict[str, str]] = defaultdict(dict)
    lists = {path: ", ".join(items.words)[:MAX_CELL] for path, items in content.lists.items()}
    for path, text in (*content.leaves.items(), *lists.items()):
        if path:
            entries[path[0]][".".join(path[1:])] = text
    if not _are_rows(entries, plain=not lists):
        return
    names = dict.fromkeys(name for entry in entries.values() for name in entry)
    header = ("", *names)[:MAX_COLUMNS]
    rows = [(key, *(entry.get(name, "") for name in header[1:])) for key, entry in entries.items()]
    yield Grid("", header, rows[: fitting(len(header))], len(entries) if content.whole else None)


def _are_rows(entries: dict[str, dict[str, str]], *, plain: bool) -> bool:
    """Tell whether half of the entries have the same make; if each is one word, most keys must be codes too."""
    if len(entries) < _ENTRIES:
        return False
    make, same = Counter(frozenset(entry) for entry in entries.values()).most_common(1)[0]
    coded = sum(bool(re.search(r"\d", key)) for key in entries)
    return same * 2 >= len(entries) and (make != {""} or not plain or coded * 5 >= len(entries) * 4)
