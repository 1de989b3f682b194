"""Text as it is printed: no character that a file cannot hold, French spaces and apostrophes, every word kept."""

import re
import unicodedata

NO_BREAK = "\N{NO-BREAK SPACE}"
# Controls, half characters, marks that turn the order of reading around, and code points that are no character.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_BLANKS = re.compile(r"[\t\n\v\f\r \u0085\u2028\u2029]+")
_NO_CHARACTER = re.compile(
    "[" + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17)) + "]"
)
_STAYS_TOGETHER = re.compile(
    r" (?=[:;!?»%€](?:\W|$))|(?<=«) |(?<=\bn°) |(?<=\bM\.) |(?<=\bMme) |(?<=\d) (?=\d{3}(?!\d))"
)
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


def printable(text: str, *, french: bool = True) -> str:
    r"""Return one text as it is printed: blanks made one, unprintable characters dropped, French marks kept together.

    >>> printable("Est-ce\x07  tout ?")
    'Est-ce tout\xa0?'
    """
    kept = _NO_CHARACTER.sub("", _UNPRINTABLE.sub("", _BLANKS.sub(" ", text)))
    kept = unicodedata.normalize("NFC", kept)
    return _APOSTROPHE.sub("\N{RIGHT SINGLE QUOTATION MARK}", _STAYS_TOGETHER.sub(NO_BREAK, kept)) if french else kept
