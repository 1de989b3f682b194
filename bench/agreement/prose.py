"""Sentences of plain prose, cut out of paragraphs; titles, code, menus and placeholders are left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from transverse.language.forms import lexicon
from transverse.language.segment import sentences
from transverse.language.tokens import words

_CODE = re.compile(
    r"[<>{}|\\=_%$#@~^*/\[\]]|\w\(\)|\.\w|--|\d\.\d|&\w|\bwww|\s-\s|->|→|[▸►]|\b[A-Z]{2,}\b.*\b[A-Z]{2,}\b.*\b[A-Z]{2,}\b"
)
_SHAPE = re.compile(r"^[«“\"(]?\s*[A-ZÉÈÀÂÊÎÔÇŒ].*[.!?…]\s*[»”\")]?$")
_PAIRS = (("(", ")"), ("«", "»"), ("“", "”"))
_CAPITALISED_WITHIN = 3
_KNOWN_SHARE = 0.85


@dataclass(frozen=True)
class Token:
    """A word with its place in the sentence and all that the lexicon says of it."""

    text: str
    low: str
    start: int
    end: int

    @cached_property
    def tags(self) -> frozenset[str]:
        """The readings, as the lexicon writes them."""
        return lexicon().tags(self.low)

    def reads(self, *wanted: str) -> bool:
        """Say whether a reading is one of `wanted` or starts with it."""
        return any(tag.startswith(wanted) for tag in self.tags)


def tokens(text: str) -> list[Token]:
    """Cut a sentence into words and marks."""
    return [Token(word.text, word.low, word.start, word.end) for word in words(text, 0, len(text))]


def prose(paragraph: str) -> Iterator[str]:
    """Yield the sentences of `paragraph` that are plain prose, white space folded."""
    text = re.sub(r"[ \t\r\n]+", " ", paragraph).strip()
    for span in sentences(text):
        sentence = text[span.start : span.end]
        if _SHAPE.match(sentence) and not _CODE.search(sentence) and _balanced(sentence) and _is_french(sentence):
            yield sentence


def _balanced(sentence: str) -> bool:
    return sentence.count('"') % 2 == 0 and all(sentence.count(one) == sentence.count(two) for one, two in _PAIRS)


def _is_french(sentence: str) -> bool:
    found = [token for token in tokens(sentence) if token.text[0].isalpha()]
    if not 5 <= len(found) <= 60 or sum(token.text[0].isupper() for token in found[1:]) > _CAPITALISED_WITHIN:
        return False
    return sum(bool(token.tags) or token.text.endswith(("'", "’")) for token in found) >= _KNOWN_SHARE * len(found)
