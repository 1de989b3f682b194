import json
from dataclasses import replace

import pytest

from staffing.plans import BEST, plan
from staffing.problems import bent
from transverse.cli.compose_words import condition, grouped, lines, progress, verdict
from transverse.staffing.model import Condition, Status, Unmet
from transverse.staffing.reading import read_problem

YEAR = read_problem(json.dumps(bent("projects.0.concerned_services", [])))
MET = replace(BEST, unmet=0)


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (plan(MET, MET, Status.OPTIMAL), ["Prouvé : aucun plan ne fait mieux."]),
        (
            plan(MET, replace(MET, missing=(1.93,)), Status.FEASIBLE),
            [
                "Toutes les conditions sont remplies. À moins de 3,6 % du meilleur possible (jours manquants),",
                "et prouvé pour ce qui compte avant.",
            ],
        ),
        (
            plan(MET, replace(MET, missing=(0.0,)), Status.FEASIBLE),
            [
                "Toutes les conditions sont remplies. Le meilleur possible n'est pas connu (jours manquants) :",
                "plus de temps (--limite) le dirait.",
            ],
        ),
        (
            plan(),
            [
                "Prouvé : aucun plan ne remplit toutes les conditions ; celui-ci en laisse 1 condition de côté,",
                "et aucun plan ne fait mieux.",
            ],
        ),
        (
            plan(bounds=replace(BEST, distance=4)),
            [
                "Prouvé : aucun plan ne remplit toutes les conditions ; celui-ci en laisse 1 condition de côté.",
                "À moins de 20 % du meilleur possible (échelons jusqu'aux chefs de projet),",
                "et prouvé pour ce qui compte avant.",
            ],
        ),
        (
            plan(bounds=replace(BEST, unmet=0), status=Status.UNKNOWN),
            ["Ce plan laisse 1 condition de côté ; plus de temps (--limite) dirait si un plan les remplit."],
        ),
    ],
)
def test_the_verdict_says_no_more_than_what_is_proven(made, said):
    assert plain(verdict(made)) == " ".join(said)


def test_a_share_is_rounded_up():
    near = plan(MET, replace(MET, distance=4.9999), Status.FEASIBLE)
    assert "à moins de 0,1 %" in plain(verdict(near)).lower()


def test_each_aim_with_what_is_proven_of_it():
    told = {each.aim: (each.value, plain(each.proof)) for each in lines(YEAR, plan(bounds=replace(BEST, fragility=1)))}
    assert told["Jours de formation"] == ("5", "prouvé")
    assert told["Porteurs en moins pour en avoir deux par besoin"] == (
        "2", "à moins de 50 % du meilleur possible, 1 au mieux",
    )  # fmt: skip
    assert told["Membres, tous projets réunis"] == ("2", "pas encore prouvé")


def test_the_line_of_progress_leaves_out_what_is_null():
    nothing = replace(MET, missing=(0.0,), training=0.0)
    assert plain(progress(plan(nothing, nothing))) == "prouvé : rien ne manque"
    assert plain(progress(plan(bounds=replace(BEST, unmet=0)))) == (
        "écart inconnu : 1 condition de côté, 2 jours manquants, 5 jours de formation"
    )
    assert plain(progress(plan(bounds=replace(BEST, members=1)))).startswith("écart de 50 % au plus : ")


@pytest.mark.parametrize(
    ("unmet", "said"),
    [
        (Unmet("P", Condition.RELAY, "Eau", 1), "Il manque un relais du service « Eau », concerné par ce projet."),
        (Unmet("P", Condition.DIRECTORATES, "", 2), "Il manque 2 directions pour atteindre le nombre demandé."),
        (Unmet("P", Condition.HOLDERS, "plan", 1), "Il manque 1 porteur au besoin « plan »."),
    ],
)
def test_each_condition_has_its_sentence(unmet, said):
    assert plain(condition(unmet)) == said


@pytest.mark.parametrize(("value", "written"), [(0, "0"), (1234.5, "1 234,5"), (158258, "158 258"), (0.25, "0,25")])
def test_figures_in_french(value, written):
    assert plain(grouped(value)) == written
