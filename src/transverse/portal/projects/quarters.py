"""Quarters, the periods in which days are promised: « 2027-T1 », which sorts as time goes."""

import re
from datetime import date, timedelta

FORM = r"^20\d\d-T[1-4]$"
MOST = 12  # quarters that a project may last: beyond three years, it is no longer a project
_RANKS = ("", "1er", "2e", "3e", "4e")


def quarter_of(day: date) -> str:
    """Return the quarter of `day`.

    >>> quarter_of(date(2027, 5, 14))
    '2027-T2'
    """
    return f"{day.year}-T{(day.month + 2) // 3}"


def after(quarter: str, count: int = 1) -> str:
    """Return the quarter so many quarters later; a negative count goes back.

    >>> after("2026-T4"), after("2027-T1", -5)
    ('2027-T1', '2025-T4')
    """
    year, rank = _parts(quarter)
    return "{}-T{}".format(*_at(year * 4 + rank - 1 + count))


def between(first: str, last: str) -> tuple[str, ...]:
    """Return the quarters from `first` to `last`, both included; none when they are the wrong way round.

    >>> between("2026-T4", "2027-T2")
    ('2026-T4', '2027-T1', '2027-T2')
    """
    found = []
    while first <= last:
        found.append(first)
        first = after(first)
    return tuple(found)


def first_day(quarter: str) -> date:
    """Return the first day of a quarter."""
    year, rank = _parts(quarter)
    return date(year, 3 * rank - 2, 1)


def last_day(quarter: str) -> date:
    """Return the last day of a quarter.

    >>> last_day("2026-T4")
    datetime.date(2026, 12, 31)
    """
    return first_day(after(quarter)) - timedelta(days=1)


def said(quarter: str) -> str:
    """Say a quarter: « 1er trimestre 2027 »."""
    year, rank = _parts(quarter)
    return f"{_RANKS[rank]}\u00a0trimestre\u00a0{year}"


def said_between(first: str, last: str) -> str:
    """Say a span: « du 1er trimestre au 3e trimestre 2027 », « au 2e trimestre 2027 ».

    >>> said_between("2027-T1", "2027-T3").replace("\u00a0", " ")
    'du 1er au 3e trimestre 2027'
    >>> said_between("2027-T2", "2027-T2").replace("\u00a0", " ")
    'au 2e trimestre 2027'
    """
    if first == last:
        return f"au {said(first)}"
    year, rank = _parts(first)
    return f"du {_RANKS[rank] if year == _parts(last)[0] else said(first)} au {said(last)}"


def is_quarter(text: str) -> bool:
    """Tell whether `text` names a quarter of this century."""
    return re.fullmatch(FORM[1:-1], text) is not None


def _parts(quarter: str) -> tuple[int, int]:
    return int(quarter[:4]), int(quarter[-1])


def _at(index: int) -> tuple[int, int]:
    year, rank = divmod(index, 4)
    return year, rank + 1
