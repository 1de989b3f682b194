"""What is said of alternatives."""

import pytest

from transverse.staffing.alternative_words import say_alternative, title
from transverse.staffing.alternatives import Alternative, Kind
from transverse.staffing.model import Aims, Assignment, Directorate, Plan, Problem, Resource, Status

ASKED = Problem(("T1",), (Directorate("A"), Directorate("B")), tuple(Resource(*each) for each in (
    ("a", "A", "a", 1, 5, ()),
    ("b", "B", "b", 1, 5, ()),
)), ())  # fmt: skip


def _plan(*carriers, **aims):
    worth = Aims(**{
        "unmet": 0, "missing": (0.0, 1.0), "overload": 0.0, "training": 0.0, "fragility": 2,
        "members": 2, "distance": 3,
        **aims,
    })  # fmt: skip
    given = tuple(Assignment("P", "n", each, "T1", 1.0) for each in carriers)
    return Plan(given, (), (), (), worth, worth, Status.FEASIBLE)


PLAN = _plan("a", "b")


def _said(kind, plan, *, is_proven=True, is_same=False, directorates=2):
    other = Alternative(kind, plan, is_proven, is_same, directorates)
    return say_alternative(ASKED, PLAN, other).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            _said(Kind.DIRECTORATES, _plan("a", training=5.0, members=1), directorates=1),
            (
                "Avec le moins de directions : 1 direction au lieu de 2, projet par projet, "
                "5 jours de formation au lieu de 0 et 1 membre au lieu de 2."
            ),
        ),
        (
            _said(Kind.TRAINING, _plan("a", "b", unmet=1, missing=(2.0, 2.5)), is_proven=False),
            (
                "Sans formation : 1 condition non remplie au lieu de 0 et 4,5 jours manquants au lieu de 1 ; "
                "le calcul n'a pas prouvé que l'on ne puisse mieux faire."
            ),
        ),
        (
            _said(Kind.TRAINING, _plan("a", "b", unmet=2)),
            "Sans formation : impossible de remplir toutes les conditions, 2 ne le seraient pas.",
        ),
        (
            _said(Kind.OVERLOAD, PLAN, is_same=True),
            "Sans dépasser les offres : le plan retenu ne dépasse déjà aucune offre.",
        ),
        (
            _said(Kind.TRAINING, PLAN, is_same=True, is_proven=False),
            "Sans formation : le plan retenu ne demande déjà aucune formation.",
        ),
        (
            _said(Kind.DIRECTORATES, PLAN, is_same=True),
            (
                "Avec le moins de directions : "
                "aucun plan qui réponde aussi bien aux projets ne traverse moins de directions."
            ),
        ),
        (
            _said(Kind.TEAM, PLAN, is_same=True, is_proven=False),
            "Avec l'équipe la plus petite : le calcul n'a rien trouvé de mieux que le plan retenu, sans le prouver.",
        ),
    ],
)  # fmt: skip
def test_sentences(said, sentence):
    assert said == sentence


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_has_its_name_and_says_when_nothing_changes(kind):
    assert title(kind)
    assert _said(kind, PLAN).startswith(f"{title(kind)} : ")
