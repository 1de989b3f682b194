"""Sentences: one for each thing to say, plain, and silent on levels when resources are persons."""

import re

import pytest

from transverse.staffing.changes import Change, Step
from transverse.staffing.conditions import Clause, Demand
from transverse.staffing.conflict_words import say_conflict
from transverse.staffing.conflicts import Conflict
from transverse.staffing.model import Directorate, Missing, Need, Offer, Problem, Project, Resource
from transverse.staffing.names import Names, counted, listed, number
from transverse.staffing.reason import Code, Part, Reason
from transverse.staffing.shortages import Shortage
from transverse.staffing.trial import Lack, WayOut
from transverse.staffing.ways_words import say_way
from transverse.staffing.wording import say, say_shortage

NEED = Need("n", "plan", 3, 4)
NAMES = Names(
    projects={"P": "Fuites", "Q": "Pistes"},
    needs={"n": "Carte des fuites", "m": "Enquête"},
    resources={"a": "SIG", "b": "Réseaux", "c": "Voirie"},
    directorates={"D": "Numérique", "E": "Eau"},
    services={"a": "SIG", "b": "Réseaux"},
    skills={"plan": "Cartographie"},
    periods={"T1": "1er trimestre", "T2": "2e trimestre"},
    levels=True,
)
OF = {
    Code.ALREADY: ("m",),
    Code.RELAY: ("a",),
    Code.DIRECTORATE: ("D",),
    Code.DIRECTORATE_FULL: ("D",),
    Code.TAKEN: ("P",),
}
OF_LINES = {
    *(Code.NOBODY, Code.TOO_LOW, Code.TAKEN, Code.DIRECTORATE_FULL, Code.MEMBERS_FULL, Code.NO_DAYS, Code.SHARE),
    Code.ROOM,
}
TORN = re.compile(r" [:;?!»]|« ")


def _reason(code, value=2.0, asked=3.0):
    return Reason(code, value, asked, tuple(Part(each, 4.0) for each in OF.get(code, ("b", "c"))))


def _sound(sentence):
    """Whether a sentence is one, with its marks, and with every name in place of its code."""
    marked = sentence[0].isupper() or sentence[0] in "«0123456789"
    one = sentence.endswith(".") and ". " not in sentence
    return marked and one and not TORN.search(sentence) and "{" not in sentence and not re.search(r"« \w »", sentence)


@pytest.mark.parametrize("code", Code)
@pytest.mark.parametrize("levels", [True, False])
def test_everything_is_said_in_one_sentence(code, levels):
    names = Names(**{**{field: getattr(NAMES, field) for field in NAMES.__slots__}, "levels": levels})
    assert _sound(say(_reason(code), names, NEED, "a"))
    if code in OF_LINES:
        for each in say_shortage(Shortage(Missing("P", "n", "T1", 2.0), (_reason(code),)), names, NEED):
            assert _sound(each)


@pytest.mark.parametrize("code", Code)
@pytest.mark.parametrize("value", [1.0, 3.0])
def test_no_level_shows_when_resources_are_persons(code, value):
    about = (say(_reason(code, value, asked), Names(), NEED, "a") for asked in (1.0, 3.0))
    line = Shortage(Missing("P", "n", "T1", 2.0), (_reason(code, value),) if code in OF_LINES else ())
    for each in (*about, *say_shortage(line, Names(), NEED)):
        assert "niveau" not in each
        assert not re.search(r"jours? de formation", each)


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (Reason(Code.AT_LEVEL, 4, 3), ("« SIG » propose la compétence « Cartographie » au niveau 4, pour un "
            "niveau demandé de 3.")),
        (Reason(Code.BELOW, 1, 5), ("« SIG » propose la compétence « Cartographie », un niveau trop bas : "
            "comptez 5 jours de formation.")),
        (Reason(Code.DAYS, 1.5, 8), ("« SIG » donne 1,5 jour à ce besoin ; son offre, pendant ce projet, "
            "est de 8 jours.")),
        (Reason(Code.DISTANCE, 0), "« SIG » est au plus près du chef de projet dans l'organigramme."),
        (Reason(Code.DISTANCE, 2), "« SIG » est à 2 échelons du chef de projet dans l'organigramme."),
        (
            Reason(Code.TAKEN, 0, 1, (Part("P", 10), Part("Q", 1))),
            ("« SIG » n'a plus assez de jours pendant ce projet : ils vont à « "
                "Fuites » (10 jours) et « Pistes » (1 jour)."),
        ),
        (
            Reason(Code.COST_TRAINING, 5, of=(Part("b"),)),
            "Avec « SIG » à la place de « Réseaux », il faudrait 5 jours de formation de plus.",
        ),
        (
            Reason(Code.COST_MEMBERS, 1, of=(Part("b", 3),)),
            "Avec « SIG » aux côtés de « Réseaux », ce projet aurait 1 membre de plus.",
        ),
        (
            Reason(Code.AS_GOOD, of=(Part("b"),)),
            "« SIG » conviendrait tout aussi bien à la place de « Réseaux » : le choix vous revient.",
        ),
    ],
)  # fmt: skip
def test_reasons(reason, sentence):
    assert say(reason, NAMES, NEED, "a").replace("\u00a0", " ") == sentence


def test_a_line_without_anybody():
    told = say_shortage(
        Shortage(
            Missing("P", "n", "T1", 2.0),
            (Reason(Code.TAKEN, 5, of=(Part("Q", 5),)), Reason(Code.MEMBERS_FULL, 1)),
        ),
        NAMES,
        NEED,
    )
    assert [each.replace("\u00a0", " ") for each in told] == [
        "2 jours manquent au besoin « Carte des fuites » du projet « Fuites » pendant « 1er trimestre ».",
        (
            "Pendant « 1er trimestre », les jours de ceux qui proposent la compétence « Cartographie » "
            "vont déjà à « Pistes » (5 jours)."
        ),
        "Ce projet a déjà 1 membre, et n'en accepte pas davantage.",
    ]


def _problem(*resources, need=NEED):
    return Problem(
        ("T1", "T2"),
        (Directorate("D"), Directorate("E")),
        resources,
        (Project("P", 1, ("T1",), (need,)), Project("Q", 1, ("T1",), (need,))),
    )


def _resource(code, level=3, skill="plan"):
    return Resource(code, "D", code, 1, 5, (Offer(skill, level, 5),))


SIX = Clause("P", Demand.DIRECTORATES, "", 6)
FIVE = Clause("P", Demand.MEMBERS, "", 5)
TWO = Clause("P", Demand.HOLDERS, "n", 2)
CAP = Clause("", Demand.CAP, "D", 8)


@pytest.mark.parametrize(
    ("clauses", "problem", "sentence"),
    [
        ((SIX, FIVE), _problem(), "Le projet « Fuites » ne peut pas réunir 6 directions avec au plus 5 membres."),
        (
            (Clause("P", Demand.RELAY, "a"),),
            _problem(),
            "Le projet « Fuites » doit compter un relais du service « SIG », qui n'en a aucun : faites-en désigner un.",
        ),
        ((SIX,), _problem(), ("Le projet « Fuites » demande 6 directions, mais personne ne propose "
            "ce dont il a besoin.")),
        (
            (SIX,),
            _problem(_resource("a")),
            "Le projet « Fuites » demande 6 directions, mais les compétences qu'il demande n'existent que dans 1.",
        ),
        (
            (Clause("P", Demand.DIRECTORATES, "", 1),),
            _problem(_resource("a")),
            "Le projet « Fuites » ne peut pas réunir 1 direction : trop peu ont des jours à donner.",
        ),
        (
            (TWO,),
            _problem(_resource("a", skill="eau"), need=Need("n", "plan", 3, 4, 2)),
            ("Le projet « Fuites » demande 2 porteurs pour le besoin « Carte des fuites », "
            "mais personne n'a déclaré la compétence « Cartographie »."),
        ),
        (
            (TWO,),
            _problem(_resource("a", 1), need=Need("n", "plan", 4, 4, 2)),
            ("Le projet « Fuites » demande 2 porteurs pour le besoin « Carte des fuites », "
            "mais personne n'a déclaré la compétence « Cartographie » à un niveau assez proche."),
        ),
        (
            (TWO,),
            _problem(_resource("a"), need=Need("n", "plan", 3, 4, 2)),
            ("Le projet « Fuites » demande 2 porteurs pour le besoin « Carte des fuites », "
            "mais la compétence « Cartographie » n'en offre pas plus de 1."),
        ),
        (
            (TWO,),
            _problem(_resource("a"), _resource("b"), need=Need("n", "plan", 3, 1, 2)),
            ("Le projet « Fuites » demande 2 porteurs pour le besoin « Carte des fuites », "
            "qui n'offre pas plus de 1 jour à partager entre eux."),
        ),
        (
            (TWO,),
            _problem(_resource("a"), _resource("b"), need=Need("n", "plan", 3, 4, 2)),
            ("Le projet « Fuites » demande 2 porteurs pour le besoin « Carte des fuites », "
            "mais ceux qui proposent la compétence « Cartographie » n'ont pas assez de jours."),
        ),
        (
            (TWO, CAP),
            _problem(),
            ("Le projet « Fuites » ne peut pas réunir 2 porteurs du besoin « Carte des fuites » "
            "avec 8 jours par période au plus de la direction « Numérique »."),
        ),
        (
            (TWO, Clause("P", Demand.HOLDERS, "m", 1)),
            _problem(),
            ("Le projet « Fuites » ne peut pas réunir 2 porteurs du besoin « Carte des fuites » et 1 porteur du besoin "
            "« Enquête », faute de jours chez ceux qui peuvent les porter."),
        ),
        (
            (TWO, Clause("Q", Demand.HOLDERS, "n", 1)),
            _problem(),
            (
                "Les projets « Fuites » et « Pistes » ne peuvent pas réunir à la fois "
                "2 porteurs du besoin « Carte des fuites » pour « Fuites » ; "
                "1 porteur du besoin « Carte des fuites » pour « Pistes », "
                "faute de jours chez ceux qui peuvent les porter."
            ),
        ),
    ],
)  # fmt: skip
def test_conflicts(clauses, problem, sentence):
    told = say_conflict(Conflict(clauses, is_minimal=True), problem, NAMES)
    assert _sound(told)
    assert told.replace("\u00a0", " ") == sentence


@pytest.mark.parametrize(
    ("step", "what"),
    [
        (Step(Change.RELAY, "P", ("a",)), "Faites désigner un relais dans le service « SIG »"),
        (Step(Change.RELAY, "P", ("a", "b")), "Faites désigner un relais dans les services « SIG » et « Réseaux »"),
        (Step(Change.MEMBERS, "P", (), 5, 6), "Acceptez 6 membres au lieu de 5"),
        (Step(Change.DIRECTORATES, "P", (), 6, 1), "Demandez 1 direction au lieu de 6"),
        (Step(Change.HOLDERS, "P", ("n",), 3, 2), ("Demandez 2 porteurs au lieu de 3 pour le besoin « Carte des fuites "
            "»")),
        (
            Step(Change.CAP, "P", ("D",), 8, 11),
            "Relevez de 3 jours par période le plafond de la direction « Numérique », de 8 à 11",
        ),
        (
            Step(Change.TRAINING, "P", ("a", "plan"), 1, 4),
            "Formez le service « SIG » à la compétence « Cartographie » jusqu'au niveau 4, soit 15 jours de formation",
        ),
        (Step(Change.LATER, "P", (), 0, 1), "Commencez 1 période plus tard, en « 2e trimestre »"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("left", "brings"),
    [
        (Lack(), "plus rien ne manquerait au projet « Fuites »"),
        (Lack(0, 3), "il manquerait encore 3 jours au projet « Fuites »"),
        (Lack(1, 3), "1 condition du projet « Fuites » ne serait pas remplie"),
        (Lack(2, 3), "2 conditions du projet « Fuites » ne seraient pas remplies"),
    ],
)
def test_ways_out(step, what, left, brings):
    told = say_way(WayOut(step, left), _problem(), NAMES)
    assert _sound(told)
    assert told.replace("\u00a0", " ") == f"{what} : {brings}."


def test_numbers_as_they_are_written_in_french():
    assert [number(each) for each in (0, 1, 1.5, 12.25, 1 / 3, -0.001)] == ["0", "1", "1,5", "12,25", "0,33", "0"]
    assert [counted(each, "jour") for each in (0, 1.5, 2)] == ["0 jour", "1,5 jour", "2 jours"]


def test_a_long_list_is_cut_and_counted():
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a et b"
    assert listed(["a", "b", "c"]) == "a, b et c"
    assert listed([]) == ""
    assert listed([str(each) for each in range(9)]) == "0, 1, 2, 3 et 5 autres"
