"""The trades that a text names.

The cues are compiled once into a tree of word numbers.  A text is cut into words; each distinct word is looked up
once (texts repeat themselves), so that a text without any cue costs one regular expression and one look-up a word.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import takewhile

from transverse.trades.loader import trades
from transverse.trades.model import Cue, Found, Hint, Ranked, Recognition, Trade
from transverse.trades.words import SENTENCE_ENDS, SKIPPED, TOKEN, stem, unaccented, variants

_UNKNOWN, _SKIP = 0, -1
_REACH = 12  # words on each side where the neighbour of an ambiguous word is sought


def recognise(text: str, *, plain: bool = False) -> Recognition:
    """Return the trades that `text` names, best first.

    Parameters
    ----------
    text
        A sentence, a paragraph, a file name…
    plain
        Compare without accents, as file names and column headers are written.

    Returns
    -------
    Recognition
        The ranked trades with the cues that decided, and the ambiguous words that had no neighbour.

    Notes
    -----
    Pure and linear in the length of the text.  Of two cues that overlap, the longer one that starts first counts:
    "budget participatif" does not name the finances.
    """
    index = _index()
    look_up = index.plain if plain else index.accented
    numbers = list(map(look_up, TOKEN.findall(text)))
    if index.heads.isdisjoint(numbers):
        return Recognition()
    return _ranked(*_read(index, text, numbers))


@dataclass(slots=True)
class _Node:
    """A node of the tree of cues: the cues that end here, and the words that may follow."""

    cues: list[tuple[str, Cue, "_Near"]] = field(default_factory=list)
    next: dict[int, "_Node"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Near:
    words: frozenset[str]
    prefixes: tuple[str, ...]

    @classmethod
    def of(cls, near: Iterable[str]) -> "_Near":
        both = [form for word in near for form in (word.lower(), unaccented(word.lower()))]
        words = (stem(word) for word in both if not word.endswith("*"))
        return cls(frozenset(words), tuple(word.removesuffix("*") for word in both if word.endswith("*")))

    def holds(self, stems: Iterable[str]) -> bool:
        return any(each in self.words or each.startswith(self.prefixes) for each in stems)


@dataclass(frozen=True, slots=True)
class _Index:
    tree: Mapping[int, _Node]
    heads: frozenset[int]
    accented: Callable[[str], int]
    plain: Callable[[str], int]


@cache
def _index() -> _Index:
    return compile_cues(trades().values())


def compile_cues(known: Iterable[Trade]) -> _Index:
    """Compile the cues of the `known` trades."""
    numbers: dict[str, int] = {}
    root = _Node()
    for trade in known:
        for cue in trade.cues:
            node = root
            for word in content_words(cue.words):
                node = node.next.setdefault(_number(numbers, word), _Node())
            node.cues.append((trade.code, cue, _Near.of(cue.near)))
    return _Index(root.next, frozenset(root.next), _look_up(numbers, plain=False), _look_up(numbers, plain=True))


def content_words(cue: str) -> list[str]:
    """Return the words of `cue` that count."""
    return [word for word in TOKEN.findall(cue) if word.lower() not in SKIPPED]


def _number(numbers: dict[str, int], word: str) -> int:
    """Return the number of `word`, given on first sight; an acronym stands for itself alone ("PLU" is not "plu")."""
    forms = {word} if is_acronym(word) else variants(word)
    known = next((numbers[form] for form in sorted(forms) if form in numbers), len(numbers) + 1)
    for form in forms:
        numbers.setdefault(form, known)
    return known


def is_acronym(word: str) -> bool:
    """Say whether a word of a cue is written in capitals, and so must be in the text."""
    return len(word) > 1 and word.isupper()


def _look_up(numbers: dict[str, int], *, plain: bool) -> Callable[[str], int]:
    bare = {unaccented(form): number for form, number in reversed(numbers.items())}

    @lru_cache(maxsize=1 << 16)
    def look_up(word: str) -> int:
        lower = word.lower()
        if lower in SKIPPED:
            return _SKIP
        if word in numbers and is_acronym(word):
            return numbers[word]
        found = numbers.get(stem(word), _UNKNOWN)
        if not found and (plain or word[0].isupper()):
            found = bare.get(stem(word), _UNKNOWN)
        if not found and plain:
            found = numbers.get(word.upper(), _UNKNOWN)
        return found

    return look_up


def _read(index: _Index, text: str, numbers: list[int]) -> tuple[list[Found], list[Hint]]:
    """Return the cues of a text and its unconfirmed words."""
    marks = list(TOKEN.finditer(text))
    found: list[Found] = []
    hints: list[Hint] = []
    for first, last, cues in _matches(index, numbers):
        start, end = marks[first].start(), marks[last].end()
        sure = [(trade, cue) for trade, cue, _ in cues if not cue.near]
        if not sure:
            near = _neighbours(
                [mark.group() for mark in marks[max(0, first - _REACH) : first]],
                [mark.group() for mark in marks[last + 1 : last + 1 + _REACH]],
            )
            sure = [(trade, cue) for trade, cue, wanted in cues if wanted.holds(near)]
        if len(sure) == 1:
            found.append(Found(*sure[0], start, end))
        else:
            hints.append(Hint(frozenset(trade for trade, _, _ in cues), start, end))
    return found, hints


def _matches(index: _Index, numbers: list[int]) -> Iterator[tuple[int, int, list[tuple[str, Cue, _Near]]]]:
    """Yield the longest cues, from left to right: first and last word, and the cues of these words."""
    past = 0
    for first, number in enumerate(numbers):
        if first < past or number not in index.heads:
            continue
        node, last, cues = index.tree[number], first, index.tree[number].cues
        position = _next(numbers, first)
        while position < len(numbers) and numbers[position] in node.next:
            node = node.next[numbers[position]]
            if node.cues:
                last, cues = position, node.cues
            position = _next(numbers, position)
        if cues:
            past = last + 1
            yield first, last, cues


def _next(numbers: list[int], position: int) -> int:
    """Return the position of the next word that counts."""
    position += 1
    while position < len(numbers) and numbers[position] == _SKIP:
        position += 1
    return position


def _neighbours(before: list[str], after: list[str]) -> set[str]:
    """Return the stems of the words on both sides, up to the ends of the sentence."""
    same = [*takewhile(_inside, reversed(before)), *takewhile(_inside, after)]
    return {stem(word) for word in same}


def _inside(word: str) -> bool:
    return word not in SENTENCE_ENDS


def _ranked(found: list[Found], hints: list[Hint]) -> Recognition:
    by_trade: dict[str, list[Found]] = defaultdict(list)
    for each in found:
        by_trade[each.trade].append(each)
    ranked = [Ranked(trade, score(cues), tuple(cues)) for trade, cues in by_trade.items()]
    return Recognition(tuple(sorted(ranked, key=lambda each: (-each.score, each.trade))), tuple(hints))


def score(found: Iterable[Found]) -> int:
    """Return the weight of what was found: 2 for a distinct strong cue, 1 for a distinct confirmed one."""
    return sum(1 if cue.near else 2 for cue in {each.cue for each in found})
