"""What one cell says: text made clean, numbers, yes and no.  What cannot be read is told, never guessed."""

import re
import unicodedata
from decimal import Decimal

from transverse.organisation.anomaly import Log

LONGEST_CODE = 200
LONGEST_TEXT = 500

# A spreadsheet runs what begins so; an export puts an apostrophe before it, which the reader takes away.
_SIGNS = "=+@＝＋－＠-"
_FORMULA = re.compile(rf"[{_SIGNS}][\s{_SIGNS}]*[^\s{_SIGNS}]")
_GUARDED = re.compile(rf"'+[{_SIGNS}]")
_GUARD = re.compile(rf"'*[{_SIGNS}]")
_NUMBER = re.compile(r"([+-]?)(\d{1,6}(?:[.,]\d{1,6})?)\s*(%?)")
_SPACES = frozenset("\t\n\r\v\f")
_JOINERS = frozenset("\u200c\u200d")
_YES = frozenset("oui o yes y vrai true x 1".split())
_NO = frozenset(("", *"non n no faux false 0 -".split()))
_PLACEHOLDERS = frozenset("? x xx xxx 0 00 000 - -- . n/a na n/d nd neant aucun aucune sans null none so s/o".split())
_EMAIL = re.compile(r"[^\s@<>\"(),:;]+@[^\s@<>\"(),:;]+")


def is_clean(text: str) -> bool:
    """Say whether `tidy` would leave `text` as it is."""
    return tidy(text) == (text, False)


def tidy(text: str) -> tuple[str, bool]:
    """Return `text` on one line, composed, without invisible characters; and whether it had any of these."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split()), False
    if text.isprintable():
        return " ".join(unicodedata.normalize("NFC", text).split()), False
    kept = "".join(each for each in text if each in _SPACES or each in _JOINERS or not _is_odd(each))
    return " ".join(unicodedata.normalize("NFC", kept).split()), len(kept) != len(text)


def _is_odd(character: str) -> bool:
    """Say whether it is a control, a direction mark or half a character: nothing that one can see or store."""
    return unicodedata.category(character) in {"Cc", "Cf", "Cs"}


def read_text(raw: str, log: Log, line: int, column: str, longest: int = LONGEST_TEXT, *, formula: bool = True) -> str:
    """Return what a cell says, and report what had to be changed or may be misread.

    Parameters
    ----------
    raw, log, line, column
        The cell, and where to report what is odd in it.
    longest
        What is beyond is cut off.
    formula
        Whether to report what a spreadsheet would run; a negative number begins so too.
    """
    text, odd = tidy(raw[: longest * 4])
    if odd:
        log.add("character-odd", line, column, raw)
    if _GUARDED.match(text):
        text = text[1:]
    elif formula and text[:1] in _SIGNS and _FORMULA.match(text):
        log.add("formula", line, column, text)
    if len(text) > longest or len(raw) > longest * 4:
        log.add("text-long", line, column, text, str(longest))
        text = text[:longest].rstrip()
    return text


def guarded(text: str) -> str:
    """Return `text` so that a spreadsheet does not run it; `read_text` gives it back as it was."""
    return f"'{text}" if _GUARD.match(text) else text


def is_placeholder(text: str) -> bool:
    """Say whether `text` is what people write in a cell to say that there is nothing: « XX », « 0 », « néant »."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().strip().lower()
    return bare in _PLACEHOLDERS


def read_yes(text: str, log: Log, line: int, column: str) -> bool:
    """Return whether a cell says yes; what is neither yes nor no is reported, and is no."""
    said = text.strip().lower()
    if said not in _YES and said not in _NO:
        log.add("head-unreadable", line, column, text)
    return said in _YES


def read_fte(text: str, log: Log, line: int, column: str, *, several: bool = False) -> Decimal | None:
    """Return a share of full time: « 0,8 », « 0.8 » or « 80 % ».

    Parameters
    ----------
    text, log, line, column
        The cell, and where to report what is odd in it.
    several
        Whether the line may stand for several posts, so that more than 1 is no surprise.
    """
    if not text:
        return None
    found = _NUMBER.fullmatch(text)
    if not found:
        log.add("fte-unreadable", line, column, text)
        return None
    sign, digits, percent = found.groups()
    value = Decimal(digits.replace(",", ".")) / (100 if percent else 1)
    if sign == "-" and value:
        log.add("fte-negative", line, column, text)
        return None
    if value > 1 and not several:
        log.add("fte-high", line, column, text)
    return value


def read_email(text: str, log: Log, line: int, column: str) -> str:
    """Return an address, ``""`` when the cell holds something else."""
    if text and not _EMAIL.fullmatch(text):
        log.add("email-odd", line, column, text)
        return ""
    return text


def read_name(text: str) -> tuple[str, str]:
    """Cut a whole name in last and first name, when its writing tells where.

    >>> read_name("DE LA TOUR Jean"), read_name("Tour, Jean"), read_name("Jean Tour")
    (('DE LA TOUR', 'Jean'), ('Tour', 'Jean'), ('Jean Tour', ''))
    """
    last, comma, first = text.partition(",")
    if comma:
        return last.strip(), first.strip()
    words = text.split()
    capitals = [word.isupper() and len(word) > 1 for word in words]
    start = capitals.index(False) if False in capitals else len(words)
    if 0 < start < len(words) and not any(capitals[start:]):
        return " ".join(words[:start]), " ".join(words[start:])
    end = capitals.index(True) if True in capitals else 0
    if end and all(capitals[end:]):
        return " ".join(words[end:]), " ".join(words[:end])
    return text, ""
