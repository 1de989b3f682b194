"""Which column of a table holds what: headings recognised whatever their accents, case and small words."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SMALL = frozenset("de du des d la le les l un une".split())
_WORD = re.compile(r"[^\W_]+|\+")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of our own table, as `columns.toml` describes it."""

    id: str
    heading: str
    synonyms: tuple[str, ...]
    meaning: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """What the headings of a table mean.

    Attributes
    ----------
    fields
        The place of each field that was found.
    headings
        All headings as the file writes them.
    unknown
        Those that mean nothing here.
    repeated
        Those that mean what an earlier one means already, each with that one.
    """

    fields: dict[str, int]
    headings: tuple[str, ...]
    unknown: tuple[str, ...]
    repeated: tuple[tuple[str, str], ...]

    def heading(self, field: str) -> str:
        """Return how the file names `field`, ``""`` when it has no such column."""
        place = self.fields.get(field)
        return "" if place is None else self.headings[place]

    def named(self) -> dict[str, str]:
        """Return how the file names each field that it has."""
        return {field: self.headings[place] for field, place in self.fields.items()}


Names = Mapping[str, tuple[str, ...]]


@cache
def own_columns() -> tuple[Column, ...]:
    """Return the columns of our own table, in the order in which they are written."""
    text = files("transverse.organisation").joinpath("columns.toml").read_text("utf-8")
    return tuple(
        Column(each["id"], each["heading"], tuple(each["synonyms"]), each["meaning"], tuple(each["examples"]))
        for each in tomllib.loads(text)["columns"]
    )


def written_columns() -> tuple[Column, ...]:
    """Return those of our own columns that the model and the exports have."""
    return tuple(column for column in own_columns() if column.examples)


@cache
def own_names() -> Names:
    """Return the headings by which each field of our own table is known."""
    return {column.id: (column.heading, *column.synonyms) for column in own_columns()}


def normal(heading: str) -> str:
    """Return `heading` without accents, case, punctuation and small words: what tells headings apart.

    >>> normal("Code de l'unité mère")
    'code unite mere'
    """
    decomposed = unicodedata.normalize("NFKD", heading[:200]).lower()
    words = _WORD.findall("".join(each for each in decomposed if not unicodedata.combining(each)))
    return " ".join(word for word in words if word not in _SMALL) or " ".join(words)


def match(headings: Iterable[str], names: Names) -> Match:
    """Say which field each heading means.

    A heading that may mean two fields (« direction ») takes the first that no other heading means.
    """
    shown = tuple(headings)
    meanings = _meanings(names)
    found = [meanings.get(normal(heading), []) for heading in shown]
    fields: dict[str, int] = {}
    repeated: list[tuple[str, str]] = []
    for place in sorted(range(len(shown)), key=lambda place: (len(found[place]), place)):
        free = [field for field in found[place] if field not in fields]
        if free:
            fields[free[0]] = place
        elif found[place]:
            repeated.append((shown[place], shown[fields[found[place][0]]]))
    unknown = tuple(heading for heading, meant in zip(shown, found, strict=True) if not meant and heading.strip())
    return Match(fields, shown, unknown, tuple(repeated))


def _meanings(names: Names) -> dict[str, list[str]]:
    meanings: dict[str, list[str]] = {}
    for field, headings in names.items():
        for heading in dict.fromkeys(map(normal, headings)):
            meanings.setdefault(heading, []).append(field)
    return meanings
