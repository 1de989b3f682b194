"""The main menu: what exists and what the person may open, in the order of the work."""

from dataclasses import dataclass
from typing import NamedTuple

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


class Place(NamedTuple):
    """One place of the portal: its words, the name of its address, the permission it asks (none: any account)."""

    label: str
    name: str
    permission: str = ""


PLACES = (
    Place("Accueil", "home"),
    Place("Réseau", "network", "network.see"),
    Place("Annuaire", "directory", "chart.see"),
    Place("Organigramme", "chart", "chart.see"),
    Place("Mandats", "mandates", "mandates.see"),
    Place("Fiches de poste", "job_sheets", "chart.see"),
    Place("Échanges", "slots", "slots.list"),
    Place("Vous gérez déjà", "mirror", "sheets.list"),
    Place("Inventaires", "scans", "scans.list"),
    Place("Projets", "projects", "projects.list"),
    Place("Compétences", "skills", "skills.list"),
    Place("Page CODIR", "codir", "codir.see"),
    Place("Comptes", "accounts", "accounts.manage"),
    Place("Travaux et courriels", "jobs", "jobs.see"),
    Place("Historique", "history", "history.see"),
    Place("Réglages", "settings", "collectivity.manage"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of the menu; `current` is the value of its ``aria-current``, empty elsewhere."""

    label: str
    address: str
    current: str = ""


def entries(request: HttpRequest) -> list[Entry]:
    """Return the menu of the person who asks, without what has no address or no permission."""
    return [
        Entry(place.label, address, _current(request.path, address))
        for place in PLACES
        if not place.permission or request.user.has_perm(place.permission)
        if (address := _address(place.name))
    ]


def page_numbers(number: int, last: int) -> list[int]:
    """Return the numbers to show around page `number`: the first, the last, the neighbours; 0 stands for a gap.

    Examples
    --------
    >>> page_numbers(5, 9)
    [1, 0, 4, 5, 6, 0, 9]
    >>> page_numbers(1, 3)
    [1, 2, 3]
    """
    kept = sorted({each for each in (1, number - 1, number, number + 1, last) if 1 <= each <= last})
    shown = []
    for before, each in zip([0, *kept], kept, strict=False):
        shown += [0, each] if each - before > 1 else [each]
    return shown


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _current(path: str, address: str) -> str:
    if path == address:
        return "page"
    return "true" if address != "/" and path.startswith(address) else ""
