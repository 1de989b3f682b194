"""A sheet or a text cut in cells, laid out as a table: its header found and its columns named."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from transverse.inventory.header_search import Place, find_header
from transverse.inventory.profile import MAX_CELL, MAX_COLUMNS, MAX_ROWS, Grid

_LONGEST_LIST = 5
_PROSE = 80
_FOOTNOTE = re.compile(
    r"(?:\*|\(\d\)|(?:sources?|notes?|champ|lecture|n\.?b\.?|légende|mise à jour)\b.*:)", re.IGNORECASE
)

Row = tuple[str, ...]


def laid_out(name: str, rows: Sequence[Sequence[str]], total: int | None) -> Grid:
    """Return the table that `rows` hold.

    A title or an explanation above it, and notes below, are left out; a header on several rows is joined
    (« 2012 / Hommes »); columns without a name are called ``col_n``, and the second of a name ``name_2``; rows and
    columns wholly empty are dropped, as is the header wherever it is repeated.

    Parameters
    ----------
    name
        Of the sheet, ``""`` when there is no other.
    rows
        From the first of the source on, as uneven as they come.
    total
        How many rows the source has, all counted: title, header and empty ones; None when they were not counted.
    """
    filled, lines = _filled(rows)
    if not filled:
        return Grid(name, (), (), 0 if total is not None else None)
    place = find_header(filled)
    body = _without_footnotes(filled[place.end :])
    levels = _shifted(filled[place.first : place.end], body)
    kept = [at for at, cells in enumerate(zip(*levels, *body, strict=True)) if any(cells)]
    raw = [_joined(levels, at) for at in kept]
    repeats = {level for level in levels if len([cell for cell in level if cell]) > 1}
    data = [row for row in body if row not in repeats]
    above = len(rows) - len(data) if total is not None else 0
    notes = (
        *_of_place(place, lines, rows),
        *_of_names(raw, levels, body),
        *_of_rows(len(body) - len(data), _shown(data, kept), raw),
    )
    return Grid(name, _unique(raw), _shown(data, kept), None if total is None else max(total - above, 0), notes)


def _filled(rows: Sequence[Sequence[str]]) -> tuple[list[Row], list[int]]:
    """Return the rows that hold something, trimmed and of one width, and where they stood."""
    trimmed = [_cut(tuple(map(str.strip, row[:MAX_COLUMNS]))) for row in rows]
    lines = [at for at, row in enumerate(trimmed) if any(row)]
    width = max((_end(trimmed[at]) for at in lines), default=0)
    return [(*trimmed[at][:width], *[""] * (width - len(trimmed[at]))) for at in lines], lines


def _without_footnotes(body: list[Row]) -> list[Row]:
    """Drop what a hand wrote under a table: the source, the meaning of an asterisk."""
    end = len(body)
    while end and len(body[0]) > 2 and _is_footnote(body[end - 1]):
        end -= 1
    return body[:end]


def _is_footnote(row: Row) -> bool:
    told = [cell for cell in row if cell]
    return len(told) == 1 and (len(told[0]) > _PROSE or _FOOTNOTE.match(told[0]) is not None)


def _cut(row: Row) -> Row:
    if max(map(len, row), default=0) <= MAX_CELL:
        return row
    return tuple(cell[:MAX_CELL] for cell in row)


def _end(row: Row) -> int:
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return end


def _shown(data: Sequence[Row], kept: Sequence[int]) -> tuple[Row, ...]:
    if data and len(kept) == len(data[0]):
        return tuple(data[:MAX_ROWS])
    return tuple(tuple(row[at] for at in kept) for row in data[:MAX_ROWS])


def _shifted(levels: Sequence[Row], body: Sequence[Row]) -> Sequence[Row]:
    """Put right the header that R writes without a name for the column that numbers the rows."""
    if len(levels) != 1 or not all(levels[0][:-1]) or levels[0][-1] or not any(row[-1] for row in body):
        return levels
    return [("", *levels[0][:-1])] if _numbers([row[0] for row in body]) else levels


def _numbers(cells: Sequence[str]) -> bool:
    """Tell whether cells only number their rows."""
    found = [int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 10 else -1 for cell in cells]
    return len(found) > 1 and found[0] in {0, 1} and all(after - before == 1 for before, after in pairwise(found))


def _joined(levels: Sequence[Row], at: int) -> str:
    """Name a column by what stands above it; a cell that names a group does so for the empty ones at its right."""
    parts: list[str] = []
    for depth, level in enumerate(levels):
        cell = level[at] or (_group(levels, depth, at) if depth + 1 < len(levels) else "")
        cell = " ".join(cell.split())
        if cell and cell not in parts:
            parts.append(cell)
    return " / ".join(parts)[:MAX_CELL]


def _group(levels: Sequence[Row], depth: int, at: int) -> str:
    below = levels[depth + 1 :]
    if not any(level[at] for level in below):
        return ""
    start = next((left for left in range(at - 1, -1, -1) if levels[depth][left]), -1)
    if start < 0 or not any(level[start] for level in below):  # that cell stands for its own column, down to the rows
        return ""
    return levels[depth][start]


def _unique(raw: Sequence[str]) -> Row:
    """Give each column a name of its own."""
    taken = set(raw) - {""}
    names: list[str] = []
    seen = Counter[str]()
    for at, name in enumerate(raw, 1):
        seen[name] += 1
        chosen = name
        if not name or seen[name] > 1:
            stem, number = (name, seen[name]) if name else ("col", at)
            while (chosen := f"{stem}_{number}") in taken:
                number += 1
            taken.add(chosen)
        names.append(chosen)
    return tuple(names)


def _of_place(place: Place, lines: Sequence[int], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    notes = []
    if place.first:
        line = lines[place.first] + 1
        notes.append(f"Le tableau commence à la ligne {line} : un titre ou une explication le précède.")
    if place.end - place.first > 1:
        notes.append(f"L'en-tête tient sur {place.end - place.first} lignes, réunies ici.")
    elif place.end == place.first:
        notes.append("Le tableau n'a pas d'en-tête : ses colonnes sont numérotées.")
    if any(len(row) > MAX_COLUMNS for row in rows):
        notes.append(f"Le tableau a plus de {MAX_COLUMNS} colonnes : les dernières ne sont pas lues.")
    return tuple(notes)


def _of_names(raw: Sequence[str], levels: Sequence[Row], body: Sequence[Row]) -> tuple[str, ...]:
    if not levels:
        return ()
    notes = []
    if raw and not raw[0] and _numbers([row[0] for row in body]):
        notes.append("La première colonne, sans nom, ne fait que numéroter les lignes.")
    elif count := raw.count(""):
        several = f"{count} colonnes n'ont pas de nom." if count > 1 else "Une colonne n'a pas de nom."
        notes.append(several)
    if twice := [name for name, times in Counter(raw).items() if name and times > 1]:
        listed = ", ".join(f"« {name} »" for name in twice[:_LONGEST_LIST])
        notes.append(f"Plusieurs colonnes portent le même nom : {listed}.")
    if any("\n" in cell or "\r" in cell for level in levels for cell in level):
        notes.append("Un nom de colonne est écrit sur plusieurs lignes, réunies ici.")
    return tuple(notes)


def _of_rows(repeats: int, shown: Sequence[Row], raw: Sequence[str]) -> tuple[str, ...]:
    notes = []
    if repeats:
        notes.append("L'en-tête est répété parmi les lignes.")
    if raw and not shown:
        notes.append("Le tableau est un modèle vide : il n'a que son en-tête.")
    return tuple(notes)
