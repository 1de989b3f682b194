"""Proxy-noun parse of the sentences that have a hit, and of nothing else.

The anglicism is replaced by a French noun of the same gender and number before parsing, object pronouns
by ones that no article resembles, and pronouns hung on a verb are hidden: the parser sees plain French.
"""

import gc
import importlib.util
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
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

    ``hits`` maps a place among ``words`` to (index of the hit, proxy); an empty proxy hides the word.  ``clitics`` says
    what `is_clitic` answers where it is asked.
    """

    words: Sequence[Word]
    hits: dict[int, tuple[int, str]]
    clitics: dict[int, bool | None]


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
    # Nor its list of strings, which gives words back from their numbers: it is filled with the words that we show.
    model.from_disk(folder, exclude=[*_UNUSED, "tokenizer", "strings"])
    annotator = Annotator(model)
    gc.freeze()  # it lives as long as the process: not to be looked through at each collection
    return annotator


def parse(batch: Iterable[Prepared]) -> Iterator[Sentence]:
    """Yield the parsed sentences of `batch`, in order."""
    batch = list(batch)
    seen = [_seen(prepared) for prepared in batch]
    annotated = _annotator()([(shown, spaces) for _, shown, spaces in seen])
    for prepared, (places, _, _), annotation in zip(batch, seen, annotated, strict=True):
        yield _sentence(prepared, places, annotation)


def unparsed(prepared: Prepared) -> Sentence:
    """Return the words of a sentence without any relation: all that is known where no parser is installed."""
    clitics = prepared.clitics
    nodes = [
        Node(place, word.text, word.low, word.start, word.end, "X", "dep", place, -1, bool(clitics.get(place)))
        for place, word in enumerate(prepared.words)
    ]
    for place, (number, _) in prepared.hits.items():
        nodes[place].hit = number
    return Sentence(nodes, parsed=False)


def asked(words: Sequence[Word], hits: Collection[int]) -> dict[int, bool | None]:
    """Return what `is_clitic` answers for each of `words` that may be an object pronoun; the hits are none."""
    return {
        place: is_clitic(words, place, hits)
        for place, word in enumerate(words)
        if word.low in CLITICS and place not in hits
    }


def _seen(prepared: Prepared) -> tuple[list[int], list[str], list[bool]]:
    """Return the places shown to the parser, the words there and their spacing."""
    words = prepared.words
    shout = all(word.text == word.text.upper() for word in words)
    ghosts = [place for place, word in enumerate(words) if word.low in _GHOSTS]
    hidden = {*ghosts, *(place for place, (_, proxy) in prepared.hits.items() if not proxy)}
    shown = [_ACCENTS.get(word.low) or (word.low if shout else word.text.replace("’", "'")) for word in words]
    for place, (_, proxy) in prepared.hits.items():
        shown[place] = proxy
    for place, decided in prepared.clitics.items():
        if decided:
            shown[place] = _CLITIC_PROXY[words[place].low]
    spaces = [after.start > word.end for word, after in pairwise(words)]
    spaces.append(False)
    if not hidden:
        return list(range(len(words))), shown, spaces
    places = [place for place in range(len(words)) if place not in hidden]
    if not places:
        return [0], ["."], [False]
    return places, [shown[place] for place in places], [spaces[place] for place in places]


def _sentence(prepared: Prepared, places: Sequence[int], annotation: Annotation) -> Sentence:
    clitics = prepared.clitics
    nodes = [
        Node(place, word.text, word.low, word.start, word.end, "X", GHOST, max(place - 1, 0))
        for place, word in enumerate(prepared.words)
    ]
    for place, pos, dep, head in zip(places, annotation.pos, annotation.deps, annotation.heads, strict=True):
        node = nodes[place]
        node.pos, node.dep, node.head = pos, dep, places[head]
        if place in clitics:
            decided = clitics[place]
            node.clitic = pos == "PRON" if decided is None else decided
    for place, (number, _) in prepared.hits.items():
        nodes[place].hit = number
    return Sentence(nodes)
