"""Small problems and plans made at random, and a judge of plans that knows neither the solver nor the reasons."""

from collections import defaultdict

from transverse.staffing.ledger import open_ledger
from transverse.staffing.measure import aims, from_order, in_order
from transverse.staffing.model import (
    Answer,
    Assignment,
    Directorate,
    Need,
    Offer,
    Problem,
    Project,
    Resource,
)
from transverse.staffing.publish import publish

SKILLS = ("eau", "plan", "droit")


def problem(rng, *, resources=5, projects=2, conditions=True):
    """Return a sound problem with whole numbers of days."""
    directorates = tuple(Directorate(f"D{each}", rng.choice((None, 0, 3, 8))) for each in range(3))
    periods = ("T1", "T2")[: rng.randint(1, 2)]
    return Problem(
        periods,
        directorates,
        tuple(_resource(rng, f"r{each}") for each in range(resources)),
        tuple(_project(rng, f"P{each}", periods, conditions=conditions) for each in range(projects)),
    )


def _resource(rng, code):
    skills = rng.sample(SKILLS, rng.randint(1, 2))
    offers = [
        Offer(skill, level, rng.randint(0, 5))
        for skill in skills
        for level in sorted(rng.sample((1, 2, 3, 4), rng.choice((1, 1, 2))))
    ]
    return Resource(
        *(code, f"D{rng.randrange(3)}", code, rng.randint(0, 3), rng.randint(0, 6), tuple(offers)),
        relay=rng.random() < 0.5,
    )


def _project(rng, code, periods, *, conditions):
    first = rng.randrange(len(periods))
    needs = tuple(
        Need(f"n{each}", rng.choice(SKILLS), rng.randint(1, 4), rng.randint(1, 4), rng.choice((0, 1, 1, 2)))
        for each in range(rng.randint(1, 2))
    )
    concerned = tuple(f"r{each}" for each in rng.sample(range(5), rng.choice((0, 0, 1, 2))))
    return Project(
        *(code, rng.randint(1, 2), periods[first:], needs),
        *((concerned, rng.choice((0, 0, 1, 2)), rng.choice((None, 1, 2, 3))) if conditions else ()),
    )


def plan(rng, asked):
    """Return a sound plan of the problem, far from the best as a rule."""
    given, answers = [], []
    for project in asked.projects:
        for need in project.needs:
            for resource in rng.sample(asked.resources, len(asked.resources)):
                gaps = [max(0, need.level - each.level) for each in resource.offers if each.skill == need.skill]
                if gaps and min(gaps) <= 2 and rng.random() < 0.6:
                    days = [(period, rng.randint(0, need.days)) for period in project.periods]
                    new = [
                        Assignment(project.id, need.id, resource.id, period, float(each), min(gaps))
                        for period, each in days
                        if each
                    ]
                    if new and not faults(asked, [*given, *new], answers):
                        given += new
        for service in project.concerned_services:
            for resource in asked.resources:
                answer = Answer(project.id, service, resource.id)
                if resource.relay and resource.service == service and not faults(asked, given, [*answers, answer]):
                    answers.append(answer)
    return published(asked, given, answers)


def published(asked, given, answers):
    """Return the plan that these make, of which nothing is proven."""
    ledger = open_ledger(asked, given, answers)
    return publish(ledger, from_order(tuple(0.0 for _ in in_order(aims(ledger)))), 0.0)


def faults(asked, given, answers):
    """Return what a plan breaks among what it must always respect."""
    found = []
    resources = {each.id: each for each in asked.resources}
    caps = {each.id: each.max_days for each in asked.directorates}
    of_resource, of_directorate, of_need, of_carrier = (defaultdict(float) for _ in range(4))
    for each in given:
        of_resource[each.resource, each.period] += each.days
        of_directorate[resources[each.resource].directorate, each.period] += each.days
        of_need[each.project, each.need, each.period] += each.days
        of_carrier[each.project, each.need, each.resource] += each.days
    found += [key for key, days in of_resource.items() if days > resources[key[0]].max_days + 1e-5]
    found += [key for key, days in of_directorate.items() if caps[key[0]] is not None and days > caps[key[0]] + 1e-5]
    for project in asked.projects:
        members = {each.resource for each in (*given, *answers) if each.project == project.id}
        if project.max_members is not None and len(members) > project.max_members:
            found.append(project.id)
        for need in project.needs:
            found += [
                key for key, days in of_need.items() if key[:2] == (project.id, need.id) and days > need.days + 1e-5
            ]
            least = min(1, need.days * len(project.periods)) - 1e-5
            found += [key for key, days in of_carrier.items() if key[:2] == (project.id, need.id) and days < least]
            found += [
                each
                for each in given
                if (each.project, each.need) == (project.id, need.id)
                and (
                    each.period not in project.periods
                    or each.training_levels > 2
                    or not any(
                        offer.skill == need.skill and max(0, need.level - offer.level) == each.training_levels
                        for offer in resources[each.resource].offers
                    )
                )
            ]
    return found
