"""Reading of the words of names by trade: one TOML file each in `trade_words`, compiled once into one index.

They add to the cues of `transverse.trades`, which are the words of sentences: nobody writes « stop_id » in a letter.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources.abc import Traversable

from transverse.common.errors import PluginError
from transverse.common.registry import data_files
from transverse.inventory.names import SMALL_WORDS, bare, stem
from transverse.trades import trades

_LEVELS = {"sure": 3.0, "likely": 1.5, "hint": 0.5}
TECHNICAL = "technique"
"""The family of words that name no trade: logs, settings, lists of addresses of pages."""


class Place(Enum):
    """Where a phrase counts."""

    NAMES = "names"  # of files, folders and sheets; of columns too, for less
    HEADERS = "headers"  # of columns only


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that speak for a family.

    Attributes
    ----------
    family
        The code of a trade, or `TECHNICAL`.
    stems
        What they are compared by.
    weight
        3 when they decide alone, 1.5 when likely, 0.5 when they only hint.
    """

    family: str
    place: Place
    stems: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Words:
    """All phrases by their first stem, the longest first, and every stem of theirs."""

    by_first: Mapping[str, tuple[Phrase, ...]]
    stems: frozenset[str]

    def known(self, word: str) -> bool:
        """Tell whether a stem is a word of a phrase."""
        return word in self.stems


@dataclass(frozen=True, slots=True)
class Family:
    """One file: its phrases, its source, and examples ``path | column, column`` that are its tests."""

    code: str
    source: str
    phrases: tuple[Phrase, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def families() -> tuple[Family, ...]:
    """Return the families in the order of their codes; read once.

    Raises
    ------
    PluginError
        A file breaks the contract: a missing key, a code that is no trade.
    """
    return tuple(map(_read, data_files("transverse.inventory.trade_words")))


@cache
def index() -> Words:
    """Return the phrases of all families, ready to be looked up."""
    by_first: dict[str, list[Phrase]] = defaultdict(list)
    for family in families():
        for phrase in family.phrases:
            by_first[phrase.stems[0]].append(phrase)
    stems = frozenset(word for found in by_first.values() for phrase in found for word in phrase.stems)
    return Words({first: tuple(sorted(found, key=_length, reverse=True)) for first, found in by_first.items()}, stems)


def _length(phrase: Phrase) -> int:
    return len(phrase.stems)


def _read(entry: Traversable) -> Family:
    code = entry.name.removesuffix(".toml")
    if code not in {*trades(), TECHNICAL}:
        raise PluginError(entry.name, f"«\u00a0{code}\u00a0» n'est pas un métier")
    try:
        data = tomllib.loads(entry.read_text(encoding="utf-8"))
        return Family(
            code,
            data["source"],
            tuple(_phrases(code, data)),
            tuple(data["tests"]["examples"]),
            tuple(data["tests"]["counter_examples"]),
        )
    except KeyError as error:
        raise PluginError(entry.name, f"il manque {error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError, TypeError, AttributeError) as error:
        raise PluginError(entry.name, str(error)) from error


def _phrases(code: str, data: Mapping[str, Mapping[str, list[str]]]) -> Iterator[Phrase]:
    for place in Place:
        for level, weight in _LEVELS.items():
            for text in data[place.value][level]:
                words = bare(text).replace("'", " ").replace("-", " ").split()
                stems = tuple(stem(word) for word in words if word not in SMALL_WORDS or len(words) == 1)
                yield Phrase(code, place, stems, weight)
