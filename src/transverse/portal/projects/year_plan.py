"""What nobody can do yet in a year: worked out by a job from all its projects, kept until it is worked out again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from transverse.portal.ground.refusals import RefusalError
from transverse.portal.jobs.ask import ask
from transverse.portal.jobs.daily import daily
from transverse.portal.jobs.models import JobState
from transverse.portal.jobs.progress import Progress
from transverse.portal.jobs.work import work
from transverse.portal.projects.lacks import Offered, Reason, SkillLack, lacks
from transverse.portal.projects.models import ServiceOffer, TrainingWord, YearPlan
from transverse.portal.projects.proving import proof
from transverse.portal.projects.simulations import staffed
from transverse.portal.projects.year_problem import NOTHING, YearProblem, open_projects, year_problem
from transverse.staffing.model import Plan

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account
    from transverse.portal.jobs.models import Job

KIND = "staff_year"
KEPT = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Lacking:
    """One skill that a year lacks, as it is kept: codes of skills, keys of units and projects.

    Attributes
    ----------
    days, learnt
        Missing, and given once services are trained.
    rows
        ``[project, days, reason]`` of what is missing, need after need.
    projects
        Those that lack days, or lean on training.
    leaning
        Services on which the year leans once they are trained.
    trainable
        Others that could be, see `lacks.SkillLack`; when nobody does it, those that the projects concern.
    """

    skill: str
    days: float
    learnt: float
    rows: tuple[tuple[int, float, Reason], ...]
    projects: tuple[int, ...]
    leaning: tuple[int, ...]
    trainable: tuple[int, ...]

    @property
    def services(self) -> frozenset[int]:
        """All the services that may send people to learn it."""
        return frozenset((*self.leaning, *self.trainable))


@transaction.atomic
def work_out(year: int, by: "Account") -> "Job":
    """Have the year worked out, once at a time.

    Raises
    ------
    RefusalError
        It is being worked out already, or there is nothing to staff.
    """
    if not any(each.needs.all() for each in open_projects(year)):
        raise RefusalError(NOTHING)
    row = YearPlan.objects.select_for_update().get_or_create(year=year)[0]
    if row.job is not None and row.job.state in {JobState.WAITING, JobState.RUNNING}:
        raise RefusalError("Le calcul de cette année est déjà en cours : attendez qu'il finisse.")
    row.job = ask(KIND, f"Calcul de l'année {year}", {"year": year}, by)
    row.save(update_fields=["job"])
    return row.job


@work(KIND)
def run(arguments: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Staff the year and keep what is missing."""
    year, today = int(arguments["year"]), timezone.localdate()
    asked = year_problem(year, today)
    if asked.is_empty:
        raise RefusalError(NOTHING)
    plan = staffed(asked.problem, "L'année telle qu'elle est", progress)
    report = report_of(asked, plan, today)
    return progress.finish(lambda: _led(year, report, timezone.now()))


def report_of(asked: YearProblem, plan: Plan, today: date) -> dict[str, Any]:
    """Return what is kept of a plan."""
    found = lacks(asked.problem, plan, offered(today))
    return {"lacks": [_kept(each, asked) for each in found], "proof": proof(plan)}


def keep(year: int, report: Mapping[str, Any], now: datetime) -> None:
    """Keep what was found, in the place of what was known of the year."""
    YearPlan.objects.update_or_create(year=year, defaults={"report": report, "made_at": now})


def offered(today: date) -> Offered:
    """Return all that services have declared, days taken or not: skill, service, level; one query."""
    rows = ServiceOffer.objects.valid(today).order_by().values_list("skill__code", "unit_id", "level")
    found: dict[str, dict[str, int]] = {}
    for skill, unit, level in rows:
        found.setdefault(skill, {})[str(unit)] = level
    return found


def _kept(lack: SkillLack, asked: YearProblem) -> dict[str, Any]:
    unknown = {each.project for each in lack.lacks if each.reason == Reason.NOBODY}
    concerned = {
        service for each in asked.problem.projects if each.id in unknown for service in each.concerned_services
    }
    return {
        "skill": lack.skill,
        "days": lack.days,
        "learnt": lack.learnt,
        "rows": [[int(each.project), each.days, each.reason.value] for each in lack.lacks],
        "projects": [int(each) for each in lack.projects],
        "leaning": [int(each) for each in lack.leaning],
        "trainable": sorted(int(each) for each in {*lack.trainable, *concerned} - {*lack.leaning}),
    }


def _led(year: int, report: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    from django.urls import reverse  # noqa: PLC0415 (the addresses need every page)

    keep(year, report, now)
    return {
        "sentence": "Le calcul de l'année est fait.",
        "location": reverse("learning", args=[year]),
        "link": "Voir les compétences qui manquent",
    }


def lacking(row: YearPlan | None) -> list[Lacking]:
    """Return what was kept, in the order of the codes."""
    return [_read(each) for each in row.report.get("lacks", ())] if row else []


def _read(kept: Mapping[str, Any]) -> Lacking:
    rows: Iterable[tuple[int, float, str]] = kept["rows"]
    return Lacking(
        skill=kept["skill"],
        days=kept["days"],
        learnt=kept["learnt"],
        rows=tuple((project, days, Reason(reason)) for project, days, reason in rows),
        projects=tuple(kept["projects"]),
        leaning=tuple(kept["leaning"]),
        trainable=tuple(kept["trainable"]),
    )


@daily("projects.year_plan")
def forget(now: datetime) -> None:
    """Erase what was worked out more than a year ago, and what services said for the year before last."""
    YearPlan.objects.filter(made_at__lt=now - KEPT).delete()
    TrainingWord.objects.filter(year__lt=now.year - 1).delete()
