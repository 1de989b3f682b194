"""A small problem, and the plans that the examples of the rules are made of."""

from dataclasses import dataclass

from transverse.staffing.ledger import open_ledger
from transverse.staffing.measure import aims
from transverse.staffing.model import Answer, Assignment, Directorate, Need, Offer, Plan, Problem, Project, Resource
from transverse.staffing.publish import publish

PROBLEM = Problem(
    periods=("T1", "T2", "T3"),
    directorates=(Directorate("eau", 6.0), Directorate("voirie")),
    resources=(
        Resource("reseaux", "eau", "reseaux", 2, 5.0, (Offer("carte", 3, 4.0), Offer("enquete", 1, 2.0)), relay=True),
        Resource("usines", "eau", "usines", 3, 4.0, (Offer("carte", 2, 3.0),)),
        Resource("chantiers", "voirie", "chantiers", 4, 3.0, (Offer("enquete", 2, 2.0), Offer("carte", 4, 1.0))),
        Resource("signaux", "voirie", "signaux", 5, 2.0, (), relay=True),
    ),
    projects=(
        Project(
            "fuites",
            1,
            ("T1", "T2"),
            (Need("plan", "carte", 3, 4.0), Need("ecoute", "enquete", 2, 2.0)),
            ("reseaux", "signaux"),
            2,
            4,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A plan beside its problem."""

    problem: Problem
    plan: Plan


def plan_of(problem: Problem, *lines: str, answers: str = "") -> Plan:
    """Return the plan of lines `need resource period days [levels]`; relays answer for the service of their name."""
    given = [line.split() for line in lines]
    project = problem.projects[0].id
    ledger = open_ledger(
        problem,
        [Assignment(project, a[0], a[1], a[2], float(a[3]), int(a[4]) if len(a) > 4 else 0) for a in given],
        [Answer(project, relay, relay) for relay in answers.split()],
    )
    return publish(ledger, aims(ledger), 0.0)


GOOD = plan_of(
    PROBLEM,
    "plan reseaux T1 4",
    "plan reseaux T2 4",
    "ecoute chantiers T1 2",
    "ecoute chantiers T2 2",
    answers="reseaux signaux",
)
