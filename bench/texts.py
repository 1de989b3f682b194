"""The French text that all tools read: two Debian manuals, at natural hit density and thickened with hits."""

import json
import random
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from pathlib import Path

from agreement.readers import paragraphs
from debian import unpacked
from hits import own_sentences
from transverse.language.matching import matcher
from transverse.language.segment import sentences

DENSITIES = (None, 2, 10, 30)
"""Hit sentences in a hundred; None: as the manuals stand."""

_MANUALS = (("debian-handbook", "**/html/fr-FR/*.html"), ("debian-reference-fr", "**/ch*.fr.html"))
_SHORTEST = 8  # words; titles, menus and page marks are shorter


def text_file(cache: Path, density: int | None) -> Path:
    """Return the file of the text at `density`, paragraphs between blank lines.

    It is made when it is not there, or is older than the agreement set that its sentences are drawn from.
    """
    path = cache / f"texte-{'naturel' if density is None else density}.txt"
    drawn = agreement_set(cache)
    if not path.exists() or (drawn.exists() and drawn.stat().st_mtime > path.stat().st_mtime):
        base = list(_manuals(cache))
        thick = base if density is None else _thickened(base, density, _hit_sentences(drawn))
        path.write_text("\n\n".join(thick) + "\n", encoding="utf-8")
    return path


def agreement_set(cache: Path) -> Path:
    """Return the file of the agreement set that the hit sentences are drawn from, beside the templates of ``hits``."""
    return cache.parent / "agreement" / "learn.jsonl"


def extract(path: Path, words: int) -> list[str]:
    """Return paragraphs spread evenly over the file, of about `words` words in all; of all words when it is 0."""
    every = path.read_text(encoding="utf-8").split("\n\n")
    total = count_words("\n".join(every))
    if not words or words >= total:
        return every
    step = total / words
    return [every[int(place * step)] for place in range(int(len(every) / step))]


def count_words(text: str) -> int:
    """Return the number of words, parted by white space."""
    return len(text.split())


def hit_share(path: Path) -> tuple[int, int]:
    """Return how many sentences of the file hold a term, and how many there are."""
    terms = matcher()
    found = [next(terms.find(sentence), None) is not None for sentence in _sentences(extract(path, 0))]
    return sum(found), len(found)


def _manuals(cache: Path) -> Iterator[str]:
    seen: set[str] = set()
    for package, pattern in _MANUALS:
        for file in sorted(unpacked(package, cache / "packages").glob(pattern)):
            for paragraph in paragraphs(file):
                folded = " ".join(paragraph.split())
                if len(folded.split()) >= _SHORTEST and folded not in seen:
                    seen.add(folded)
                    yield folded


def _sentences(texts: Sequence[str]) -> Iterator[str]:
    return (text[span.start : span.end] for text in texts for span in sentences(text))


def _thickened(base: Sequence[str], density: int, hits: Iterator[str]) -> Iterator[str]:
    """Yield the paragraphs with some sentences replaced, so that `density` in a hundred hold a hit."""
    draw = random.Random(density)
    terms = matcher()
    for paragraph in base:
        parts = [paragraph[span.start : span.end] for span in sentences(paragraph)]
        yield (
            " ".join(
                next(hits) if draw.random() * 100 < density else part
                for part in parts
                if next(terms.find(part), None) is None  # the natural ones would come on top
            )
            or paragraph
        )


def _hit_sentences(path: Path) -> Iterator[str]:
    """Yield our own sentences, each followed by one of the agreement set at `path` as long as there are any."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    pairs = [json.loads(line)["text"] for line in lines]
    random.Random(0).shuffle(pairs)
    own = own_sentences()
    yield from chain.from_iterable(zip_longest((next(own) for _ in pairs), pairs))
    yield from own
