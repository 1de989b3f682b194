"""The services proposed for a call: found by the engine, told in words, written as requests for the lead to change.

A plan is kept in plain values, as the report of the call holds it; those beside it (fewest directorates, without
training, without overload) are kept too, so that the lead may take one of them instead.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from transverse.portal.ground.refusals import RefusalError
from transverse.portal.people.models import Unit
from transverse.portal.projects import saying
from transverse.portal.projects.calls import alone
from transverse.portal.projects.models.calls import Call, CallState, Request, Share
from transverse.portal.projects.models.projects import Project
from transverse.portal.projects.problem import problem_of
from transverse.staffing.model import Plan, Problem
from transverse.staffing.names import Names

SECONDS = 20.0  # beyond, a lead no longer waits; the gap that is left is said
SECONDS_MORE = 8.0  # for what clashes, for the ways out, for the plans beside it
FOUND = "found"
GONE = "Cet appel a été envoyé ou supprimé pendant la recherche : rien n'a été changé."
_HALF = Decimal("0.5")

Service = dict[str, Any]  # {"unit", "is_relay", "why", "days": [[need, quarter, "2.5"]]}


@dataclass(frozen=True, slots=True)
class Found:
    """The services that the engine proposes, and what the page of the call says of them."""

    services: list[Service]
    report: dict[str, Any]


def find(project: Project, today: date, on_plan: Callable[[Plan], None] | None = None) -> Found:
    """Search services for a project; `on_plan` is told of each better plan.

    Raises
    ------
    RefusalError
        Its quarters are past, or no service offers anything.
    """
    from transverse.staffing.solve import gap, staff  # noqa: PLC0415 (a worker that staffs nothing loads no solver)

    problem = problem_of([project], today)
    _refuse_unless_possible(problem)
    plan = staff(problem, seconds=SECONDS, on_plan=on_plan)
    names = saying.names_of([project], problem)
    told = saying.told(problem, plan, names)
    report = {
        "proof": saying.proof(plan, gap(plan)),
        "status": plan.status.value,
        "missing": round(sum(each.days for each in plan.missing), 1),
        "lacking": list(told.lacking),
        **_what_to_change(problem, plan, names),
        "why_not": _why_not(told, names),
        "plans": _plans(problem, plan, told, names),
        "taken": FOUND,
        "on": timezone.localdate().isoformat(),
    }
    return Found(plain(plan, told.why), report)


def keep(pk: int, found: Found) -> dict[str, Any]:
    """Write the services proposed in the place of those of the call.

    Raises
    ------
    RefusalError
        It was sent or thrown away meanwhile.
    """
    call = Call.objects.select_for_update().filter(pk=pk).first()
    if call is None or call.state != CallState.DRAFT:
        raise RefusalError(GONE)
    _write(call, found.services)
    call.report = found.report
    call.save(update_fields=["report"])
    return {
        "sentence": "La recherche est finie.",
        "location": call.get_absolute_url(),
        "link": "Voir les services proposés",
    }


@alone
def take(call: Call, kind: str) -> str:
    """Write another of the plans that the search has found in the place of the services of the call; return its name.

    Raises
    ------
    RefusalError
        The call was sent, or the plan is none of those found.
    """
    if call.state != CallState.DRAFT:
        raise RefusalError("Cet appel est déjà envoyé : la répartition ne change plus.")
    plan = next((each for each in call.report.get("plans", ()) if each["kind"] == kind), None)
    if plan is None:
        raise RefusalError("Cette répartition n'est plus là : cherchez des services de nouveau.")
    _write(call, plan["services"])
    call.report["taken"] = kind
    call.save(update_fields=["report"])
    return str(plan["title"])


def plain(plan: Plan, why: Mapping[str, tuple[str, ...]]) -> list[Service]:
    """Return the services of a plan in plain values, in the order of their codes."""
    days = {unit: sorted((*key, number) for key, number in given.items()) for unit, given in shared_out(plan).items()}
    relays = {each.resource for each in plan.answers}
    return [
        {
            "unit": int(unit),
            "is_relay": unit in relays,
            "why": list(why.get(unit, ())),
            "days": [[int(need), quarter, str(number)] for need, quarter, number in days.get(unit, ())],
        }
        for unit in sorted({*days, *relays}, key=int)
    ]


def _write(call: Call, services: Collection[Service]) -> None:
    """Make a request of each service; what the project needs no more, and units that are gone, are left out."""
    call.requests.all().delete()
    needs = set(call.project.needs.values_list("pk", flat=True))
    units = set(
        Unit.objects.filter(closed_on=None, pk__in=[each["unit"] for each in services]).values_list("pk", flat=True)
    )
    for each in services:
        if each["unit"] not in units:
            continue
        request = Request.objects.create(call=call, unit_id=each["unit"], is_relay=each["is_relay"], why=each["why"])
        Share.objects.bulk_create(
            Share(request=request, need_id=need, quarter=quarter, asked=Decimal(number))
            for need, quarter, number in each["days"]
            if need in needs
        )


def _refuse_unless_possible(problem: Problem) -> None:
    if not problem.projects:
        raise RefusalError("Les trimestres de ce projet sont passés : changez ses dates, puis recommencez.")
    if not problem.resources:
        raise RefusalError(
            "Aucun service n'a déclaré de compétence à jour : demandez aux services de dire ce qu'ils proposent, ou "
            "ajoutez un service vous-même."
        )


def _what_to_change(problem: Problem, plan: Plan, names: Names) -> dict[str, list[str]]:
    """Return what cannot hold together, and what the lead may change; nothing when nothing is missing."""
    from transverse.staffing.conflict_words import say_conflict  # noqa: PLC0415 (with the solver)
    from transverse.staffing.conflicts import conflicts  # noqa: PLC0415
    from transverse.staffing.ways_out import ways_out  # noqa: PLC0415
    from transverse.staffing.ways_words import say_way  # noqa: PLC0415

    if not plan.missing and not plan.unmet:
        return {"conflicts": [], "ways_out": []}
    clashes = conflicts(problem, plan, seconds=SECONDS_MORE)
    ways = ways_out(problem, plan, problem.projects[0].id, seconds=SECONDS_MORE)
    return {
        "conflicts": [saying.shorter(say_conflict(each, problem, names), names) for each in clashes],
        "ways_out": [saying.shorter(say_way(each, problem, names), names) for each in ways],
    }


def _plans(problem: Problem, plan: Plan, told: saying.Told, names: Names) -> list[dict[str, Any]]:
    """Return the plan and those beside it that differ, each with its services."""
    from transverse.staffing.alternative_words import say_alternative, title  # noqa: PLC0415 (with the solver)
    from transverse.staffing.alternatives import alternatives  # noqa: PLC0415

    found = {
        "kind": FOUND,
        "title": "La répartition proposée",
        "sentence": "La répartition proposée par la recherche.",
        "services": plain(plan, told.why),
    }
    others = [
        {
            "kind": each.kind.value,
            "title": title(each.kind),
            "sentence": saying.shorter(say_alternative(problem, plan, each), names),
            "services": plain(each.plan, saying.told(problem, each.plan, names).why),
        }
        for each in alternatives(problem, plan, seconds=SECONDS_MORE)
        if not each.is_same
    ]
    return [found, *others] if others else []


def _why_not(told: saying.Told, names: Names) -> list[dict[str, Any]]:
    """Return, by the alphabet, why each other service is not proposed."""
    rows = [
        {"unit": int(key), "name": names.resources.get(key, key), "sentences": list(sentences)}
        for key, sentences in told.why_not.items()
        if sentences
    ]
    return sorted(rows, key=lambda row: str(row["name"]).casefold())


def shared_out(plan: Plan) -> dict[str, dict[tuple[str, str], Decimal]]:
    """Return the days of each resource by need and quarter, in halves; whoever gives most takes the rounding."""
    exact: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for each in plan.assignments:
        exact[each.need, each.period][each.resource] += each.days
    found: dict[str, dict[tuple[str, str], Decimal]] = defaultdict(dict)
    for key, given in exact.items():
        first, *others = sorted(given, key=lambda unit: (-given[unit], int(unit)))
        for unit in others:
            found[unit][key] = halves(given[unit])
        left = halves(sum(given.values())) - sum((found[unit][key] for unit in others), Decimal(0))
        found[first][key] = max(left, _HALF)
    return dict(found)


def halves(days: float) -> Decimal:
    """Return days by halves, rounded up: a quarter of a day is nothing that one asks of a service.

    >>> halves(2.2), halves(3.0), halves(0.1)
    (Decimal('2.5'), Decimal('3.0'), Decimal('0.5'))
    """
    return _HALF * -int(-(days - 1e-6) // 0.5)
