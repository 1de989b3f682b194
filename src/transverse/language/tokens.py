"""Words of a sentence, cut the way French treebanks cut them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

APOSTROPHES = "'’ʼ"

_CLITIC = r"(?:t-)?(?:je|tu|ils?|elles?|on|nous|vous|ce|les?|la|leur|lui|moi|toi|en|y)"
_WORD = re.compile(
    rf"""
    (?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)[{APOSTROPHES}](?=\ {{0,3}}[\w«“"])  # elided word
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
_WHOLE = re.compile(
    r"(?:rendez-vous|celles?-(?:ci|là)|ceux-(?:ci|là)|celui-(?:ci|là)|peut-être|vis-à-vis|c'est-à-dire|aujourd['’]hui"
    r"|au-delà|par-delà|en-deçà|là-dessus|ci-(?:joint|dessus|dessous|après|contre)\w*|quelqu['’]un\w*|porte-à-porte"
    r"|(?:elle|lui|eux|elles|soi|moi|toi|nous|vous)-mêmes?)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word or punctuation mark, with its place in the block (code points)."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """The text in lower case, with the straight apostrophe."""
        return self.text.lower().replace("’", "'").replace("ʼ", "'")


def words(text: str, start: int, end: int) -> Iterator[Word]:
    """Yield the words of ``text[start:end]``; offsets are those of `text`."""
    position = start
    while position < end:
        if text[position].isspace():
            position += 1
            continue
        found = _WHOLE.match(text, position, end) if _at_word_start(text, position) else None
        found = found or _WORD.match(text, position, end)
        stop = found.end() if found and found.end() > position else position + 1
        yield Word(text[position:stop], position, stop)
        position = stop


def _at_word_start(text: str, position: int) -> bool:
    return position == 0 or not text[position - 1].isalnum()
