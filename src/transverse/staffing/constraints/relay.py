"""A relay of each concerned service is a member: the plan names who answers, or says that nobody does."""

from collections.abc import Iterator
from dataclasses import replace

from transverse.staffing.constraints._cases import GOOD, PROBLEM, Case, plan_of
from transverse.staffing.fault import Fault
from transverse.staffing.ledger import Ledger
from transverse.staffing.model import Answer, Condition, Plan

SOURCE = "staffing/model.py: a relay of each concerned service among the members"


def check(ledger: Ledger, plan: Plan) -> Iterator[Fault]:
    """Yield answers of who may not answer or that come twice, and services of which the plan says the contrary."""
    told = {(each.project, each.of) for each in plan.unmet if each.condition is Condition.RELAY}
    seen: set[tuple[str, str]] = set()
    for answer in ledger.answers:
        resource = ledger.resources[answer.resource]
        place = (answer.project, answer.service)
        concerned = answer.service in ledger.projects[answer.project].concerned_services
        if not (concerned and resource.relay and resource.service == answer.service) or place in seen:
            yield Fault("relay", answer.project, "", answer.service, "", 1.0)
        seen.add(place)
    for project in ledger.problem.projects:
        for service in project.concerned_services:
            if ((project.id, service) in seen) == ((project.id, service) in told):
                yield Fault("relay", project.id, "", service)


def explain(fault: Fault) -> str:
    """Return the sentence of a fault."""
    if fault.found:
        return f"Dans le projet « {fault.project} », qui répond pour « {fault.resource} » n'en est pas le relais."
    return (
        f"Pour le projet « {fault.project} », le plan ne dit pas qui répond pour le service concerné "
        f"« {fault.resource} », ou dit à la fois que quelqu'un répond et que personne ne répond."
    )


EXAMPLES = (Case(PROBLEM, GOOD), Case(PROBLEM, plan_of(PROBLEM)), Case(PROBLEM, plan_of(PROBLEM, answers="signaux")))
COUNTER_EXAMPLES = (
    Case(PROBLEM, replace(GOOD, answers=GOOD.answers[:1])),
    Case(PROBLEM, replace(GOOD, answers=(*GOOD.answers, Answer("fuites", "usines", "usines")))),
    Case(PROBLEM, replace(GOOD, answers=(GOOD.answers[0], Answer("fuites", "signaux", "reseaux")))),
    Case(PROBLEM, replace(plan_of(PROBLEM, answers="signaux"), unmet=plan_of(PROBLEM).unmet)),
)
