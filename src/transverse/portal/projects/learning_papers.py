"""What a year lacks as a paper and as a table, for the training plan."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from django.utils import timezone

from transverse.papers.kinds import plan_de_formation
from transverse.portal.projects.day_words import in_number
from transverse.portal.projects.learning import Learner, Shown
from transverse.portal.projects.models import YearPlan

HEADINGS = (
    *("année", "compétence", "famille", "jours manquants", "jours après formation", "pourquoi", "projets"),
    *("service", "attendu par un projet", "agents à former"),
)


def paper_data(row: YearPlan, found: Iterable[Shown], organisation: str, today: date) -> plan_de_formation.Data:
    """Fill the paper with what is lacking in a year that was worked out."""
    return plan_de_formation.Data(
        organisation=organisation,
        year=row.year,
        date=today,
        worked_out=timezone.localdate(row.made_at) if row.made_at else today,
        proof=row.report["proof"],
        skills=tuple(_skill(each) for each in found),
    )


def _skill(each: Shown) -> plan_de_formation.Skill:
    return plan_de_formation.Skill(
        each.skill.label,
        Decimal(str(round(each.days, 1))),
        Decimal(str(round(each.learnt, 1))),
        each.reasons,
        each.projects,
        tuple(plan_de_formation.Service(one.name, one.people, one.is_awaited) for one in each.learners),
    )


def rows(found: Iterable[Shown], year: int) -> Iterator[tuple[str, ...]]:
    """Yield the lines of the table: one a skill and a service, or one alone where no service may learn."""
    for each in found:
        told = (
            *(str(year), each.skill.label, each.skill.family, in_number(each.days), in_number(each.learnt)),
            *(" ".join(each.reasons), " ; ".join(each.projects)),
        )
        for one in each.learners or (None,):
            yield (*told, *_service(one))


def _service(one: Learner | None) -> tuple[str, str, str]:
    if one is None:
        return ("", "", "")
    return (one.name, "oui" if one.is_awaited else "non", "" if one.people is None else str(one.people))
