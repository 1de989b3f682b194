"""Proxy-noun parse of the sentences that have a hit, and of nothing else.

The anglicism is replaced by a French noun of the same gender and number before parsing, object pronouns
by ones that no article resembles, and pronouns hung on a verb are hidden: the parser sees plain French.
"""

import gc
import importlib.util
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from transverse.language.annotate import Annotation, Annotator
from transverse.language.clitics import CLITICS, is_clitic
from transverse.language.sentence import GHOST, Node, Sentence
from transverse.language.tokens import Word

MODEL = "fr_core_news_md"
_UNUSED = ["ner", "lemmatizer", "attribute_ruler"]
_THREADS = "OPENBLAS_NUM_THREADS"
"""The products are small: several threads would spend their time waiting for each other."""
_CLITIC_PROXY = {"la": "me", "le": "me", "les": "nous", "l'": "m'", "leur": "nous"}
_ACCENTS = {"etre": "être", "ete": "été", "meme": "même", "apres": "après", "tres": "très", "deja": "déjà"}
"""Words often written without their accent, which the parser would not know."""
_GHOSTS = frozenset(
    f"-{before}{pronoun}" for before in ("", "t-") for pronoun in ("il", "elle", "on", "ils", "elles", "ce", "je", "tu")
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sentence ready for the parser: its words, and for each hit word its index and French stand-in.

    ``hits`` maps a place among ``words`` to (index of the hit, proxy); an empty proxy hides the word.
    """

    words: Sequence[Word]
    hits: dict[int, tuple[int, str]]


def available() -> bool:
    """Say whether the parser and its model are installed."""
    return all(importlib.util.find_spec(name) for name in ("spacy", MODEL))


@cache
def _annotator() -> Annotator:
    kept = os.environ.get(_THREADS)
    os.environ.setdefault(_THREADS, "1")
    from spacy.language import Language  # noqa: PLC0415  (heavy: only when a sentence has a hit)
    from spacy.util import get_package_path, load_config  # noqa: PLC0415

    if kept is None:
        del os.environ[_THREADS]
    # Not ``spacy.load``: most of its time goes to the rules that cut French into words, and we cut them ourselves.
    folder = next(get_package_path(MODEL).glob(f"{MODEL}-*"))
    words_given: Any = type("WordsGiven", (Language,), {"lang": "fr"})
    model = words_given.from_config(load_config(folder / "config.cfg"), exclude=_UNUSED)
    model.from_disk(folder, exclude=[*_UNUSED, "tokenizer"])
    annotator = Annotator(model)
    gc.freeze()  # it lives as long as the process: not to be looked through at each collection
    return annotator


def parse(batch: Iterable[Prepared]) -> Iterator[Sentence]:
    """Yield the parsed sentences of `batch`, in order."""
    batch = list(batch)
    seen = [_seen(prepared) for prepared in batch]
    annotated = _annotator()([(shown, spaces) for _, shown, spaces, *_ in seen])
    for prepared, (places, _, _, clitics, undecided), annotation in zip(batch, seen, annotated, strict=True):
        yield _sentence(prepared, places, clitics, undecided, annotation)


def unparsed(prepared: Prepared) -> Sentence:
    """Return the words of a sentence without any relation: all that is known where no parser is installed."""
    words, hits = prepared.words, prepared.hits
    clitics = {place for place, word in enumerate(words) if word.low in CLITICS and is_clitic(words, place, hits)}
    nodes = [
        Node(
            place,
            word.text,
            word.low,
            word.start,
            word.end,
            head=place,
            hit=_hit(prepared, place),
            clitic=place in clitics,
        )
        for place, word in enumerate(words)
    ]
    return Sentence(nodes, parsed=False)


def _hit(prepared: Prepared, place: int) -> int:
    return prepared.hits[place][0] if place in prepared.hits else -1


def _seen(prepared: Prepared) -> tuple[list[int], list[str], list[bool], set[int], set[int]]:
    """Return the places shown to the parser, the words there, their spacing, the clitics, and those it decides on."""
    words = prepared.words
    shout = all(word.text == word.text.upper() for word in words)
    places: list[int] = []
    shown: list[str] = []
    spaces: list[bool] = []
    clitics: set[int] = set()
    open_: set[int] = set()
    for place, word in enumerate(words):
        proxy = prepared.hits.get(place, (-1, word.text))[1]
        if not proxy or word.low in _GHOSTS:
            continue
        asked = word.low in CLITICS and place not in prepared.hits
        decided = is_clitic(words, place, prepared.hits) if asked else False
        if decided is None:
            open_.add(place)
        if decided:
            clitics.add(place)
            proxy = _CLITIC_PROXY[word.low]
        elif place not in prepared.hits:
            proxy = _ACCENTS.get(word.low) or (word.low if shout else word.text.replace("’", "'"))
        places.append(place)
        shown.append(proxy)
        spaces.append(place + 1 < len(words) and words[place + 1].start > word.end)
    if not places:
        places, shown, spaces = [0], ["."], [False]
    return places, shown, spaces, clitics, open_


def _sentence(
    prepared: Prepared, places: Sequence[int], clitics: set[int], undecided: set[int], annotation: Annotation
) -> Sentence:
    found = {
        place: (pos, dep, places[head])
        for place, pos, dep, head in zip(places, annotation.pos, annotation.deps, annotation.heads, strict=True)
    }
    nodes: list[Node] = []
    for place, word in enumerate(prepared.words):
        pos, dep, head = found.get(place) or ("X", GHOST, max(place - 1, 0))
        clitic = place in clitics or (place in undecided and pos == "PRON")
        nodes.append(
            Node(place, word.text, word.low, word.start, word.end, pos, dep, head, _hit(prepared, place), clitic)
        )
    return Sentence(nodes)
