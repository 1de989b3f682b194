"""Accents given back to the words of a file name, only where the words of the trades leave no choice."""

import re
from collections.abc import Iterator
from functools import cache

from transverse.inventory.column_type import labels
from transverse.inventory.names import bare
from transverse.inventory.schema_file import definitions
from transverse.trades import trades

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4


def accented(title: str) -> str:
    """Return `title` with the accents that its words have in the vocabulary of the trades.

    >>> accented("Tournees de collecte"), accented("Peche a pied")
    ('Tournées de collecte', 'Peche a pied')
    """
    return _WORD.sub(lambda found: _as_written(found[0]), title) if title.isascii() else title


def _as_written(word: str) -> str:
    known = _vocabulary().get(word.lower())
    if known is None or word.isupper():
        return word
    return known[:1].upper() + known[1:] if word[:1].isupper() else known


@cache
def _vocabulary() -> dict[str, str]:
    """Return the accented words by what is left without their accents; one that has two readings is left out."""
    plain: dict[str, set[str]] = {}
    for text in _texts():
        for word in _WORD.findall(text.lower()):
            if len(word) >= _SHORTEST:
                for each in {word, word if word.endswith(("s", "x")) else f"{word}s"}:
                    plain.setdefault(bare(each), set()).add(each)
    return {key: next(iter(words)) for key, words in plain.items() if len(words) == 1 and key not in words}


def _texts() -> Iterator[str]:
    for trade in trades().values():
        yield trade.label
        yield from (phrase.text for phrase in trade.phrases)
        yield from (cue.words for cue in trade.cues)
        yield from trade.datasets
        yield from trade.tasks
        yield from trade.examples
    yield from labels().values()
    yield from (each.title for each in definitions().values())
