"""Files that are one set of data: copies, versions, yearly editions and other formats of the same.

Files are sorted into drawers by name without dates nor versions; within a drawer, those that share a folder or their
columns are put together.  Each file is compared with a bounded number of groups: 100 000 files take a bounded time.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import PurePosixPath

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


class _Card:
    """What of a file is compared with others of its drawer; `number` when it is a second « bacs 2 » of « bacs »."""

    def __init__(self, file: File, name: Name, number: str) -> None:
        self.name = name
        self.number = number
        self.folder = _place_of(file)
        self.read = file.status is Status.READ
        self.suffix = PurePosixPath(file.path).suffix.lower()
        self.columns = frozenset(
            column_key(column.name)
            for table in file.tables[:_MOST_TABLES]
            for column in table.columns[:_MOST_COLUMNS]
            if not column.name.startswith("col_")
        ) - {""}


def _place_of(file: File) -> str:
    """Return the folder of a file, without those that only part formats, years and archives."""
    parts = bare(file.path).replace("!/", "/").split("/")[:-1]
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
        title=_title(freshest[0]),
        files=tuple(file.path for file in freshest),
        copies=_copies(files, fingerprints),
    )


def _copies(files: Sequence[File], fingerprints: Mapping[str, str]) -> tuple[str, ...]:
    """Return the paths of all files but the oldest of each content."""
    seen: set[str] = set()
    copies = []
    for file in sorted(files, key=lambda file: file.modified or _NEVER):
        fingerprint = fingerprints.get(file.path)
        if fingerprint in seen:
            copies.append(file.path)
        elif fingerprint and file.size:
            seen.add(fingerprint)
    return tuple(sorted(copies))


def _title(file: File) -> str:
    """Return a readable name; with that of the folder when it would suit any file."""
    path = PurePosixPath(file.path.replace("!/", "/"))
    name = name_of(path.name)
    folder = name_of(f"{path.parent.name}.x").title if path.parent.name else ""
    title = name.title or path.stem
    return f"{title} ({folder.lower()})" if name.generic and folder else title
