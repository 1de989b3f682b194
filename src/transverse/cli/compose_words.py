"""Words for what a plan is worth: its aims, what is proven of them, and how far the best possible may be."""

from collections.abc import Iterator
from dataclasses import dataclass

from transverse.staffing.gap import Gap, gap
from transverse.staffing.measure import in_order
from transverse.staffing.model import Condition, Plan, Problem, Status, Unmet
from transverse.staffing.names import counted, number

_UNKNOWN = 0.995  # a gap from which the bound says nothing
_AIMS = {
    "unmet": "Conditions laissées de côté",
    "missing": "Jours manquants",
    "overload": "Jours au-delà des offres",
    "training": "Jours de formation",
    "fragility": "Porteurs en moins pour en avoir deux par besoin",
    "members": "Membres, tous projets réunis",
    "distance": "Échelons jusqu'aux chefs de projet",
}


@dataclass(frozen=True, slots=True)
class Line:
    """An aim of a plan, in words: its value, and what is proven."""

    aim: str
    value: str
    proof: str


def lines(problem: Problem, plan: Plan) -> Iterator[Line]:
    """Yield the aims in the order in which they count."""
    open_at = gap(plan)
    proven = True
    values = list(zip(_names(problem), in_order(plan.aims), in_order(plan.bounds), strict=True))
    for (aim, rank, name), value, bound in values:
        if (aim, rank) == (open_at.aim, open_at.priority):
            proven = False
            proof = _nearness(open_at, bound)
        else:
            proof = "prouvé" if proven else "pas encore prouvé"
        yield Line(name, grouped(value), proof)


def grouped(value: float) -> str:
    """Return a number as it is written in French, thousands apart."""
    whole, comma, cents = number(value).partition(",")
    return f"{int(whole):,}".replace(",", "\u202f") + comma + cents


def verdict(plan: Plan) -> str:
    """Return in a sentence what is proven of the whole plan."""
    found = gap(plan)
    lacking = f"{grouped(plan.aims.unmet)} {'conditions' if plan.aims.unmet > 1 else 'condition'}"
    if plan.status is Status.OPTIMAL:
        return "Prouvé : aucun plan ne fait mieux."
    if plan.status is Status.INFEASIBLE:
        better = f"celui-ci en laisse {lacking} de côté"
        return f"Prouvé : aucun plan ne remplit toutes les conditions ; {better}" + (
            ", et aucun plan ne fait mieux." if not found.aim else f". {_open(found)}"
        )
    if plan.status is Status.UNKNOWN:
        return f"Ce plan laisse {lacking} de côté ; plus de temps (--limite) dirait si un plan les remplit."
    return f"Toutes les conditions sont remplies. {_open(found)}"


def progress(plan: Plan) -> str:
    """Return in a line what is proven of the best plan so far and what it is worth, what is null left out."""
    aims = plan.aims
    parts = [
        counted(aims.unmet, "condition de côté", "conditions de côté") if aims.unmet else "",
        counted(sum(aims.missing), "jour manquant", "jours manquants") if any(aims.missing) else "rien ne manque",
        counted(aims.overload, "jour au-delà des offres", "jours au-delà des offres") if aims.overload else "",
        counted(aims.training, "jour de formation", "jours de formation") if aims.training else "",
    ]
    return f"{_short(gap(plan))} : {', '.join(filter(None, parts))}"


def _short(found: Gap) -> str:
    if not found.aim:
        return "prouvé"
    return "écart inconnu" if found.share >= _UNKNOWN else f"écart de {_percent(found.share)} au plus"


def _names(problem: Problem) -> list[tuple[str, int | None, str]]:
    """Return the aims, the priority of missing days, and their names, in the order in which they count."""
    priorities = sorted({each.priority for each in problem.projects})
    end = {rank: f", priorité {each}" if len(priorities) > 1 else "" for rank, each in enumerate(priorities)}
    missing = [("missing", rank, _AIMS["missing"] + end[rank]) for rank in end]
    first, _, *others = _AIMS
    return [(first, None, _AIMS[first]), *missing, *((each, None, _AIMS[each]) for each in others)]


def _open(found: Gap) -> str:
    name = _AIMS[found.aim].lower()
    if found.share >= _UNKNOWN:
        return f"Le meilleur possible n'est pas connu ({name}) : plus de temps (--limite) le dirait."
    return f"À moins de {_percent(found.share)} du meilleur possible ({name}), et prouvé pour ce qui compte avant."


def _nearness(found: Gap, bound: float) -> str:
    if found.share >= _UNKNOWN:
        return "pas encore prouvé"
    return f"à moins de {_percent(found.share)} du meilleur possible, {grouped(bound)} au mieux"


def _percent(share: float) -> str:
    """Return a share in hundredths, rounded up: what is said is never less than what is proven."""
    hundredths = share * 100
    step = 0.1 if hundredths < 10 else 1.0
    return f"{number(-(-hundredths // step) * step)} %"


def condition(unmet: Unmet) -> str:
    """Return in a sentence what a project insists on and does not get."""
    if unmet.condition is Condition.RELAY:
        return f"Il manque un relais du service « {unmet.of} », concerné par ce projet."
    if unmet.condition is Condition.DIRECTORATES:
        return f"Il manque {counted(unmet.lacking, 'direction')} pour atteindre le nombre demandé."
    return f"Il manque {counted(unmet.lacking, 'porteur')} au besoin « {unmet.of} »."
