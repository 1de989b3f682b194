"""The search of services for a call: asked for, computed in a job, kept for the lead to change."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from transverse.portal.ground.refusals import RefusalError
from transverse.portal.jobs.ask import ask
from transverse.portal.jobs.models import JobState
from transverse.portal.jobs.progress import Progress, StoppedError
from transverse.portal.jobs.work import work
from transverse.portal.projects import saying
from transverse.portal.projects.calls import SENT_ALREADY
from transverse.portal.projects.models.calls import Call, CallState, Request, Share
from transverse.portal.projects.models.projects import Project
from transverse.portal.projects.problem import problem_of
from transverse.staffing.model import Plan, Problem
from transverse.staffing.names import Names

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account

KIND = "staffing"
SECONDS = 20.0  # beyond, a lead no longer waits; the gap that is left is said
SECONDS_MORE = 10.0  # for what clashes, then for the ways out
_HALF = Decimal("0.5")


@transaction.atomic
def search(call: Call, by: "Account") -> Call:
    """Have services searched for a call; what was chosen by hand stays until the search ends.

    Raises
    ------
    RefusalError
        The call has been sent, or a search is under way.
    """
    locked = Call.objects.select_for_update(of=("self",)).select_related("project", "job").get(pk=call.pk)
    if locked.state != CallState.DRAFT:
        raise RefusalError(SENT_ALREADY)
    if locked.job and not locked.job.is_over:
        raise RefusalError("Une recherche est déjà en cours pour cet appel : attendez qu'elle finisse.")
    locked.job = ask(KIND, f"Recherche de services : {locked.project}"[:200], {"call": locked.pk}, by)
    locked.report = {}
    locked.save(update_fields=["job", "report"])
    return locked


@work(KIND)
def run(arguments: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Search services; run again after a worker was killed, it begins anew."""
    call = Call.objects.select_related("project").filter(pk=arguments["call"]).first()
    if call is None or call.state != CallState.DRAFT:
        raise RefusalError("Cet appel n'attend plus de recherche : rien n'a été changé.")
    progress.step("Recherche des services")
    watch = _Watch(call.pk, progress)
    found = find(call.project, timezone.localdate(), watch)
    watch.leave_if_stopped()
    return progress.finish(lambda: keep(call.pk, found))


@dataclass(frozen=True, slots=True)
class Found:
    """A plan for the one project of a problem, and what the page of its call says of it."""

    plan: Plan
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
    return Found(plan, report_of(project, problem, plan, gap(plan)))


def _refuse_unless_possible(problem: Problem) -> None:
    if not problem.projects:
        raise RefusalError("Les trimestres de ce projet sont passés : changez ses dates, puis recommencez.")
    if not problem.resources:
        raise RefusalError(
            "Aucun service n'a déclaré de compétence à jour : demandez aux services de dire ce qu'ils proposent, ou "
            "ajoutez un service vous-même."
        )


class _Watch:
    """Told of each better plan: shows it on the page of the call, and remembers to stop."""

    def __init__(self, call: int, progress: Progress) -> None:
        self._call, self._progress = call, progress
        self._is_stopped = False

    def __call__(self, plan: Plan) -> None:
        services = {each.resource for each in plan.assignments} | {each.resource for each in plan.answers}
        missing = round(sum(each.days for each in plan.missing), 1)
        Call.objects.filter(pk=self._call).update(report={"so_far": {"services": len(services), "missing": missing}})
        try:
            self._progress.step("Une réponse est trouvée, d'autres sont cherchées")
        except StoppedError:  # the engine is left first: what calls us back is no place to leave from
            self._is_stopped = True

    def leave_if_stopped(self) -> None:
        """Leave the job that is no longer ours."""
        if self._is_stopped:
            raise StoppedError


def report_of(project: Project, problem: Problem, plan: Plan, gap: float) -> dict[str, Any]:
    """Return a plan as the page of the call shows it, in plain values."""
    names = saying.names_of([project], problem)
    told = saying.told(problem, plan, names)
    return {
        "proof": saying.proof(plan, gap),
        "status": plan.status.value,
        "missing": round(sum(each.days for each in plan.missing), 1),
        "lacking": list(told.lacking),
        **_other_ways(problem, plan, names),
        "why": {key: list(each) for key, each in told.why.items()},
        "why_not": [
            {"unit": int(key), "name": names.resources.get(key, key), "sentences": list(each)}
            for key, each in sorted(told.why_not.items(), key=lambda each: names.resources.get(each[0], "").casefold())
            if each
        ],
        "on": timezone.localdate().isoformat(),
    }


def _other_ways(problem: Problem, plan: Plan, names: Names) -> dict[str, list[str]]:
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


def keep(pk: int, found: Found) -> dict[str, Any]:
    """Write the services proposed in the place of those of the call.

    Raises
    ------
    RefusalError
        It was sent or thrown away meanwhile.
    """
    plan, report = found.plan, found.report
    call = Call.objects.select_for_update().filter(pk=pk).first()
    if call is None or call.state != CallState.DRAFT:
        raise RefusalError("Cet appel a été envoyé ou supprimé pendant la recherche : rien n'a été changé.")
    call.requests.all().delete()
    days = shared_out(plan)
    relays = {each.resource for each in plan.answers}
    for unit in sorted({*days, *relays}, key=int):
        request = Request.objects.create(
            call=call, unit_id=int(unit), is_relay=unit in relays, why=report["why"].get(unit, [])
        )
        Share.objects.bulk_create(
            Share(request=request, need_id=int(need), quarter=quarter, asked=number)
            for (need, quarter), number in sorted(days.get(unit, {}).items())
        )
    call.report = {name: value for name, value in report.items() if name != "why"}
    call.save(update_fields=["report"])
    return {
        "sentence": "La recherche est finie.",
        "location": call.get_absolute_url(),
        "link": "Voir les services proposés",
    }


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


def stopped(call: Call) -> str:
    """Return why the last search gave nothing, in one sentence; empty when it did or still works."""
    job = call.job
    if job is None or not job.is_over or job.state == JobState.DONE:
        return ""
    return job.message or "La recherche s'est arrêtée avant sa fin : lancez-la de nouveau."
