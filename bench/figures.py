"""One measured figure, and how the figures are written down."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SECTIONS = {
    "speed": "Vitesse, modèle chargé",
    "whole": "Vitesse, processus entier (démarrage compris)",
    "start": "Démarrage, mémoire, gros document",
    "agreement": "Accord à grande échelle",
    "portal": "Portail, 20 personnes qui lisent chaque page une seconde (10 000 agents, SQLite)",
    "portal_load": "Portail, 20 personnes sans pause : ce que la machine peut donner (10 000 agents, SQLite)",
    "portal_postgresql": "Portail, la même mesure sur PostgreSQL",
    "portal_pages": "Portail, ce que coûte une page",
    "import": "Portail, import d'un organigramme",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the product, beside that of a peer when there is one.

    Attributes
    ----------
    section
        A key of the sections of the report.
    name
        What was measured, unique.
    value, unit
        The product's figure.
    peer, peer_value
        The peer's name and figure in the same unit; no value when it could not be run, and then `note` says why.
    aim
        In words, such as "< 0,5 s".
    met
        Whether the aim is met, None without one.
    note
        What a reader has to know of this figure.
    """

    section: str
    name: str
    value: float
    unit: str
    peer: str = ""
    peer_value: float | None = None
    aim: str = ""
    met: bool | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """The product's figure over the peer's."""
        return self.value / self.peer_value if self.peer_value else None


def as_json(figures: Iterable[Figure]) -> str:
    """Return the figures as an object, one key a figure."""
    shown = {
        each.name: {
            "value": _rounded(each.value),
            "unit": each.unit,
            "peer": each.peer or None,
            "peer_value": _rounded(each.peer_value),
            "ratio": _rounded(each.ratio),
        }
        for each in figures
    }
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def as_markdown(figures: Sequence[Figure], facts: Iterable[str]) -> str:
    """Return the report, one table a section."""
    parts = ["# Mesures", "", "Écrit par `make bench` ; ne se modifie pas à la main.", ""]
    parts += [f"- {fact}" for fact in facts]
    for key, title in _SECTIONS.items():
        rows = [_row(each) for each in figures if each.section == key]
        if rows:
            head = [
                "| mesure | ici | unité | à côté | chiffre | rapport | objectif | |",
                "|---|--:|---|---|--:|--:|---|---|",
            ]
            parts += ["", f"## {title}", "", *head, *rows]
    return "\n".join(parts) + "\n"


def _row(each: Figure) -> str:
    met = {True: "tenu", False: "**manqué**", None: ""}[each.met]
    cells = (
        each.name,
        _shown(each.value),
        each.unit,
        each.peer,
        _shown(each.peer_value),
        _shown(each.ratio),
        each.aim,
        " ; ".join(part for part in (met, each.note) if part),
    )
    return f"| {' | '.join(cells)} |"


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.4g}")


def _shown(value: float | None) -> str:
    """Write three figures, thousands parted by a no-break space, in French."""
    if value is None:
        return "–"
    if abs(value) >= 1000:
        return f"{round(float(f'{value:.3g}')):,}".replace(",", "\u00a0")
    return f"{float(f'{value:.3g}'):g}".replace(".", ",")
