"""French sentences for alternatives: what each one changes beside the plan, or that it is the same plan."""

from transverse.staffing.alternatives import Alternative, Kind, crossed_by
from transverse.staffing.ledger import TOLERANCE
from transverse.staffing.model import Aims, Plan, Problem
from transverse.staffing.names import counted, listed, number

_TITLES = {
    Kind.DIRECTORATES: "Avec le moins de directions",
    Kind.TRAINING: "Sans formation",
    Kind.OVERLOAD: "Sans dépasser les offres",
    Kind.TEAM: "Avec l'équipe la plus petite",
}
_SAME = {
    Kind.DIRECTORATES: "aucun plan qui réponde aussi bien aux projets ne traverse moins de directions",
    Kind.TRAINING: "le plan retenu ne demande déjà aucune formation",
    Kind.OVERLOAD: "le plan retenu ne dépasse déjà aucune offre",
    Kind.TEAM: "aucun plan qui réponde aussi bien aux projets ne compte moins de membres",
}
_UNPROVEN = "le calcul n'a rien trouvé de mieux que le plan retenu, sans le prouver"
_NOTHING = "rien d'autre ne change"
_COUNTS = (
    ("training", "jour de formation", "jours de formation"),
    ("overload", "jour au-delà des offres", "jours au-delà des offres"),
    ("members", "membre", "membres"),
    ("fragility", "porteur manquant pour la relève", "porteurs manquants pour la relève"),
    ("distance", "échelon jusqu'aux chefs de projet", "échelons jusqu'aux chefs de projet"),
)


def title(kind: Kind) -> str:
    """Return the name of a kind of alternative."""
    return _TITLES[kind]


def say_alternative(problem: Problem, plan: Plan, other: Alternative) -> str:
    """Return one sentence: what `other` would change beside `plan`, or that it is the same."""
    head = _TITLES[other.kind]
    if other.is_same:
        by_itself = other.is_proven or other.kind in {Kind.TRAINING, Kind.OVERLOAD}
        return f"{head} : {_SAME[other.kind] if by_itself else _UNPROVEN}."
    told = [*_directorates(problem, plan, other), *_lacks(plan.aims, other), *_changes(plan.aims, other)]
    proof = "" if other.is_proven else " ; le calcul n'a pas prouvé que l'on ne puisse mieux faire"
    return f"{head} : {listed(told, len(told)) or _NOTHING}{proof}."


def _directorates(problem: Problem, plan: Plan, other: Alternative) -> list[str]:
    before = crossed_by(problem, plan)
    if other.directorates == before:
        return []
    return [f"{counted(other.directorates, 'direction')} au lieu de {before}, projet par projet"]


def _lacks(before: Aims, other: Alternative) -> list[str]:
    told, after = [], other.plan.aims
    if after.unmet > before.unmet == 0 and other.is_proven:
        told.append(f"impossible de remplir toutes les conditions, {after.unmet} ne le {_would(after.unmet)} pas")
    elif after.unmet != before.unmet:
        told.append(_moved(before.unmet, after.unmet, "condition non remplie", "conditions non remplies"))
    if abs(sum(after.missing) - sum(before.missing)) > TOLERANCE:
        told.append(_moved(sum(before.missing), sum(after.missing), "jour manquant", "jours manquants"))
    return told


def _would(count: int) -> str:
    return "serait" if count < 2 else "seraient"


def _changes(before: Aims, other: Alternative) -> list[str]:
    pairs = [(getattr(before, aim), getattr(other.plan.aims, aim), one, more) for aim, one, more in _COUNTS]
    return [_moved(*each) for each in pairs if abs(each[0] - each[1]) > TOLERANCE]


def _moved(before: float, after: float, one: str, more: str) -> str:
    return f"{counted(after, one, more)} au lieu de {number(before)}"
