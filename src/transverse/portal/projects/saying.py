"""What a plan says of one project, in French: why these services, why not those, what is missing.

Reasons are those of `staffing`; levels are those of services, and are told in words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from transverse.portal.people.models import Unit
from transverse.portal.projects.models.projects import Project
from transverse.portal.projects.models.skills import Level, Skill
from transverse.portal.projects.quarters import said
from transverse.staffing.model import Condition, Need, Plan, Problem, Unmet
from transverse.staffing.names import Names, counted
from transverse.staffing.reason import Code, Reason
from transverse.staffing.reasons import why
from transverse.staffing.refusals import why_not
from transverse.staffing.shortages import shortages
from transverse.staffing.standing import Standing, standing
from transverse.staffing.wording import say, say_shortage

MOST_REFUSED = 60  # services of which it is said why they are not proposed


@dataclass(frozen=True, slots=True)
class Told:
    """A plan in sentences, by the codes of the services.

    Attributes
    ----------
    why, why_not
        Sentences for each service proposed, and for each other that offers a skill of the project.
    lacking
        What is missing and why; empty when everything is found.
    """

    why: Mapping[str, tuple[str, ...]]
    why_not: Mapping[str, tuple[str, ...]]
    lacking: tuple[str, ...]


def told(problem: Problem, plan: Plan, names: Names) -> Told:
    """Say what `plan` gives to the one project of `problem`."""
    now = standing(problem, plan)
    project = problem.projects[0]
    members = now.members(project.id)
    wanted = {need.skill for need in project.needs}
    others = [
        each.id
        for each in problem.resources
        if each.id not in members and wanted & {offer.skill for offer in each.offers}
    ]
    return Told(
        why={each: tuple(dict.fromkeys(_why(now, project.id, each, names))) for each in members},
        why_not={
            each: tuple(shorter(one, names) for one in _why_not(now, each, names)) for each in others[:MOST_REFUSED]
        },
        lacking=(
            *(shorter(each, names) for each in _lacking(now, names)),
            *(_unmet(each, names) for each in plan.unmet),
        ),
    )


def names_of(projects: Iterable[Project], problem: Problem) -> Names:
    """Return what the objects of `problem` are called; two queries."""
    keys = {int(code) for each in problem.resources for code in (each.id, each.directorate)}
    units = {str(key): name for key, name in Unit.objects.filter(pk__in=keys).values_list("pk", "name")}
    wanted = {need.skill for project in problem.projects for need in project.needs}
    skills = dict(Skill.objects.filter(code__in=wanted).values_list("code", "label"))
    listed_projects = list(projects)
    return Names(
        projects={str(each.pk): each.title for each in listed_projects},
        needs={str(need.pk): need.skill.label for each in listed_projects for need in each.needs.all()},
        resources=units,
        directorates=units,
        services=units,
        skills=skills,
        periods={each: said(each) for each in problem.periods},
        levels=True,
    )


def _why(now: Standing, project: str, resource: str, names: Names) -> Iterator[str]:
    needs = now.project(project).needs
    for need in needs:
        for reason in why(now, project, need.id, resource):
            if sentence := _because(reason, now, need, resource, names):
                yield sentence
    for answer in now.answers.get(project, ()):
        if answer.resource == resource:
            service = names.services.get(answer.service, answer.service)
            yield f"Le projet concerne « {service} » : son relais y est associé."


def _because(reason: Reason, now: Standing, need: Need, resource: str, names: Names) -> str:
    """Say a reason as a fact about the service, which is named beside it; empty for what is said elsewhere."""
    skill = names.skills.get(need.skill, need.skill)
    offered = next((each for each in now.resource(resource).offers if each.skill == need.skill), None)
    match reason.code:
        case Code.AT_LEVEL if offered:
            days = counted(offered.days, "jour")
            return f"Le service {Level(offered.level).label} : « {skill} ». Il propose encore {days} par trimestre."
        case Code.BELOW if offered:
            return (
                f"Le service {Level(offered.level).label} : « {skill} ». Le projet demande plus : comptez "
                f"{counted(reason.asked, 'jour')} de formation."
            )
        case Code.ONLY:
            return f"Aucun autre service n'a déclaré « {skill} » d'assez près."
        case Code.ONLY_AT_LEVEL:
            return f"Aucun autre service ne peut apporter « {skill} » sans formation."
        case Code.BEYOND:
            more = counted(reason.value, "jour")
            return f"Il faudrait en tout {more} de plus que ce que le service propose : à voir avec lui."
        case Code.DISTANCE:
            return _distance(int(reason.value))
        case Code.SECOND:
            return f"Grâce à lui, « {skill} » ne repose pas sur un seul service."
        case Code.HOLDER:
            return f"Le projet demande {counted(reason.asked, 'service')} au moins pour « {skill} »."
        case Code.DIRECTORATE:
            return f"Le projet réunit {counted(reason.asked, 'direction')} au moins : la sienne en est."
    return ""


def _distance(steps: int) -> str:
    if not steps:
        return "C'est le service du responsable du projet."
    return f"Dans l'organigramme, {counted(steps, 'pas', 'pas')} le séparent du service du responsable du projet."


def _why_not(now: Standing, resource: str, names: Names) -> Iterator[str]:
    project = now.problem.projects[0]
    for need in project.needs:
        reason = why_not(now, project.id, need.id, resource)
        if reason.code not in {Code.NO_SKILL, Code.CARRIES}:
            yield _refused(reason, now, need, resource, names)


def _refused(reason: Reason, now: Standing, need: Need, resource: str, names: Names) -> str:
    offered = next((each for each in now.resource(resource).offers if each.skill == need.skill), None)
    if reason.code is Code.TOO_LOW and offered:
        skill = names.skills.get(need.skill, need.skill)
        return f"« {skill} » : le service {Level(offered.level).label}, le projet en demande plus."
    return say(reason, names, need, resource)


def _lacking(now: Standing, names: Names) -> Iterator[str]:
    needs = {need.id: need for need in now.problem.projects[0].needs}
    for each in shortages(now):
        yield " ".join(say_shortage(each, names, needs[each.missing.need]))


def _unmet(each: Unmet, names: Names) -> str:
    match each.condition:
        case Condition.RELAY:
            return f"Personne ne relaie « {names.services.get(each.of, each.of)} », que le projet concerne."
        case Condition.DIRECTORATES:
            return f"Il manque {counted(each.lacking, 'direction')} pour réunir celles que le projet demande."
        case Condition.HOLDERS:
            skill = names.needs.get(each.of, each.of)
            return f"Il manque {counted(each.lacking, 'service')} pour « {skill} »."


def proof(plan: Plan, gap: float) -> str:
    """Say what is proven of a plan: « le meilleur possible » only when it is."""
    words = {
        "optimal": "C'est prouvé : aucune autre répartition ne fait mieux.",
        "infeasible": "C'est prouvé : rien ne remplit toutes les conditions. Voici ce qui a été trouvé de plus proche.",
        "unknown": "Toutes les conditions ne sont pas remplies, et le temps a manqué pour prouver pourquoi.",
    }
    distance = f"{100 * gap:.1f}".replace(".", ",")
    return words.get(
        plan.status.value,
        f"La preuve n'est pas finie : une autre répartition ferait mieux de {distance} % au plus.",
    )


def shorter(sentence: str, names: Names) -> str:
    """Leave out the name of the project, whose page it is, and call a carrier what it is here: a service."""
    for title in names.projects.values():
        sentence = sentence.replace(f" « {title} »", "")
    return re.sub(r"\bporteur(s?)\b", r"service\1", sentence)
