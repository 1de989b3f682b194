"""Days in words, as the pages of the year say them."""

from decimal import Decimal

from transverse.papers.words import number, plural


def in_number(days: float) -> str:
    """Say a number of days, by tenths.

    >>> in_number(12.0), in_number(2.5)
    ('12', '2,5')
    """
    return number(Decimal(str(round(days, 1))))


def in_days(days: float) -> str:
    """Say days with their word.

    >>> in_days(12.5).replace("\u00a0", " "), in_days(1).replace("\u00a0", " ")
    ('12,5 jours', '1 jour')
    """
    return plural(Decimal(str(round(days, 1))), "jour").replace(" ", "\u00a0")
