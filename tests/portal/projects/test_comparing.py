"""Two years compared in sentences: pure, without tables nor solver."""

from dataclasses import replace

import pytest

from transverse.portal.projects.comparing import NOTHING, compared
from transverse.portal.projects.what_if import Change, changed
from transverse.portal.projects.year_problem import YearProblem
from transverse.staffing.model import (
    Aims,
    Assignment,
    Condition,
    Directorate,
    Missing,
    Need,
    Offer,
    Plan,
    Problem,
    Project,
    Resource,
    Status,
    Unmet,
)

Q1, Q2 = "2027-T1", "2027-T2"
NONE = Aims(0, (0.0,), 0.0, 0.0, 0, 0, 0)
PROBLEM = Problem(
    (Q1,),
    (Directorate("7"), Directorate("8")),
    (
        Resource("70", "7", "70", 1, 8.0, (Offer("cartes", 3, 8.0),)),
        Resource("80", "8", "80", 2, 8.0, (Offer("cartes", 3, 8.0),)),
    ),
    (
        Project("1", 1, (Q1,), (Need("1n", "cartes", 3, 8.0),)),
        Project("2", 2, (Q1,), (Need("2n", "cartes", 3, 4.0),)),
    ),
)
ASKED = YearProblem(
    PROBLEM, {"1": "Zones inondables", "2": "Arbres"}, {"7": "Direction de l'eau", "8": "Direction verte"}
)


def plan(*assignments, missing=(), unmet=(), status=Status.OPTIMAL):
    return Plan(assignments, (), missing, unmet, NONE, NONE, status)


def gift(project, resource, days):
    return Assignment(project, f"{project}n", resource, Q1, days)


def lack(project, days):
    return Missing(project, f"{project}n", Q1, days)


def said(before, after, problem=PROBLEM):
    found = compared(ASKED, before, problem, after)
    return {key: _plain(value) for key, value in found.items()}


def _plain(value):
    if isinstance(value, str):
        return value.replace("\u00a0", " ")
    return [_plain(each) for each in value]


def test_nothing_changes():
    one = plan(gift("1", "70", 8.0), gift("2", "80", 4.0))
    assert said(one, one)["sentences"] == [_plain(NOTHING)]


def test_one_gains_and_the_other_loses():
    before = plan(gift("1", "70", 8.0), missing=(lack("2", 4.0),))
    after = plan(gift("2", "80", 4.0), missing=(lack("1", 8.0),))
    assert said(before, after)["sentences"] == [
        "« Arbres » ne manquerait plus de rien.",
        "Il manquerait 8 jours à « Zones inondables », qui a tous ses jours aujourd'hui.",
        "« Direction de l'eau » serait sollicitée pour 8 jours de moins, 0 jour en tout.",
        "« Direction verte » serait sollicitée pour 4 jours de plus, 4 jours en tout.",
    ]


def test_it_lacks_more_or_less():
    before, after = plan(missing=(lack("1", 2.0),)), plan(missing=(lack("1", 3.5),))
    assert said(before, after)["sentences"] == ["Il manquerait 3,5 jours à « Zones inondables », contre 2 aujourd'hui."]


def test_a_project_dropped_frees_its_days():
    before = plan(gift("1", "70", 6.0), gift("2", "80", 4.0), missing=(lack("1", 2.0),))
    after = plan(gift("2", "80", 4.0))
    found = said(before, after, changed(PROBLEM, [Change("1", is_dropped=True)]))
    assert found["sentences"][0] == "« Zones inondables » ne se ferait pas : 6 jours seraient libres pour les autres."
    assert found["projects"] == [
        ["Arbres", "ne manque de rien", "ne manque de rien"],
        ["Zones inondables", "il manque 2 jours", "ne se fait pas"],
    ]


def test_conditions_are_told_by_what_is_lacking():
    unmet = (
        Unmet("2", Condition.RELAY, "80", 1),
        Unmet("2", Condition.DIRECTORATES, "", 2),
        Unmet("2", Condition.HOLDERS, "2n", 1),
    )
    found = said(plan(), plan(missing=(lack("2", 1.0),), unmet=unmet))
    assert found["projects"][0][2] == "il manque 1 jour, 1 relais, 2 directions et 1 service de plus pour un besoin"
    assert "« Arbres » ne remplirait plus toutes ses conditions." in said(plan(), plan(unmet=unmet))["sentences"]


@pytest.mark.parametrize(
    ("status", "proven"),
    [(Status.OPTIMAL, True), (Status.INFEASIBLE, True), (Status.FEASIBLE, False), (Status.UNKNOWN, False)],
)
def test_only_what_is_proven_is_said_to_be(status, proven):
    assert ("il est prouvé" in said(plan(), plan(status=status))["proof"]) == proven


def test_directorates_are_in_alphabetical_order_with_their_days():
    found = said(plan(gift("1", "80", 1.5), gift("2", "70", 4.0)), plan(gift("1", "80", 1.5)))
    assert found["directorates"] == [
        ["Direction de l'eau", "4 jours", "0 jour"],
        ["Direction verte", "1,5 jour", "1,5 jour"],
    ]


def test_the_nearest_known_is_not_the_nearest_proven():
    near = replace(plan(status=Status.INFEASIBLE), aims=replace(NONE, unmet=3), bounds=replace(NONE, unmet=1))
    found = said(plan(), near)["proof"]
    assert "de 0 % au plus pour l'année d'aujourd'hui, de 66,7 % au plus pour l'autre" in found
    assert "il est prouvé" not in found
