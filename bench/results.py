"""What each benchmark found, kept in a file of its own, and the two reports made of all of them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from figures import Figure

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
    "inventory": "Inventaire, à côté d'autres outils, sur les mêmes fichiers",
    "staffing": "Composition : un projet parmi les agents, une année parmi les services",
    "trades": "Métiers reconnus",
}


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of one benchmark, and what a reader must know of them: when, on what machine, on what texts."""

    benchmark: str
    facts: tuple[str, ...]
    figures: tuple[Figure, ...]


def read(path: Path) -> Result:
    """Return what `write` has written."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return Result(path.stem, tuple(kept["facts"]), tuple(Figure(**each) for each in kept["figures"]))


def write(path: Path, result: Result) -> None:
    """Keep what a benchmark found, instead of what it had found before."""
    path.parent.mkdir(exist_ok=True)
    figures = [asdict(each) for each in result.figures]
    shown = json.dumps({"facts": result.facts, "figures": figures}, ensure_ascii=False, indent=1)
    path.write_text(shown + "\n", encoding="utf-8")


def as_json(results: Iterable[Result]) -> str:
    """Return the figures as an object, one key a figure."""
    shown = {
        each.name: {
            "value": _rounded(each.value),
            "unit": each.unit,
            "peer": each.peer or None,
            "peer_value": _rounded(each.peer_value),
            "ratio": _rounded(each.ratio),
        }
        for result in results
        for each in result.figures
    }
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def as_markdown(results: Sequence[Result]) -> str:
    """Return the report: what was measured when, then one table a section."""
    parts = ["# Mesures", "", "Écrit par `make bench` ; ne se modifie pas à la main.", ""]
    for result in results:
        parts += [f"- {result.benchmark} : {result.facts[0]}", *(f"  - {fact}" for fact in result.facts[1:])]
    figures = [each for result in results for each in result.figures]
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
