import json
import os
import signal
import time
from dataclasses import replace

import pytest

from staffing.problems import bent, year
from transverse.cli import compose_search
from transverse.common.errors import TransverseError
from transverse.staffing.alternatives import Alternative, Kind
from transverse.staffing.changes import Change, Step
from transverse.staffing.conditions import Clause, Demand
from transverse.staffing.conflicts import Conflict
from transverse.staffing.solve import staff
from transverse.staffing.trial import Lack, WayOut


@pytest.fixture
def annee(tmp_path):
    """Write a problem, the small year unless another is given; return its path."""

    def write(content=None):
        path = tmp_path / "annee.json"
        path.write_text(json.dumps(content or year()), encoding="utf-8")
        return path

    return write


def lacking():
    """Return the year with a skill that is offered too low, and a relay that does not exist."""
    content = bent("projects.0.needs.0.level", 4)
    content["resources"][0]["offers"][0]["level"] = 3
    content["resources"][1]["relay"] = False
    return content


RELAY = Clause("Fuites", Demand.RELAY, "Réseaux")
NAMED = WayOut(Step(Change.RELAY, "Fuites", ("Réseaux",)), Lack())


@pytest.fixture
def explained(monkeypatch):
    """Give explanations at once: what they are worth is tested where they are made."""

    def two(problem, plan, *, seconds):
        other = replace(plan, assignments=())
        return (
            Alternative(Kind.DIRECTORATES, plan, is_proven=True, is_same=True, directorates=2),
            Alternative(Kind.TRAINING, other, is_proven=True, is_same=False, directorates=1),
        )

    monkeypatch.setattr(compose_search, "conflicts", lambda *_, **__: (Conflict((RELAY,), is_minimal=True),))
    monkeypatch.setattr(compose_search, "ways_out", lambda *_, **__: (NAMED,))
    monkeypatch.setattr(compose_search, "alternatives", two)


def many(count):
    """Return a year of `count` projects."""
    content = year()
    content["projects"] = [{**content["projects"][0], "id": f"P{number:03}"} for number in range(count)]
    return content


def test_who_gives_what_and_what_is_proven(transverse, annee):
    done = transverse("composer", annee())
    assert done.code == 0
    assert "Fuites : priorité 1, T1 et T2, 2 membres, 2 directions" in done.words
    assert "plan (carte) SIG 6 6" in done.words
    assert "terrain (enquête) Réseaux 4 4" in done.words
    assert "Relais du service « Réseaux » : Réseaux" in done.words
    assert "Prouvé : aucun plan ne fait mieux." in done.words
    assert done.err == ""


def test_what_is_missing_says_why_and_what_would_help(transverse, annee, explained):
    done = transverse("composer", annee(lacking()))
    assert done.code == 0
    assert "formation à prévoir" in done.words
    assert "Il manque un relais du service « Réseaux », concerné par ce projet." in done.words
    assert "Prouvé : aucun plan ne remplit toutes les conditions ; celui-ci en laisse 1 condition de côté" in done.words
    assert "Ce qui ne tient pas ensemble" in done.words
    assert "Faites désigner un relais dans le service « Réseaux »" in done.words


def test_no_level_is_shown(transverse, annee, explained):
    assert "niveau" not in transverse("composer", annee(lacking())).out


def test_days_missing_of_a_skill_that_nobody_offers(transverse, annee, explained):
    done = transverse("composer", annee(bent("projects.0.needs.0.skill", "plongée")))
    assert "plan (plongée) personne 6 6 jours manquants" in done.words
    assert "Besoin « plan » : Personne n'a déclaré la compétence « plongée »." in done.words


def test_many_projects_in_a_line_each(transverse, annee):
    few = transverse("composer", annee(many(14)), "--limite", "2").words
    assert "Projet Priorité Membres Directions Jours donnés Jours manquants" in few
    assert "P013 1" in few
    assert "plan (carte)" not in few
    assert transverse("composer", annee(many(14)), "--limite", "2", "--tout").words.count("plan (carte)") == 14


def test_very_many_projects_show_those_that_lack_something(transverse, annee):
    content = many(70)
    for project in content["projects"]:
        project["needs"] = [{**project["needs"][0], "min_holders": 0, "days": 0.01}]
        project["concerned_services"], project["min_directorates"] = [], 0
    content["projects"][7]["needs"][0]["skill"] = "plongée"
    done = transverse("composer", annee(content), "--limite", "2")
    assert "P007 1" in done.words
    assert "P008 1" not in done.words
    assert "69 projets ont tout ce qu'ils demandent." in done.words


def test_more_periods_than_columns(transverse, annee):
    content = year()
    content["periods"] = [f"M{number:02}" for number in range(1, 13)]
    content["projects"][0]["periods"] = content["periods"]
    assert "M01 : 6, M02 : 6" in transverse("composer", annee(content), "--limite", "2").words


def test_json_on_the_screen_is_nothing_but_json(transverse, annee, explained):
    done = transverse("composer", annee(lacking()), "--json", "-")
    written = json.loads(done.out)
    assert (written["version"], written["status"], written["gap"]) == (1, "infeasible", 0.0)
    assert len(written["conflicts"]) == len(written["unmet"]) == 1
    assert written["ways_out"][0]["change"] == "relay"


def test_alternatives_in_a_sentence_each(transverse, annee, explained, tmp_path):
    done = transverse("composer", annee(lacking()), "--variantes", "--json", tmp_path / "plan.json")
    assert "Variantes - Avec le moins de directions :" in done.words
    assert "- Sans formation :" in done.words
    same, other = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))["alternatives"]
    assert (same["kind"], same["is_same"], "assignments" in same) == ("fewest-directorates", True, False)
    assert (other["kind"], other["is_same"], other["assignments"]) == ("no-training", False, [])


def test_alternatives_are_not_looked_for_unasked(transverse, annee, explained):
    assert "Variantes" not in transverse("composer", annee(lacking())).out


def test_a_file_that_exists_is_not_replaced(transverse, annee, tmp_path):
    (tmp_path / "plan.json").write_text("à moi", encoding="utf-8")
    done = transverse("composer", annee(), "--json", tmp_path / "plan.json")
    assert (tmp_path / "plan.json").read_text(encoding="utf-8") == "à moi"
    assert json.loads((tmp_path / "plan-2.json").read_text(encoding="utf-8"))["status"] == "optimal"
    assert "plan-2.json" in done.words


def test_a_year_on_standard_input(transverse):
    done = transverse("composer", "-", "--json", "-", stdin=json.dumps(year()).encode())
    assert json.loads(done.out)["status"] == "optimal"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"bonjour", "Le fichier n'est pas du JSON bien formé (ligne 1, caractère 1). Corrigez-le à cet endroit."),
        (b"", "Le fichier est vide."),
        (json.dumps(bent("projects.0.needs.0.days", -2)).encode(), "« projects[0].needs[0].days » vaut -2."),
    ],
)
def test_bad_input_is_a_sentence(transverse, tmp_path, content, said):
    (tmp_path / "annee.json").write_bytes(content)
    done = transverse("composer", tmp_path / "annee.json", "--json", tmp_path / "plan.json")
    assert (done.code, done.out) == (2, "")
    assert said in done.complaint
    assert not (tmp_path / "plan.json").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Donnez une année de projets"),
        (["absent.json"], "« absent.json » n'existe pas."),
        (["."], "« . » est un dossier."),
        (["annee.json", "--limite", "0"], "--limite demande un nombre de secondes"),
        (["annee.json", "--limite", "nan"], "--limite demande un nombre de secondes"),
        (["annee.json", "--limite", "dix"], "La valeur donnée à « --limite » ne convient pas."),
    ],
)
def test_wrong_words(transverse, words, said):
    done = transverse("composer", *words)
    assert done.code == 2
    assert said in done.complaint


def _then(action):
    """Return a solver that tells a plan, then does `action` in its process."""

    def told(problem, *, seconds, on_plan):
        on_plan(staff(problem, seconds=seconds))
        action()

    return told


def _ask_to_stop():
    os.kill(os.getppid(), signal.SIGINT)
    time.sleep(600)  # ended long before


def test_ctrl_c_gives_the_best_plan_so_far(transverse, annee, tmp_path, monkeypatch):
    monkeypatch.setattr(compose_search, "staff", _then(_ask_to_stop))
    done = transverse("composer", annee(), "--json", tmp_path / "plan.json")
    assert done.code == 130
    assert "plan (carte) SIG 6 6" in done.words
    assert json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))["assignments"]
    assert "Interrompu à votre demande" in done.complaint


def test_a_solver_that_dies_leaves_its_last_plan(transverse, annee, monkeypatch):
    monkeypatch.setattr(compose_search, "staff", _then(lambda: os._exit(9)))
    assert "plan (carte) SIG 6 6" in transverse("composer", annee()).words


def test_a_solver_that_never_ends_is_ended(transverse, annee, monkeypatch):
    monkeypatch.setattr(compose_search, "_GRACE", 1.0)
    monkeypatch.setattr(compose_search, "staff", _then(lambda: time.sleep(600)))
    done = transverse("composer", annee(), "--limite", "0.5")
    assert (done.code, "plan (carte) SIG 6 6" in done.words) == (0, True)


def _dies(problem, *, seconds, on_plan):
    os._exit(9)


def _refuses(problem, *, seconds, on_plan):
    raise TransverseError("Trop de tout. Ôtez-en.")


def _fails(problem, *, seconds, on_plan):
    raise KeyError("x")


@pytest.mark.parametrize(
    ("solver", "said", "code"),
    [
        (_dies, "Le calcul s'est arrêté avant un premier plan", 2),
        (_refuses, "Trop de tout. Ôtez-en.", 2),
        (_fails, "Erreur imprévue", 1),
    ],
)
def test_a_solver_that_gives_nothing(transverse, annee, monkeypatch, solver, said, code):
    monkeypatch.setattr(compose_search, "staff", solver)
    done = transverse("composer", annee())
    assert done.code == code
    assert said in done.complaint
