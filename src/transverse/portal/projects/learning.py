"""Montée en compétences: what a year lacks, in words, and how many people each service says it may send to learn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from transverse.portal.ground.refusals import RefusalError
from transverse.portal.people.models import Agent, Unit
from transverse.portal.projects.day_words import in_days
from transverse.portal.projects.lacks import Reason
from transverse.portal.projects.models import Project, Skill, TrainingWord, YearPlan
from transverse.portal.projects.year_plan import Lacking, lacking

MOST_PEOPLE = 50
REASONS = {
    Reason.NOBODY: "Aucun service ne sait le faire, ou de trop loin.",
    Reason.BELOW: "Des services s'en approchent : les former suffirait.",
    Reason.TAKEN: "Ceux qui savent le faire ont déjà donné tous leurs jours.",
}
LEANING = "L'année compte déjà sur des services à former."


class Learner(NamedTuple):
    """A service that could learn; ``people`` is its word, None when it has not said."""

    unit: int
    name: str
    path: str
    people: int | None
    is_awaited: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One skill that the year lacks, in words.

    Attributes
    ----------
    days, learnt
        Missing, and given once services are trained.
    reasons
        One sentence each.
    projects
        Titles of those that wait for it, in alphabetical order.
    learners
        Services that could learn it, in alphabetical order.
    """

    skill: Skill
    days: float
    learnt: float
    reasons: tuple[str, ...]
    projects: tuple[str, ...]
    learners: tuple[Learner, ...]

    @property
    def sentence(self) -> str:
        """How many days: « Il manque 8 jours. 2 jours sont attendus de services à former. »."""
        missing = [f"Il manque {in_days(self.days)}."] if self.days else []
        awaited = "est attendu" if self.learnt < 2 else "sont attendus"
        return " ".join(
            [*missing, *([f"{in_days(self.learnt)} {awaited} de services à former."] if self.learnt else [])]
        )


def shown(row: YearPlan | None) -> list[Shown]:
    """Return what the year lacks, by the name of the skill; four queries.

    A skill, a project or a service that is gone since is left out.
    """
    found = lacking(row)
    if row is None or not found:
        return []
    skills = {each.code: each for each in Skill.objects.filter(code__in=[each.skill for each in found])}
    units = Unit.objects.filter(closed_on=None, pk__in={key for each in found for key in each.services})
    known = {each.pk: each for each in units.only("name", "path")}
    asking = {project for each in found for project in each.projects}
    titles = dict(Project.objects.filter(pk__in=asking).values_list("pk", "title"))
    said = _said(row.year)
    told = [_shown(each, skills[each.skill], known, titles, said) for each in found if each.skill in skills]
    return sorted(told, key=lambda each: each.skill.key)


def _said(year: int) -> Mapping[tuple[int, int], int]:
    rows = TrainingWord.objects.filter(year=year).values_list("skill_id", "unit_id", "people")
    return {(skill, unit): people for skill, unit, people in rows}


def _shown(
    lack: Lacking,
    skill: Skill,
    units: Mapping[int, Unit],
    titles: Mapping[int, str],
    said: Mapping[tuple[int, int], int],
) -> Shown:
    reasons = {reason for _, _, reason in lack.rows}
    learners = [
        Learner(key, units[key].name, units[key].path, said.get((skill.pk, key)), key in lack.leaning)
        for key in lack.services
        if key in units
    ]
    return Shown(
        skill,
        lack.days,
        lack.learnt,
        (*(words for reason, words in REASONS.items() if reason in reasons), *([LEANING] if lack.leaning else [])),
        tuple(sorted({titles[key] for key in lack.projects if key in titles}, key=str.casefold)),
        tuple(sorted(learners, key=lambda each: (each.name.casefold(), each.unit))),
    )


def of_units(found: Iterable[Shown], heads: Iterable[str]) -> list[tuple[Shown, Learner]]:
    """Keep the services under the units that somebody heads: those for which he may say."""
    over = tuple(heads)
    return [(each, one) for each in found for one in each.learners if any(one.path.startswith(path) for path in over)]


def say(year: int, asked: tuple[Shown, Learner], people: int, by: Agent, today: date) -> None:
    """Write how many people a service may send; said again, it replaces what was said.

    Raises
    ------
    RefusalError
        The number makes no sense.
    """
    skill, learner = asked[0].skill, asked[1]
    if not 0 <= people <= MOST_PEOPLE:
        raise RefusalError(f"Écrivez un nombre d'agents entre 0 et {MOST_PEOPLE}.")
    TrainingWord.objects.update_or_create(
        year=year, skill=skill, unit_id=learner.unit, defaults={"people": people, "said_by": by, "said_on": today}
    )


def take_back(year: int, asked: tuple[Shown, Learner]) -> None:
    """Forget what a service had said."""
    TrainingWord.objects.filter(year=year, skill=asked[0].skill, unit_id=asked[1].unit).delete()
