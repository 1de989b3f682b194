"""What the column types share to read a cell: numbers as the French write them, bare letters, check digits."""

import re
import unicodedata

_NUMBER = re.compile(
    r"[+-]?(?:\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+|\d+)(?:[.,]\d+)?(?:[eE][+-]?\d{1,3})?|[+-]?[.,]\d+"
)
_ENGLISH = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+\.\d+")
_GAPS = str.maketrans("", "", " \u00a0\u202f\u2009")
_SEPARATED = re.compile(r"\s*[,;|/]\s*")
_LONGEST_MEASURE = 40
_WORD = re.compile(r"[a-z0-9]+")


def number(text: str) -> float | None:
    """Return the number that a cell holds, None if it holds anything else.

    ``1 234,5``, ``1234.5``, ``-3``, ``1,234.50`` and ``1e-05`` are numbers; ``12 m`` is not.
    """
    if _NUMBER.fullmatch(text):
        return float(text.translate(_GAPS).replace(",", "."))
    if _ENGLISH.fullmatch(text):
        return float(text.replace(",", ""))
    return None


def without(unit: re.Pattern[str], text: str) -> str:
    """Return a short text without the unit that ends it; a long one is no measure, and stays as it is."""
    return unit.sub("", text) if len(text) < _LONGEST_MEASURE else text


def each_of(text: str) -> list[str]:
    """Return what a cell lists, cut at commas, semicolons, bars and slashes; a cell that lists nothing holds one."""
    return _SEPARATED.split(text)


def between(text: str, least: float, most: float) -> bool:
    """Tell whether a cell is a number of this range, both ends included."""
    value = number(text)
    return value is not None and least <= value <= most


def folded(text: str) -> str:
    """Return the words of a text: small letters without accents, one space between two."""
    low = text.lower()
    if not low.isascii():
        low = low.replace("œ", "oe").replace("æ", "ae")
        low = "".join(each for each in unicodedata.normalize("NFD", low) if not unicodedata.combining(each))
    return " ".join(_WORD.findall(low))


def passes_luhn(digits: str) -> bool:
    """Tell whether the last digit is the check digit of Luhn of those before (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = ord(digit) - 48
        double = value * 2 - 9 if value > 4 else value * 2
        total += double if place % 2 else value
    return total % 10 == 0


def digits_only(text: str) -> str:
    """Return a code without the spaces, dots and dashes that are put in to read it."""
    return text.translate(_READING)


_READING = str.maketrans("", "", " \u00a0\u202f\u2009.-")
