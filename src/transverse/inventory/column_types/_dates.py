"""Days as people and software write them, mistakes included."""

import re

from transverse.inventory.column_types._values import folded

MONTHS = (
    "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|janv|fevr|fev|avr|juil|sept|"
    "oct|nov|dec|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|"
    "jun|jul|aug|sep"
)
_YEAR = r"(?:1[5-9]|20|21)\d{2}"
_MONTH, _DAY = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_WRITTEN = (
    rf"{_YEAR}([-/. ]){_MONTH}\1{_DAY}|{_DAY}([-/. ]){_MONTH}\2(?:{_YEAR}|\d{{2}})|{_MONTH}/{_DAY}/(?:{_YEAR}|\d{{2}})"
)
_MISTYPED = r"\d{1,3}/\d{1,3}/\d{2,4}|0000-00-00"
_MIDNIGHT = r"(?: 00:00(?::00(?:\.0+)?)?)?"
_BARE = re.compile(rf"{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_WEEKDAY = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?"
_TEXT = re.compile(rf"{_WEEKDAY}(?:le )?(?:{_DAY}|1er) (?:{MONTHS})(?: (?:{_YEAR}|\d{{2}}))?")
_DATE = re.compile(rf"(?:{_WRITTEN}|{_MISTYPED}){_MIDNIGHT}")
_ZONE = r"(?: ?(?:Z|UTC|GMT|CES?T|[+-]\d{2}(?::?\d{2})?))?"
_HOUR = rf"(?:[01]?\d|2[0-4])(?::[0-5]\d){{1,2}}(?:[.,]\d+)?(?: ?[AaPp][Mm])?{_ZONE}"
_DATETIME = re.compile(rf"(?:{_WRITTEN})(?:T| |  )(?:à )?{_HOUR}|{_YEAR}\d{{4}}T?\d{{6}}Z?")
_AT_MIDNIGHT = re.compile(r".* 00:00(?::00(?:\.0+)?)?")


def is_written_date(text: str) -> bool:
    """Tell whether a text is a day with separators or a month in letters; one mistyped, such as 08/121/99, is."""
    if len(text) > 35:
        return False
    return _DATE.fullmatch(text) is not None or (text[-1].isdecimal() and _TEXT.fullmatch(folded(text)) is not None)


def is_recent_date(text: str) -> bool:
    """Tell whether a text is a written day, or eight digits of a day since 1900."""
    return is_written_date(text) or (text[:2] in {"19", "20"} and _BARE.fullmatch(text) is not None)


def is_date(text: str) -> bool:
    """Tell whether a text is a day, eight digits without separator included."""
    return _BARE.fullmatch(text) is not None or is_written_date(text)


def is_datetime(text: str) -> bool:
    """Tell whether a text is a day and an hour; midnight after a blank is how a spreadsheet writes a day."""
    return len(text) < 45 and _DATETIME.fullmatch(text) is not None and not _AT_MIDNIGHT.fullmatch(text)
