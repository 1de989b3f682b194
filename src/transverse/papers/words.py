"""How days, shares and lists are said in French; every paper says them the same way."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from transverse.papers.model import Place
from transverse.papers.values import Signatory

MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
# A full time is 1 607 hours a year (CGFP, article L611-2, and decree 2001-623): 229.6 days of seven hours.
WORKING_DAYS_A_MONTH = Decimal(1607) / 7 / 12
HALF = Decimal("0.5")


def day(date: dt.date) -> str:
    """Say a day: « 1er janvier 2026 »."""
    number = "1er" if date.day == 1 else str(date.day)
    return f"{number}\N{NO-BREAK SPACE}{MONTHS[date.month - 1]} {date.year}"


def day_or(date: dt.date | None, otherwise: str) -> str:
    """Say a day, or `otherwise` when there is none."""
    return day(date) if date else otherwise


def number(value: Decimal | int) -> str:
    """Say a figure with a decimal comma and no useless zero: « 2,5 »."""
    plain = f"{value:f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain).replace(".", ",")


def percent(share: Decimal) -> str:
    """Say a share of a full time, given in hundredths: « 10 % »."""
    return f"{number(share)} %"


def days_a_month(share: Decimal) -> Decimal:
    """Return how many days a month `share` hundredths of a full time come to, by halves, one at least."""
    halves = (share / 100 * WORKING_DAYS_A_MONTH / HALF).quantize(Decimal(1), ROUND_HALF_UP)
    return max(halves, Decimal(1)) * HALF if share > 0 else Decimal(0)


def plural(count: Decimal | int, singular: str, many: str = "") -> str:
    """Say how many: « 1 service », « 3 services »; less than two is singular in French."""
    return f"{number(count)} {singular if -2 < count < 2 else many or singular + 's'}"


def listed(items: Sequence[str]) -> str:
    """Say several things in one sentence: « a, b et c »."""
    return " et ".join((", ".join(items[:-1]), items[-1])) if len(items) > 1 else "".join(items)


def of(name: object) -> str:
    """Say whose it is: « de Zoé Martin », « d'Alain Petit », « d'Hélène Roy »; Y counts as a vowel before a consonant.

    >>> of("Élie Blanc"), of("Yves Roy"), of("Yann Roy")
    ("d'Élie Blanc", "d'Yves Roy", 'de Yann Roy')
    """
    told = str(name)
    bare = unicodedata.normalize("NFKD", told).casefold()
    return f"d'{told}" if re.match("[aeiouhœæ]|y[^aeiouy]", bare) else f"de {told}"


def places(signatories: Iterable[Signatory]) -> tuple[Place, ...]:
    """Turn those who sign into the places where they do."""
    return tuple(
        Place(each.role, each.name, f"signé le {day(each.signed)}" if each.signed else "") for each in signatories
    )


def sentence(text: str) -> str:
    """End `text` with a full stop, unless it ends with a mark of its own."""
    return text if text.rstrip("» \N{NO-BREAK SPACE}").endswith((".", "!", "?", "…")) else f"{text}."


def fill(text: str, **values: str) -> str:
    """Put `values` in the place of their names in braces, once: braces that come with a value stay as they are."""
    return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], found[0]), text)
