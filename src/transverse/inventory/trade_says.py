"""What the words of one name say of the trade: of a file, a folder, a sheet, or of a column."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from transverse.inventory import names
from transverse.inventory.trade_words_file import TECHNICAL, Phrase, Place, index
from transverse.trades import recognise

_HEADER, _NAME_IN_HEADER = 0.6, 0.4
_CUE = 0.75  # for one point of the recogniser of sentences, which gives two to a strong cue
_BY = "par"  # « naissances par commune »: what follows is not the subject
_SILENT = names.SMALL_WORDS - {_BY}
_PERSONS = frozenset({"prenom", "nom"})  # of anybody whom any trade knows: in a column, no sign of the state of persons

BACKGROUND = {"geographie": 0.7, TECHNICAL: 0.6}
"""Families that every trade borrows words from, since all have addresses, communes and exports: what they are worth."""

Vote = tuple[str, float, str]
"""A family, a weight, the words as found."""

HINT = 0.5
"""The weight above which a vote may decide: less only adds to what others say."""


@lru_cache(maxsize=1 << 14)
def in_name(text: str) -> tuple[Vote, ...]:
    """Return what the words of a name say."""
    words = _words(text)
    subject = next((place for place, word in enumerate(words) if word.stem == _BY), len(words))
    ours = [
        *_phrases(words[:subject], _of_names),
        *((phrase, found) for phrase, found in _phrases(words[subject:], _of_names) if phrase.family not in BACKGROUND),
    ]
    return (*((phrase.family, phrase.weight, found) for phrase, found in ours), *_cues(words))


@lru_cache(maxsize=1 << 15)
def in_header(header: str) -> tuple[Vote, ...]:
    """Return what the words of the name of a column say."""
    words = _words(header)
    if all(word.stem in _PERSONS for word in words):
        return ()
    ours = [
        (phrase.family, phrase.weight * (_HEADER if phrase.place is Place.HEADERS else _NAME_IN_HEADER), found)
        for phrase, found in _phrases(words, _of_headers)
    ]
    cues = [(family, vote * _NAME_IN_HEADER, found) for family, vote, found in _cues(words) if family not in BACKGROUND]
    return (*ours, *cues)


def _of_names(phrase: Phrase) -> bool:
    return phrase.place is Place.NAMES


def _of_headers(phrase: Phrase) -> bool:
    return phrase.place is Place.HEADERS or phrase.family not in BACKGROUND


def _words(text: str) -> list[names.Word]:
    return [word for word in names.words(text, index().known) if names.bare(word.text) not in _SILENT]


def _phrases(words: Sequence[names.Word], counts: Callable[[Phrase], bool]) -> Iterator[tuple[Phrase, str]]:
    """Yield the phrases that stand in a name: the longest at each word, for each family that has it."""
    past = 0
    stems = tuple(word.stem for word in words)
    for first, word in enumerate(stems):
        if first < past:
            continue
        here = [
            phrase
            for phrase in index().by_first.get(word, ())
            if counts(phrase) and stems[first : first + len(phrase.stems)] == phrase.stems
        ]
        if not here:
            continue
        length = len(here[0].stems)
        past = first + length
        found = " ".join(each.text for each in words[first:past])
        best: dict[str, Phrase] = {}
        for phrase in (each for each in here if len(each.stems) == length):
            best[phrase.family] = max(best.get(phrase.family, phrase), phrase, key=lambda each: each.weight)
        yield from ((phrase, found) for phrase in best.values())


def _cues(words: Sequence[names.Word]) -> list[Vote]:
    """Return what the recogniser of sentences says of a name."""
    text = " ".join(word.text for word in words)
    ranked = recognise(text, plain=True).ranked
    return [
        (each.trade, _CUE * (1 if found.cue.near else 2), text[found.start : found.end])
        for each in ranked
        for found in each.found
    ]
