"""What is said of a plan, without any table nor solver."""

import pytest

from transverse.portal.projects import saying
from transverse.staffing.model import Aims, Assignment, Need, Offer, Plan, Problem, Project, Resource, Status
from transverse.staffing.model import Directorate as Top
from transverse.staffing.names import Names

AIMS = Aims(0, (0.0,), 0.0, 0.0, 0, 1, 0)
NAMES = Names(
    projects={"1": "Une carte"},
    needs={"5": "Faire des cartes"},
    resources={"7": "Service de l'eau", "8": "Service de la paie"},
    services={"7": "Service de l'eau", "8": "Service de la paie"},
    directorates={"2": "Direction technique"},
    skills={"GEO": "Faire des cartes"},
    periods={"2027-T1": "1er trimestre 2027"},
    levels=True,
)


def service(key, level, days=5.0, distance=3):
    return Resource(key, "2", key, distance, days, (Offer("GEO", level, days),))


def problem(*resources, level=3, members=None):
    needs = (Need("5", "GEO", level, 4.0),)
    project = Project("1", 1, ("2027-T1",), needs, max_members=members)
    return Problem(("2027-T1",), (Top("2"),), resources, (project,))


def plan(status=Status.OPTIMAL, gap=0, resource="7"):
    given = (Assignment("1", "5", resource, "2027-T1", 4.0, gap),)
    return Plan(given, (), (), (), AIMS, AIMS, status)


def told(*args):
    return saying.told(*args, NAMES)


def plainly(sentences):
    return " ".join(sentences).replace("\xa0", " ")


def test_why_is_said_in_words_never_by_a_number():
    why = plainly(told(problem(service("7", 4)), plan()).why["7"])
    assert "Le service le fait et le transmet : « Faire des cartes ». Il propose encore 5 jours par trimestre." in why
    assert "niveau" not in why
    assert "3 pas le séparent" in why


def test_a_service_below_the_need_says_the_training():
    why = plainly(told(problem(service("7", 2)), plan(gap=1)).why["7"])
    assert "le fait avec de l'aide" in why
    assert "comptez 5 jours de formation" in why


def test_the_service_of_the_lead():
    assert "C'est le service du responsable" in plainly(told(problem(service("7", 3, distance=0)), plan()).why["7"])


def test_why_not_says_the_fact_without_a_number():
    both = problem(service("7", 4), service("8", 1), level=4)
    said = plainly(told(both, plan()).why_not["8"])
    assert "en a des notions, le projet en demande plus" in said
    assert "niveau" not in said


def test_who_does_not_offer_the_skill_is_not_spoken_of():
    other = Resource("8", "2", "8", 1, 5.0, (Offer("SQL", 4, 5.0),))
    assert told(problem(service("7", 4), other), plan()).why_not == {}


@pytest.mark.parametrize("status", Status)
def test_better_is_only_said_with_its_proof(status):
    said = saying.proof(plan(status), 0.123)
    assert ("prouvé" in said and "aucune autre répartition ne fait mieux" in said) is (status is Status.OPTIMAL)
    assert ("12,3" in said) is (status is Status.FEASIBLE)


def test_the_name_of_the_project_is_left_out_on_its_own_page():
    said = saying.shorter("Le projet «\xa0Une carte\xa0» demande 2 porteurs.", NAMES)
    assert said == "Le projet demande 2 services."
