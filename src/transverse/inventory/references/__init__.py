"""Lists that ship: places, countries, names of people; each file says its source and its licence on its first lines.

They are read once, when a column first needs them.
"""

from functools import cache
from importlib import resources


@cache
def listed(name: str) -> frozenset[str]:
    """Return the lines of a list.

    Parameters
    ----------
    name
        Of a file of this folder, without its suffix, such as ``"communes"``.
    """
    return frozenset(_lines(name))


@cache
def commune_codes() -> frozenset[str]:
    """Return the codes of the communes, five characters each, with those of the districts of Paris, Lyon, Marseille."""
    lines = (line.split(" ") for line in _lines("codes_communes"))
    return frozenset(
        department + numbers[place : place + 3] for department, numbers in lines for place in range(0, len(numbers), 3)
    )


def _lines(name: str) -> list[str]:
    text = (resources.files(__name__) / f"{name}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]
