"""French sentences for conditions that clash: one each, with what would have to give."""

from collections.abc import Iterable

from transverse.staffing.conditions import LIMITS, Clause, Demand
from transverse.staffing.conflicts import Conflict
from transverse.staffing.model import Need, Problem, Project
from transverse.staffing.names import Names, counted, listed, number, quoted
from transverse.staffing.standing import may_carry

_MOST = 8  # clauses told in a sentence


def say_conflict(conflict: Conflict, problem: Problem, names: Names) -> str:
    """Return one sentence: which projects cannot bring together what, within which limits, and why when one can say."""
    told = conflict.clauses
    codes = list(dict.fromkeys(each.project for each in told if each.project))
    asked = [each for each in told if each.demand not in LIMITS]
    if len(told) == 1:
        return _alone(told[0], next(each for each in problem.projects if each.id == codes[0]), problem, names)
    limits = listed([_limit(each, names) for each in told if each.demand in LIMITS], _MOST)
    end = f" avec {limits}." if limits else ", faute de jours chez ceux qui peuvent les porter."
    if len(codes) == 1:
        what = _wanted(asked, names)
        return f"Le projet {quoted(names.projects, codes[0])} ne peut pas réunir {what}{end}"
    each_one = " ; ".join(
        f"{_wanted((each for each in asked if each.project == code), names)} pour {quoted(names.projects, code)}"
        for code in codes
    )
    together = listed([quoted(names.projects, each) for each in codes], _MOST)
    return f"Les projets {together} ne peuvent pas réunir à la fois {each_one}{end}"


def _wanted(asked: Iterable[Clause], names: Names) -> str:
    return listed([_demand(each, names) for each in asked], _MOST)


def _demand(each: Clause, names: Names) -> str:
    if each.demand is Demand.DIRECTORATES:
        return counted(each.value, "direction")
    if each.demand is Demand.RELAY:
        return f"un relais du service {quoted(names.services, each.of)}"
    return f"{counted(each.value, 'porteur')} du besoin {quoted(names.needs, each.of)}"


def _limit(each: Clause, names: Names) -> str:
    if each.demand is Demand.MEMBERS:
        return f"au plus {counted(each.value, 'membre')}"
    return f"{counted(each.value, 'jour')} par période au plus de la direction {quoted(names.directorates, each.of)}"


def _alone(clause: Clause, project: Project, problem: Problem, names: Names) -> str:
    """Say why a single condition cannot be met: what offers it is too little."""
    who = f"Le projet {quoted(names.projects, project.id)}"
    if clause.demand is Demand.RELAY:
        service = quoted(names.services, clause.of)
        return f"{who} doit compter un relais du service {service}, qui n'en a aucun : faites-en désigner un."
    if clause.demand is Demand.DIRECTORATES:
        able = {r.directorate for r in problem.resources if any(may_carry(r, need) for need in project.needs)}
        if len(able) < clause.value:
            offer = f"les compétences qu'il demande n'existent que dans {number(len(able))}"
            return (
                f"{who} demande {counted(clause.value, 'direction')}, mais {offer}."
                if able
                else (
                    f"{who} demande {counted(clause.value, 'direction')}, mais personne ne propose ce dont il a besoin."
                )
            )
        return f"{who} ne peut pas réunir {counted(clause.value, 'direction')} : trop peu ont des jours à donner."
    need = next(each for each in project.needs if each.id == clause.of)
    return f"{who} {_holders(need, project, problem, names)}"


def _holders(need: Need, project: Project, problem: Problem, names: Names) -> str:
    what = f"demande {counted(need.min_holders, 'porteur')} pour le besoin {quoted(names.needs, need.id)}"
    skill = quoted(names.skills, need.skill)
    offering = [each for each in problem.resources if any(offer.skill == need.skill for offer in each.offers)]
    able = [each for each in offering if may_carry(each, need)]
    if not offering:
        return f"{what}, mais personne n'a déclaré la compétence {skill}."
    if not able:
        return f"{what}, mais personne n'a déclaré la compétence {skill} à un niveau assez proche."
    if len(able) < need.min_holders:
        return f"{what}, mais la compétence {skill} n'en offre pas plus de {len(able)}."
    days = need.days * len(project.periods)
    if days < need.min_holders:
        return f"{what}, qui n'offre pas plus de {counted(days, 'jour')} à partager entre eux."
    return f"{what}, mais ceux qui proposent la compétence {skill} n'ont pas assez de jours."
