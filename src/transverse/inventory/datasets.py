"""Files that are one set of data: copies, versions, yearly editions and other formats of the same.

Files are sorted into drawers by name without dates nor versions; within a drawer, those that share a folder or their
columns are put together.  Each file is compared with a bounded number of groups: 100 000 files take a bounded time.
"""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import PurePosixPath

from transverse.inventory.accents import accented
from transverse.inventory.model import Dataset, File, Status
from transverse.inventory.names import bare, column_key
from transverse.inventory.series import Name, name_of, says_when

_MOST_GROUPS = 24  # of one drawer that a file is compared with
_MOST_COLUMNS, _MOST_TABLES = 400, 4
_ALIKE, _SURELY_ALIKE, _FEW = 0.5, 0.8, 3
_IDLE_FOLDERS = frozenset(  # they part formats and ages, not subjects
    "csv xls xlsx ods json geojson shp shape shapefile gpkg parquet kml sql archive archives ancien anciens old"
    " historique historiques versions copie copies sauvegarde sauvegardes".split()
)
_LAST_NUMBER = re.compile(r"\d+(?=\D*$)")
_NUMBERED = 3
_NUMBERS = frozenset("23456789")  # of a second, a third file beside the first
_NEVER = datetime.min.replace(tzinfo=UTC)


def group(files: Sequence[File], fingerprints: Mapping[str, str]) -> tuple[Dataset, ...]:
    """Return the sets of data that the files make, in the order of their keys' first paths.

    Parameters
    ----------
    files
        In any order.
    fingerprints
        The hash of the content, by path, of files that share their size with another.

    Returns
    -------
    tuple of Dataset
        Each file is in exactly one.
    """
    ordered = sorted(files, key=lambda file: file.path)
    groups = _Groups(len(ordered))
    _join_copies(ordered, fingerprints, groups)
    _join_editions(ordered, groups)
    _join_numbered(ordered, groups)
    members: dict[int, list[File]] = defaultdict(list)
    for place, file in enumerate(ordered):
        members[groups.of(place)].append(file)
    return tuple(_dataset(found, fingerprints) for found in members.values())


class _Groups:
    """Disjoint sets of places (R. E. Tarjan, 1975); the smallest place stands for its set."""

    def __init__(self, count: int) -> None:
        self.parents = list(range(count))

    def of(self, place: int) -> int:
        while self.parents[place] != place:
            self.parents[place] = self.parents[self.parents[place]]
            place = self.parents[place]
        return place

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        self.parents[second] = first


def _join_copies(files: Sequence[File], fingerprints: Mapping[str, str], groups: _Groups) -> None:
    first: dict[str, int] = {}
    for place, file in enumerate(files):
        fingerprint = fingerprints.get(file.path)
        if fingerprint and file.size:
            groups.join(first.setdefault(fingerprint, place), place)


def _join_editions(files: Sequence[File], groups: _Groups) -> None:
    drawers: dict[tuple[str, ...], list[int]] = defaultdict(list)
    names = [name_of(PurePosixPath(file.path).name) for file in files]
    for place, name in enumerate(names):
        drawers[name.series or ("", _place_of(files[place]))].append(place)
    numbers: dict[int, str] = {}
    for key in [key for key in drawers if key[-1] in _NUMBERS and key[:-1] in drawers]:
        numbers.update(dict.fromkeys(drawers[key], key[-1]))
        drawers[key[:-1]].extend(drawers.pop(key))
    for places in drawers.values():
        if len(places) > 1:
            cards = ((place, _Card(files[place], names[place], numbers.get(place, ""))) for place in sorted(places))
            _sort_drawer(cards, groups)


def _join_numbered(files: Sequence[File], groups: _Groups) -> None:
    """Put together the numbered pieces of one thing: at least three of the same columns beside one another."""
    piles: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, file in enumerate(files):
        folder, _, name = file.path.rpartition("/")
        if without := _without_number(name):
            piles[folder, without].append(place)
    for places in piles.values():
        alike: dict[frozenset[str], list[int]] = defaultdict(list)
        for place in places if len(places) >= _NUMBERED else ():
            alike[_columns(files[place])].append(place)
        for columns, pieces in alike.items():
            for place in pieces[1:] if columns and len(pieces) >= _NUMBERED else ():
                groups.join(pieces[0], place)


def _are_numbered(files: Sequence[File]) -> bool:
    """Tell whether only a number parts their names."""
    names = {_without_number(PurePosixPath(each.path).name) for each in files}
    return len(files) >= _NUMBERED and len(names) == 1 and "" not in names


def _without_number(name: str) -> str:
    """Return a name whose last number is taken out, ``""`` when there is none."""
    without, count = _LAST_NUMBER.subn("#", name, count=1)
    return without if count else ""


def _columns(file: File) -> frozenset[str]:
    """Return what the names of the columns come to, those that the file did not name left out."""
    return frozenset(
        column_key(column.name)
        for table in file.tables[:_MOST_TABLES]
        for column in table.columns[:_MOST_COLUMNS]
        if not column.name.startswith("col_")
    ) - {""}


class _Card:
    """What of a file is compared with others of its drawer; `number` when it is a second « bacs 2 » of « bacs »."""

    def __init__(self, file: File, name: Name, number: str) -> None:
        self.name = name
        self.number = number
        self.folder = _place_of(file)
        self.read = file.status is Status.READ
        self.suffix = PurePosixPath(file.path).suffix.lower()
        self.columns = _columns(file)


def _place_of(file: File) -> str:
    """Return the folder of a file, without those that only part formats, years and archives."""
    parts = bare(file.path).split("/")[:-1]
    return "/".join(part for part in parts if part not in _IDLE_FOLDERS and not says_when(part))


def _sort_drawer(cards: Iterable[tuple[int, _Card]], groups: _Groups) -> None:
    """Put together the files of one drawer that are alike.

    Those with the same folder and columns are one at once; the rest is compared with the groups already made.
    """
    made: dict[tuple[str, frozenset[str], str], int] = {}
    latest: deque[tuple[int, _Card]] = deque(maxlen=_MOST_GROUPS)
    for place, card in cards:
        same = (card.folder, card.columns, "" if card.columns else f"{card.suffix} {card.read} {card.number}")
        if same in made:
            groups.join(made[same], place)
            continue
        for other_place, other in latest:
            if _are_one(card, other):
                groups.join(other_place, place)
        made[same] = place
        latest.append((place, card))


def _are_one(card: _Card, other: _Card) -> bool:
    """Tell whether two files whose names differ by dates and versions alone are one set of data."""
    together = card.folder == other.folder
    if not (card.columns and other.columns):
        # One of them is a letter or a picture, or has no header: only its name and its place speak.
        return together and card.name.whole == other.name.whole
    if card.number != other.number and card.columns != other.columns:
        return False
    if not together and card.name.generic:
        return False
    common = len(card.columns & other.columns)
    fewest = min(len(card.columns), len(other.columns))
    if together:
        return common >= _ALIKE * fewest
    return common >= _FEW and common >= _SURELY_ALIKE * fewest


def _dataset(files: Sequence[File], fingerprints: Mapping[str, str]) -> Dataset:
    first = files[0]  # they are in the order of their paths
    freshest = sorted(files, key=lambda file: file.modified or _NEVER, reverse=True)
    return Dataset(
        key=blake2b(first.path.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest(),
        title=_title(freshest[0], numbered=_are_numbered(files)),
        files=tuple(file.path for file in freshest),
        copies=_copies(files, fingerprints),
    )


def _copies(files: Sequence[File], fingerprints: Mapping[str, str]) -> tuple[str, ...]:
    """Return the paths of all files but one of each content: the oldest, then the shortest name (« x - copie »)."""
    seen: set[str] = set()
    copies = []
    for file in sorted(files, key=lambda file: (file.modified or _NEVER, len(file.path))):
        fingerprint = fingerprints.get(file.path)
        if fingerprint in seen:
            copies.append(file.path)
        elif fingerprint and file.size:
            seen.add(fingerprint)
    return tuple(sorted(copies))


def _title(file: File, *, numbered: bool) -> str:
    """Return a readable name; with that of the folder when it would suit any file."""
    path = PurePosixPath(file.path)
    name = name_of(_without_number(path.name).replace("#", "") if numbered else path.name)
    folder = accented(name_of(f"{path.parent.name}.x").title) if path.parent.name else ""
    title = accented(name.title or path.stem)
    return f"{title} ({folder.lower()})" if name.generic and folder else title
