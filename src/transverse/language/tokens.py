"""Words of a sentence, cut the way French treebanks cut them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

APOSTROPHES = "'’ʼ"

_CLITIC = r"(?:t-)?(?:je|tu|ils?|elles?|on|nous|vous|ce|les?|la|leur|lui|moi|toi|en|y)"
_WORD = re.compile(
    rf"""
    [^\W\d_]+(?=[\s,])                                                              # most words, told at a glance
    | (?<![^\W_])(?:rendez-vous|celles?-(?:ci|là)|ceux-(?:ci|là)|celui-(?:ci|là)|peut-être|vis-à-vis|c'est-à-dire
        |aujourd['’]hui|au-delà|par-delà|en-deçà|là-dessus|ci-(?:joint|dessus|dessous|après|contre)\w*|quelqu['’]un\w*
        |porte-à-porte|(?:elle|lui|eux|elles|soi|moi|toi|nous|vous)-mêmes?)(?!\w)      # one word in spite of its mark
    | (?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)[{APOSTROPHES}](?=\ {{0,3}}[\w«“"])  # elided word
    | -(?:t[-{APOSTROPHES}])?{_CLITIC}(?![\w-])(?<=\w)                                     # clitic after its verb
    | -(?:là|ci)(?!\w)                                                              # demonstrative particle
    | \d+(?:[.,   ]\d{{3}})*(?:[.,]\d+)?(?!\w)                            # number
    | \w+(?:\([es]+\)|·e·?s?)                                                        # both genders
    | (?:https?|ftp)://[^\s<>«»)]+[\w/]                                               # link
    | \w[\w.+-]*@\w[\w.-]*\w                                                        # electronic address
    | \w+(?:[./][\w-]+)+                                                 # address or file name
    | \w+(?:[{APOSTROPHES}-](?!{_CLITIC}(?![\w-]))(?!(?:là|ci)(?!\w))\w+)*                 # word
    | [^\w\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PLAIN = re.compile(r"[^\W_]+")


@lru_cache(2)
def plain_words(text: str) -> frozenset[str]:
    """Return the runs of letters and digits of `text`; several tests ask for those of the same block in turn."""
    return frozenset(_PLAIN.findall(text))


@dataclass(slots=True, unsafe_hash=True)  # not written to once built; "frozen" would make building slow
class Word:
    """One word or punctuation mark, with its place in the block (code points).

    ``low`` is the text in lower case, with the straight apostrophe.
    """

    text: str
    start: int
    end: int
    low: str = field(init=False)

    def __post_init__(self) -> None:
        self.low = _low(self.text)


@lru_cache(1 << 14)
def _low(text: str) -> str:
    return text.lower().replace("’", "'").replace("ʼ", "'")


def words(text: str, start: int, end: int) -> Iterator[Word]:
    """Yield the words of ``text[start:end]``; offsets are those of `text`."""
    for found in _WORD.finditer(text, start, end):
        yield Word(found.group(), *found.span())
