"""The trade that a file belongs to, from its name, its folders, its sheets, its columns and its national schema.

Each place weighs: the name of the file more than the folder that holds it, the folder more than those above it.  What
decided is kept, so that a page can say « métier : voirie, d'après arretes, circulation ».
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import exp

from transverse.inventory import names
from transverse.inventory.model import Schema, Table, Trade
from transverse.inventory.schema import trade_of
from transverse.inventory.trade_words_file import TECHNICAL, Phrase, Place, index
from transverse.trades import recognise

_NAME, _SHEET, _EXTRA, _HEADER, _NAME_IN_HEADER = 1.0, 0.8, 0.6, 0.6, 0.4
_FOLDERS = (0.7, 0.4, 0.2)  # the nearest first; the rest weigh as the last
_SCHEMA = 6.0
_CUE = 0.75  # for one point of the recogniser of sentences, which gives two to a strong cue
_MOST_OF_HEADERS = 6.0  # that a thousand columns may say together
_BACKGROUND = {"geographie": 0.6, TECHNICAL: 0.6}  # every trade has addresses, communes and exports
_ENOUGH, _ENOUGH_FOR_SECOND, _SHARE_OF_SECOND = 0.5, 0.5, 0.2
_TECHNICAL_ENOUGH = 1.5  # « data », « text » alone do not make a file of machines
_MOST_WORDS = 6
_MOST_COLUMNS = 400
_IDLE_SHEETS = frozenset({"feuille", "feuil", "sheet", "tableau", "table"})


def of(path: str, tables: Sequence[Table], schema: Schema | None = None, extra_words: Sequence[str] = ()) -> Trade:
    """Return the trade that a file belongs to.

    Parameters
    ----------
    path
        From the root, with ``/``; of a member of an archive, after the path of the archive and ``!/``.
    tables
        Of the file: the names of sheets and columns count, whatever their types.
    schema
        That it follows or comes near.
    extra_words
        Other texts that may tell: a title, the names of layers.

    Returns
    -------
    Trade
        ``""`` when nothing speaks for any, or when the file serves machines: a log, settings, a list of addresses.
    """
    votes = _Votes()
    for text, weight in _texts(path, tables, extra_words):
        votes.read(text, weight)
    votes.read_headers(list(dict.fromkeys(column.name for table in tables for column in table.columns))[:_MOST_COLUMNS])
    if schema:
        votes.add(trade_of(schema), _SCHEMA if schema.exact else _SCHEMA / 2, "")
    return votes.count()


def _texts(path: str, tables: Sequence[Table], extra_words: Sequence[str]) -> Iterator[tuple[str, float]]:
    *folders, name = path.replace("!/", "/").split("/")
    yield names.without_extensions(name), _NAME
    for depth, folder in enumerate(reversed(folders)):
        yield folder, _FOLDERS[min(depth, len(_FOLDERS) - 1)]
    for sheet in dict.fromkeys(table.name for table in tables if table.name):
        if names.stem(sheet.strip("0123456789 ")) not in _IDLE_SHEETS:
            yield sheet, _SHEET / max(1, len(tables) / 4)
    yield from ((text, _EXTRA) for text in extra_words)


@dataclass(slots=True)
class _Votes:
    """What speaks for each family: weights, and the words with the most that each gave."""

    weights: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    words: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, family: str, weight: float, word: str) -> None:
        self.weights[family] += weight
        if word:
            self.words[family][word] = max(weight, self.words[family].get(word, 0))

    def read(self, text: str, weight: float) -> None:
        """Count the words of the name of a file, a folder or a sheet."""
        for family, vote, word in {(*each,) for each in _in_name(text)}:
            self.add(family, vote * weight, word)

    def read_headers(self, headers: Iterable[str]) -> None:
        """Count the words of columns, each once: a hundred columns do not shout down the name of the file."""
        best: dict[tuple[str, str], float] = {}
        for header in headers:
            for family, vote, word in _in_header(header):
                best[family, word] = max(vote, best.get((family, word), 0))
        sums: dict[str, float] = defaultdict(float)
        for (family, word), vote in best.items():
            sums[family] += vote
            self.words[family].setdefault(word, vote)
        for family, total in sums.items():
            self.weights[family] += _MOST_OF_HEADERS * (1 - exp(-total / _MOST_OF_HEADERS))

    def count(self) -> Trade:
        for family, share in _BACKGROUND.items():
            self.weights[family] *= share
        if self.weights[TECHNICAL] < _TECHNICAL_ENOUGH:
            self.weights[TECHNICAL] = 0
        ranked = sorted(self.weights, key=lambda family: (-self.weights[family], family))
        first = ranked[0]
        least = max(_ENOUGH_FOR_SECOND, self.weights[first] * _SHARE_OF_SECOND)
        others = [family for family in ranked[1:] if family != TECHNICAL and self.weights[family] >= least]
        second = others[0] if others else ""
        if first == TECHNICAL or self.weights[first] < _ENOUGH:
            return Trade(second=second if first == TECHNICAL else "")
        best = sorted(self.words[first].items(), key=lambda each: (-each[1], each[0]))
        return Trade(first, tuple(word for word, _ in best[:_MOST_WORDS]), second)


_Vote = tuple[str, float, str]  # a family, a weight, the words as found


@lru_cache(maxsize=1 << 14)
def _in_name(text: str) -> tuple[_Vote, ...]:
    """Return what the words of a name say."""
    words = _words(text)
    ours = [(phrase.family, phrase.weight, found) for phrase, found in _phrases(words, (Place.NAMES,))]
    return (*ours, *_cues(words))


@lru_cache(maxsize=1 << 15)
def _in_header(header: str) -> tuple[_Vote, ...]:
    """Return what the words of the name of a column say."""
    words = _words(header)
    ours = [
        (phrase.family, phrase.weight * (_HEADER if phrase.place is Place.HEADERS else _NAME_IN_HEADER), found)
        for phrase, found in _phrases(words, tuple(Place))
    ]
    return (*ours, *((family, vote * _NAME_IN_HEADER, found) for family, vote, found in _cues(words)))


def _words(text: str) -> list[names.Word]:
    return [word for word in names.words(text, index().known) if word.stem not in names.SMALL_WORDS]


def _phrases(words: Sequence[names.Word], places: Sequence[Place]) -> Iterator[tuple[Phrase, str]]:
    """Yield the phrases that stand in a name: the longest at each word, for each family that has it."""
    past = 0
    stems = tuple(word.stem for word in words)
    for first, word in enumerate(stems):
        if first < past:
            continue
        here = [
            phrase
            for phrase in index().by_first.get(word, ())
            if phrase.place in places and stems[first : first + len(phrase.stems)] == phrase.stems
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


def _cues(words: Sequence[names.Word]) -> list[_Vote]:
    """Return what the recogniser of sentences says of a name."""
    text = " ".join(word.text for word in words)
    ranked = recognise(text, plain=True).ranked
    return [
        (each.trade, _CUE * (1 if found.cue.near else 2), text[found.start : found.end])
        for each in ranked
        for found in each.found
    ]
