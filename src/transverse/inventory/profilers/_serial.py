"""Numbers of spreadsheets as text: which formats are dates, and the day that a number stands for.

Source: ECMA-376 part 1, §18.8.30 (numFmt) and §18.17.4 (dates); [MS-XLS] 2.4.126.
"""

import re
from datetime import datetime, timedelta

_BUILT_IN = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_LAST = 2_958_466  # the day after 31 December 9999


def is_date(identifier: int, code: str) -> bool:
    """Tell whether a format of numbers shows days or hours.

    >>> is_date(164, 'dd/mm/yyyy'), is_date(164, '0.00 "m"'), is_date(14, ''), is_date(0, 'General')
    (True, False, True, False)
    """
    if not code:
        return identifier in _BUILT_IN
    bare = _LITERAL.sub("", code.partition(";")[0]).lower()
    return bare not in {"general", "standard"} and any(letter in bare for letter in "dmyhs")


def number(value: float) -> str:
    """Write a number: an integer without its decimals, the rest as short as tells it apart.

    >>> number(12.0), number(0.1), number(1e22), number(float("inf"))
    ('12', '0.1', '1e+22', '')
    """
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 (that is what is not a number)
        return ""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def moment(serial: float, *, from_1904: bool) -> str:
    """Write the day, the hour or both that a number stands for, as ISO 8601; the number itself when it stands for none.

    >>> moment(44257.0, from_1904=False), moment(0.5, from_1904=False), moment(44257.75, from_1904=False)
    ('2021-03-02', '12:00:00', '2021-03-02T18:00:00')
    """
    if not 0 <= serial < _LAST:
        return number(serial)
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 if serial >= 60 else 31)  # noqa: DTZ001 (a sheet has no zone)
    try:
        day = start + timedelta(seconds=round(serial * 86_400))
    except OverflowError:
        return number(serial)
    if serial < 1:
        return day.time().isoformat()
    return day.date().isoformat() if serial == int(serial) else day.isoformat()
