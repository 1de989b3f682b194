"""What the columns of a table mean, and how far they speak of persons.

A meaning is one file of `column_types`::

    ID = "siret"                         # that of csv-detective where it has the same meaning
    LABEL = "numéro SIRET"               # in French, what an agent reads
    SOURCE = "Insee, répertoire Sirene"  # who defines it
    PERSONAL = Personal.NONE             # how far such a column speaks of persons, by itself
    WORDS = "siret, numero siret, =code" # words of a header that speak for it; "=": and no other word is there
    NOT_WORDS = "date"                   # words of a header that forbid it (optional)
    RANK = 15                            # lower is believed first; at the same rank, the header that says the most
    THRESHOLD = 0.6                      # share of distinct values to be valid when the header speaks for it
    ALONE = 0.8                          # the same when the header is silent (optional: without it, never)
    LEAST = 2                            # distinct values that this takes (optional)
    EXAMPLES, COUNTER_EXAMPLES           # cells that are, one without letter if such exist; more cells that are not
    is_valid(text) -> bool               # for a whole cell, without blanks around, never empty
    is_sure(text) -> bool                # stricter, for when the header is silent (optional)

Ranks: 10 codes that no other thing looks like, 20 codes that a header must announce, 30 names of places, 40 persons and
addresses, 50 times, 60 quantities and identifiers, 80 plain numbers.

Words are those of `tokens`: whole, without accents, in the singular; « eur » is not in « EuroVI ».  What only the table
tells, such as whether « nom » is that of a person, is in `neighbours`; degrees are given by `personal`.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import islice, zip_longest

from transverse.inventory.column_type import ColumnType, candidates, known_words, speaking
from transverse.inventory.model import Column, Table
from transverse.inventory.neighbours import settle
from transverse.inventory.personal import degrees
from transverse.inventory.profile import Grid
from transverse.inventory.tokens import tokens
from transverse.inventory.understood import Understood

TEXT, EMPTY = "text", "empty"
MAX_VALUES = 200
_FIRST_ROWS = 500  # the others are looked at for what is rare in these

_FEW, _RARE = 20, 6  # of twenty values or less, one six times rarer than the mean is a slip: « test », « oui/non »
# What stands for nothing.
_NOTHING = frozenset(
    """
    nc n.c. n/a na null none nan nr n.r. nd néant neant inconnu inconnue #n/a #ref! s/o so . .. - -- --- / ? _
    """.split()
) | {"non renseigné", "non renseigne", "non communiqué", "sans objet", "non défini", "<null>", "n / a"}
_LONGEST_NOTHING = max(map(len, _NOTHING))


def understand(grid: Grid) -> Table:
    """Say what each column of a table means and how far it speaks of persons.

    Parameters
    ----------
    grid
        Its header and a sample of its rows; at most `MAX_VALUES` distinct values a column are looked at.

    Returns
    -------
    The table: names, codes of meanings, degrees and notes; no value.
    """
    columns = settle([_understood(name, values) for name, values in zip(grid.header, _samples(grid), strict=True)])
    found = [
        Column(each.name, each.type, degree, each.notes) for each, degree in zip(columns, degrees(columns), strict=True)
    ]
    return Table(grid.name, grid.total, tuple(found))


def _samples(grid: Grid) -> Iterator[list[str]]:
    """Yield the distinct values of each column, those that stand for nothing left out."""
    width = len(grid.header)
    columns = [*islice(zip_longest(*grid.rows, fillvalue=""), width)]
    yield from map(_distinct, columns)
    yield from ([] for _ in range(width - len(columns)))


def _distinct(cells: tuple[str, ...]) -> list[str]:
    """Return at most `MAX_VALUES` values, spread over the rows; all the rows are seen where the first say little."""
    values = _said(cells[:_FIRST_ROWS])
    if len(values) < MAX_VALUES and len(cells) > _FIRST_ROWS:
        values = _said(cells)
    few = values[:: -(-len(values) // MAX_VALUES) or 1]
    if few and all(each.endswith(".0") and each[:-2].lstrip("-").isdecimal() for each in few):
        return [each[:-2] for each in few]  # whole numbers that a software wrote as decimals: 49218.0
    return few


def _said(cells: tuple[str, ...]) -> list[str]:
    """Return the distinct values that say something; among a few, those that are rare beside the others are slips."""
    counts = Counter(cells)
    counts.pop("", 0)
    least = counts.total() / len(counts) / _RARE if 0 < len(counts) <= _FEW else 0.0
    stripped = dict.fromkeys(each.strip() for each, count in counts.items() if count >= least)
    return [each for each in stripped if each and (len(each) > _LONGEST_NOTHING or each.lower() not in _NOTHING)]


def _understood(name: str, values: list[str]) -> Understood:
    heading = tokens(name, known_words())
    return Understood(name, heading, _type_of(heading, values), values)


def _type_of(heading: tuple[str, ...], values: list[str]) -> str:
    """Return the code of the first type that holds; of the same rank, the one of which the header says most."""
    if not values:
        return EMPTY
    weights = speaking(heading)
    best: ColumnType | None = None
    lettered = any(map(str.isalpha, "".join(values)))
    for each in candidates(weights, lettered=lettered):
        if best and each.rank > best.rank:
            break
        weight = weights.get(each.id, 0)
        if (not best or weight > weights.get(best.id, 0)) and each.holds(values, spoken=weight > 0):
            best = each
    return best.id if best else TEXT
