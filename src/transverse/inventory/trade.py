"""The trade that a file belongs to, from its name, its folders, its sheets, its columns and its national schema.

Each place weighs: the name of the file more than the folder that holds it, the folder more than those above it.  What
decided is kept, so that a page can say « métier : voirie, d'après arretes, circulation ».
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import exp

from transverse.inventory import names
from transverse.inventory.model import Schema, Table, Trade
from transverse.inventory.schema import trade_of
from transverse.inventory.trade_says import BACKGROUND, HINT, Vote, in_header, in_name
from transverse.inventory.trade_words_file import TECHNICAL

_NAME, _SHEET, _EXTRA = 1.0, 0.8, 0.6
_CONTEXT = 0.6  # « Projet centre-ville - logements vacants »: the subject comes last
_FOLDERS = (0.7, 0.4, 0.2)  # the nearest first; the rest weigh as the last
_SCHEMA = 6.0
_MOST_OF_HEADERS = 6.0  # that a thousand columns may say together
_MADE_OF = 0.6  # the share of columns from which a table is about places, or for machines
_ENOUGH, _ENOUGH_FOR_SECOND, _SHARE_OF_SECOND = 0.55, 0.5, 0.2
_TECHNICAL_ENOUGH = 1.5  # « data », « text » alone do not make a file of machines
_MOST_WORDS = 6
_MOST_COLUMNS = 400
_IDLE_SHEETS = frozenset({"feuille", "feuil", "sheet", "tableau", "table"})


def of(path: str, tables: Sequence[Table], schema: Schema | None = None, extra_words: Sequence[str] = ()) -> Trade:
    """Return the trade that a file belongs to.

    Parameters
    ----------
    path
        From the root, with ``/``.
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
    if schema and (known := trade_of(schema)):
        votes.add(known, _SCHEMA if schema.exact else _SCHEMA / 2, "")
        votes.decide(known, _SCHEMA)
    return votes.count()


def _texts(path: str, tables: Sequence[Table], extra_words: Sequence[str]) -> Iterator[tuple[str, float]]:
    *folders, name = path.split("/")
    *contexts, subject = names.without_extensions(name).split(" - ")
    yield subject, _NAME
    yield from ((context, _CONTEXT) for context in contexts)
    for depth, folder in enumerate(reversed(folders)):
        yield folder, _FOLDERS[min(depth, len(_FOLDERS) - 1)]
    for sheet in dict.fromkeys(table.name for table in tables if table.name):
        if names.stem(sheet.strip("0123456789 ")) not in _IDLE_SHEETS:
            yield sheet, _SHEET / max(1, len(tables) / 4)
    yield from ((text, _EXTRA) for text in extra_words)


@dataclass(slots=True)
class _Votes:
    """What speaks for each family: weights, the words with the most that each gave, and who has more than hints."""

    weights: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    words: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    decided: set[str] = field(default_factory=set)

    def add(self, family: str, weight: float, word: str) -> None:
        self.weights[family] += weight
        if word:
            self.words[family][word] = max(weight, self.words[family].get(word, 0))

    def read(self, text: str, weight: float) -> None:
        """Count the words of the name of a file, a folder or a sheet."""
        for family, vote, word in _best_of_background(dict.fromkeys(in_name(text))):
            self.add(family, vote * weight, word)
            self.decide(family, vote)

    def decide(self, family: str, vote: float) -> None:
        if vote > HINT:
            self.decided.add(family)

    def read_headers(self, headers: Sequence[str]) -> None:
        """Count the words of columns, each once: a hundred columns do not shout down the name of the file.

        Where a thing is, any table says: such words count as far as the table is made of them.
        """
        best: dict[tuple[str, str], float] = {}
        speaking: Counter[str] = Counter()
        for header in headers:
            votes = in_header(header)
            speaking.update({family for family, _, _ in votes})
            for family, vote, word in votes:
                best[family, word] = max(vote, best.get((family, word), 0))
        sums: dict[str, float] = defaultdict(float)
        for (family, word), vote in best.items():
            sums[family] += vote
            self.decide(family, vote)
            self.words[family].setdefault(word, vote)
        for family, total in sums.items():
            weight = _MOST_OF_HEADERS * (1 - exp(-total / _MOST_OF_HEADERS))
            if family in BACKGROUND:
                share = speaking[family] / len(headers) / _MADE_OF
                weight *= min(1, share)
                self.decided.update({family} if share >= 1 else ())
            self.weights[family] += weight

    def count(self) -> Trade:
        for family in self.weights:
            self.weights[family] *= BACKGROUND.get(family, 1) if family in self.decided else 0
        if self.weights[TECHNICAL] < _TECHNICAL_ENOUGH:
            self.weights[TECHNICAL] = 0
        ranked = sorted(self.weights, key=lambda family: -self.weights[family])  # of two equals, the first named
        if not ranked:
            return Trade()
        first = ranked[0]
        least = max(_ENOUGH_FOR_SECOND, self.weights[first] * _SHARE_OF_SECOND)
        others = [family for family in ranked[1:] if family != TECHNICAL and self.weights[family] >= least]
        second = others[0] if others else ""
        if first == TECHNICAL or self.weights[first] < _ENOUGH:
            return Trade(second=second if first == TECHNICAL else "")
        return Trade(first, self._deciding(first), second)

    def _deciding(self, family: str) -> tuple[str, ...]:
        """Return the words with the most weight, each once, without those that are part of another."""
        shown: dict[str, str] = {}
        for word, _ in sorted(self.words[family].items(), key=lambda each: (-each[1], each[0])):
            plain = " ".join(names.stem(part) for part in word.split())
            if not any(f" {plain} " in f" {other} " for other in shown):
                shown[plain] = word
        return tuple(shown.values())[:_MOST_WORDS]


def _best_of_background(votes: Iterable[Vote]) -> Iterator[Vote]:
    """Yield the votes, but one alone for places or machines: « commune, département, région » say the same thrice."""
    best: dict[str, Vote] = {}
    for vote in votes:
        if vote[0] in BACKGROUND:
            best[vote[0]] = max(best.get(vote[0], vote), vote, key=lambda each: each[1])
        else:
            yield vote
    yield from best.values()
