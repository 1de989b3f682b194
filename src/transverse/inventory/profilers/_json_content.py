"""What a JSON document holds: its lists and its other values, each by the names that lead to it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from transverse.inventory.profile import MAX_CELL, MAX_COLUMNS, MAX_ROWS
from transverse.inventory.profilers._cells import cell
from transverse.inventory.profilers._flatten import flat
from transverse.inventory.profilers._json_text import LIMIT, BrokenError, FullError, Text

Path: TypeAlias = tuple[str, ...]
_DEEPEST = 4  # objects around a list of records: ``{"marches": {"marche": […]}}`` has two
_COUNTED = 4_194_304  # bytes up to which the records are counted once enough are known
_KEPT = 200_000  # cells, over all the lists
_PATHS = 50_000
_VALUES = 200_000  # met in all, of which a list of numbers has a million in a few bytes


@dataclass(slots=True)
class Items:
    """A list: how many items it has, and the first ones as cells.

    Attributes
    ----------
    count
        Of all that were met.
    records
        The objects among the first ones, flattened.
    lines
        The lists among them.
    words
        The single values among them.
    """

    count: int = 0
    records: list[dict[str, str]] = field(default_factory=list)
    lines: list[tuple[str, ...]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Content:
    """What was met in a document.

    Attributes
    ----------
    lists
        By the names that lead to them.
    leaves
        The values that are in no list, in the same way.
    whole
        Whether all of the document was read.
    broken
        What stopped being JSON, None if nothing did.
    """

    lists: dict[Path, Items] = field(default_factory=lambda: defaultdict(Items))
    leaves: dict[Path, str] = field(default_factory=dict)
    met: int = 0
    kept: int = 0
    whole: bool = True
    broken: BrokenError | None = None

    @property
    def roots(self) -> set[str]:
        """The names at the top of the document."""
        return {path[0] for path in (*self.lists, *self.leaves) if path}

    def leaf(self, *path: str) -> str:
        """Return the value at the end of `path`, ``""`` if there is none."""
        return self.leaves.get(path, "")


def read(text: Text) -> Content:
    """Read a document until its end, until enough is known, or until it breaks."""
    content = Content()
    try:
        for path, value, listed in _document(text):
            _keep(content, path, value, listed=listed)
            if _enough(content, text):
                content.whole = False
                break
    except FullError:
        content.whole = False
    except BrokenError as error:
        content.whole, content.broken = False, error
    return content


def _document(text: Text) -> Iterator[tuple[Path, Any, bool]]:
    if text.peek() == "{" and text.has_lines():
        while text.peek():
            yield (), text.value(), True
    else:
        yield from _values(text, ())
        if text.peek():
            raise BrokenError(cut=False)


def _values(text: Text, path: Path) -> Iterator[tuple[Path, Any, bool]]:
    """Yield the values below `path`, and whether they are items of a list."""
    mark = text.peek()
    if mark == "[":
        for element in text.elements():
            yield path, element, True
    elif mark == "{" and len(path) < _DEEPEST:
        for key in text.names():
            yield from _values(text, (*path, key[:MAX_CELL]))
    else:
        yield path, text.value(), False


def _keep(content: Content, path: Path, value: object, *, listed: bool) -> None:
    content.met += 1
    if not listed:
        content.leaves[path] = "…" if isinstance(value, dict) else cell(value)
        return
    items = content.lists[path]
    items.count += 1
    if items.count > MAX_ROWS + 1 or content.kept > _KEPT:  # one more: the first line may be a header
        return
    if isinstance(value, dict):
        items.records.append(flat(value))
        content.kept += len(items.records[-1])
    elif isinstance(value, list):
        items.lines.append(tuple("…" if isinstance(each, dict | list) else cell(each) for each in value[:MAX_COLUMNS]))
        content.kept += len(items.lines[-1])
    else:
        items.words.append(cell(value))
        content.kept += 1


def _enough(content: Content, text: Text) -> bool:
    """Tell whether a large file has shown enough rows of a table, or names beyond all use."""
    most = max((items.count for items in content.lists.values()), default=0) if text.read > _COUNTED else 0
    if most > MAX_ROWS or (most and text.read >= LIMIT):
        return True
    return content.met > _VALUES or len(content.leaves) + len(content.lists) > _PATHS
