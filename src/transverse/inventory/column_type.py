"""A meaning that a column may have: what a file of `column_types` says, read once.

The contract of these files is in `transverse.inventory.meaning`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from transverse.common.registry import modules
from transverse.inventory.model import Personal
from transverse.inventory.tokens import tokens

_FEW = 12
Check = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a header that speak for a type.

    Attributes
    ----------
    words
        All must be among those of the header.
    whole
        Whether nothing else may be there.
    """

    words: frozenset[str]
    whole: bool

    def weight(self, heading: frozenset[str]) -> float:
        """Return how strongly it speaks: its number of words, a half more when it is all of the header, 0 if absent."""
        if heading == self.words:
            return len(self.words) + 0.5
        return len(self.words) if not self.whole and self.words <= heading else 0.0


@dataclass(frozen=True, slots=True)
class ColumnType:
    """A meaning, with what decides for it.

    Attributes
    ----------
    id
        Its code: that of csv-detective where it has the same meaning.
    label
        In French, for the pages.
    personal
        How far such a column speaks of persons when nothing else is known.
    phrases, forbidden
        Words of a header that speak for it, and words that forbid it.
    rank
        Lower types are believed first; at the same rank, the one whose header speaks the most.
    threshold
        The share of distinct values that must be valid when the header speaks for it.
    alone
        The same when the header is silent; above 1: never.
    least
        How many distinct values it takes when the header is silent.
    is_valid, is_sure
        Tell whether a whole cell is of the type: as such, and when the header is silent.
    lettered
        Whether each of its examples has a letter: a column without any is not tried when the header is silent.
    """

    id: str
    label: str
    personal: Personal
    phrases: tuple[Phrase, ...]
    forbidden: frozenset[str]
    rank: int
    threshold: float
    alone: float
    least: int
    is_valid: Check
    is_sure: Check
    lettered: bool

    def holds(self, values: Sequence[str], *, spoken: bool) -> bool:
        """Tell whether enough of `values` are of the type; a few of them are tried before all."""
        check, needed = (self.is_valid, self.threshold) if spoken else (self.is_sure, self.alone)
        if not spoken and len(values) < self.least:
            return False
        if len(values) > _FEW * 2 and not _share(check, values[:: len(values) // _FEW], max(needed - 0.25, 0.01)):
            return False
        return _share(check, values, needed)


def _share(check: Check, values: Sequence[str], needed: float) -> bool:
    """Tell whether at least a share of the values pass; stops as soon as too many have failed."""
    allowed = len(values) - needed * len(values) + 1e-9
    for value in values:
        if not check(value):
            allowed -= 1
            if allowed < 0:
                return False
    return True


@cache
def column_types() -> tuple[ColumnType, ...]:
    """Return every meaning known, the first believed first."""
    found = [_read(each) for each in modules("transverse.inventory.column_types")]
    return tuple(sorted(found, key=_order))


@cache
def labels() -> Mapping[str, str]:
    """Return the French label of each code of a type."""
    return {each.id: each.label for each in column_types()}


@cache
def known_words() -> frozenset[str]:
    """Return every word that speaks for some type."""
    return frozenset(word for each in column_types() for phrase in each.phrases for word in phrase.words)


@cache
def _index() -> Mapping[str, tuple[tuple[ColumnType, Phrase], ...]]:
    """The phrases by one of their words, so that a header meets only those that may speak."""
    found: dict[str, list[tuple[ColumnType, Phrase]]] = {}
    for each in column_types():
        for phrase in each.phrases:
            found.setdefault(max(phrase.words, key=lambda word: (len(word), word)), []).append((each, phrase))
    return {word: tuple(pairs) for word, pairs in found.items()}


def speaking(heading: Sequence[str]) -> dict[str, float]:
    """Return the types for which the words of a header speak, with how strongly."""
    words = frozenset(heading)
    weights: dict[str, float] = {}
    for word in words:
        for each, phrase in _index().get(word, ()):
            weight = phrase.weight(words)
            if weight > weights.get(each.id, 0) and not each.forbidden & words:
                weights[each.id] = weight
    return weights


def candidates(spoken: Mapping[str, float], *, lettered: bool) -> list[ColumnType]:
    """Return the types that a column may have, the first believed first.

    Parameters
    ----------
    spoken
        Those for which its header speaks; the others must be sure by the values alone.
    lettered
        Whether some of its values have a letter.
    """
    silent = (each for each in _silent(lettered=lettered) if each.id not in spoken)
    return sorted((*silent, *(_by_code()[each] for each in spoken)), key=_order)


@cache
def _silent(*, lettered: bool) -> tuple[ColumnType, ...]:
    """The types that need no header."""
    return tuple(each for each in column_types() if each.alone <= 1 and (lettered or not each.lettered))


@cache
def _by_code() -> Mapping[str, ColumnType]:
    return {each.id: each for each in column_types()}


def _order(each: ColumnType) -> tuple[int, str]:
    return each.rank, each.id


def _read(module: ModuleType) -> ColumnType:
    return ColumnType(
        module.ID,
        module.LABEL,
        module.PERSONAL,
        tuple(map(_phrase, _parts(module.WORDS))),
        frozenset(word for each in _parts(getattr(module, "NOT_WORDS", "")) for word in tokens(each)),
        module.RANK,
        module.THRESHOLD,
        getattr(module, "ALONE", 2.0),
        getattr(module, "LEAST", 1),
        module.is_valid,
        getattr(module, "is_sure", module.is_valid),
        all(any(map(str.isalpha, each)) for each in module.EXAMPLES),
    )


def _parts(text: str) -> list[str]:
    return [each.strip() for each in text.split(",") if each.strip()]


def _phrase(text: str) -> Phrase:
    return Phrase(frozenset(tokens(text)), text.startswith("="))
