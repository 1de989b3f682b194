import json
import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffing.problems import bent, year
from transverse.common.errors import ProblemError
from transverse.staffing import parsing
from transverse.staffing.model import TRAINING_DAYS, Directorate, Offer
from transverse.staffing.reading import read_problem


def refusal(content):
    with pytest.raises(ProblemError) as refused:
        read_problem(json.dumps(content) if isinstance(content, dict | list) else content)
    said = str(refused.value).replace("\u00a0", " ")
    assert "\n" not in said
    assert len(said) < 400
    return said


def test_a_year_is_read():
    problem = read_problem(json.dumps(year()))
    assert problem.periods == ("T1", "T2")
    assert problem.directorates == (Directorate("Eau", 20), Directorate("Numérique", None))
    assert problem.resources[0].offers[1] == Offer("enquête", 1, 5)
    assert problem.projects[0].needs[0].min_holders == 0
    assert problem.training_days == TRAINING_DAYS


def test_what_may_be_left_out():
    content = year()
    for key in ("concerned_services", "min_directorates", "max_members"):
        del content["projects"][0][key]
    del content["resources"][0]["relay"]
    content["comment"] = content["projects"][0]["comment"] = "à revoir en mars"
    project = read_problem(json.dumps(content)).projects[0]
    assert (project.concerned_services, project.min_directorates, project.max_members) == ((), 0, None)


def test_periods_of_a_project_are_put_in_their_order():
    assert read_problem(json.dumps(bent("projects.0.periods", ["T2", "T1"]))).projects[0].periods == ("T1", "T2")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encodings_of_office_software(encoding):
    assert read_problem(json.dumps(year(), ensure_ascii=False).encode(encoding)).directorates[1].id == "Numérique"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "Le fichier est vide."),
        ("  ", "Le fichier est vide."),
        ("bonjour", "Le fichier n'est pas du JSON bien formé (ligne 1, caractère 1)."),
        ('{"version": 1,', "ligne 1, caractère"),
        (b"\xff\xfe\xff", "n'est pas un texte en UTF-8"),
        (b"PK\x03\x04\xe9", "n'est pas un texte en UTF-8"),
        ("[]", "Le fichier est une liste. Il faut un objet entre accolades."),
        ("null", "Le fichier est vide. Il faut un objet"),
        ("[" * 100_000, "emboîte des listes sans fin"),
        ('{"version": 1, "version": 1}', "écrit deux fois la clé « version »"),
        ('{"version": ' + "9" * 10_000 + "}", "« periods »"),
    ],
)
def test_what_is_no_problem_at_all(content, said):
    assert said in refusal(content)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("version", 2, "« version » n'est pas une version que je sais lire (2)."),
        ("version", True, "« version »"),
        ("version", "1", "« version »"),
        ("version", None, "« version »"),
        ("periods", [], "« periods » est une liste vide."),
        ("periods", "T1", "« periods » est un texte. Il faut une liste entre crochets."),
        ("periods", ["T1", "T1"], "« periods[1] » répète « periods[0] »."),
        ("periods", [1, 2], "« periods[0] » est un nombre. Il faut un texte entre guillemets."),
        ("directorates", [], "« directorates » est une liste vide."),
        ("directorates.0.max_days", -1, "« directorates[0].max_days » vaut -1. Donnez un nombre de 0 à"),
        ("directorates.1.id", "Eau", "« directorates[1].id » répète « directorates[0].id »."),
        ("resources", [], "« resources » est une liste vide."),
        ("resources", {}, "« resources » est un objet. Il faut une liste"),
        ("resources.0", 3, "« resources[0] » est un nombre. Il faut un objet entre accolades."),
        ("resources.0.id", "", "« resources[0].id » est un texte vide."),
        ("resources.0.id", "x" * 201, "« resources[0].id » a 201 caractères."),
        ("resources.0.id", "a\x1b[2J", "« resources[0].id » contient un caractère invisible."),
        ("resources.0.id", "\ud800", "« resources[0].id » contient un caractère invisible."),
        ("resources.1.id", "SIG", "« resources[1].id » répète « resources[0].id »."),
        ("resources.0.directorate", "Voirie", "« resources[0].directorate » nomme « Voirie », absent"),
        ("resources.0.distance", 1.5, "« resources[0].distance » vaut 1,5. Donnez un nombre entier de 0 à 1000."),
        ("resources.0.distance", -1, "« resources[0].distance » vaut -1."),
        ("resources.0.max_days", 1e9, "« resources[0].max_days » vaut 1000000000."),
        ("resources.0.relay", "oui", "« resources[0].relay » est un texte. Il faut true ou false."),
        ("resources.0.relais", True, "que je ne connais pas, « relais ». Vouliez-vous écrire « relay » ?"),
        ("resources.0.offers.0.level", 0, "« resources[0].offers[0].level » vaut 0. Donnez un nombre de 1 à 4."),
        ("resources.0.offers.0.level", 5, "« resources[0].offers[0].level » vaut 5."),
        ("resources.0.offers.0.level", True, "est vrai ou faux. Il faut un nombre."),
        ("resources.0.offers.0.days", -3, "« resources[0].offers[0].days » vaut -3."),
        ("resources.0.offers.0.days", math.nan, "« resources[0].offers[0].days » n'est pas un nombre fini."),
        ("resources.0.offers.0.days", math.inf, "« resources[0].offers[0].days » n'est pas un nombre fini."),
        ("resources.0.offers.0.days", 10**500, "« resources[0].offers[0].days » n'est pas un nombre fini."),
        ("resources.0.offers.0.days", 10**300, "« resources[0].offers[0].days » vaut un nombre démesuré."),
        ("resources.0.offers.1", {"skill": "carte", "level": 4, "days": 1}, "« resources[0].offers[1] » répète"),
        ("projects", [], "« projects » est une liste vide."),
        ("projects.0.priority", 0, "« projects[0].priority » vaut 0. Donnez un nombre de 1 à 99."),
        ("projects.0.priority", "haute", "« projects[0].priority » est un texte. Il faut un nombre."),
        ("projects.0.periods", [], "« projects[0].periods » est une liste vide."),
        ("projects.0.periods", ["T1", "T5"], "« projects[0].periods[1] » nomme « T5 », absent de « periods »"),
        ("projects.0.periods", ["T1", "T1"], "« projects[0].periods[1] » répète « projects[0].periods[0] »."),
        ("projects.0.needs", [], "« projects[0].needs » est une liste vide."),
        ("projects.0.needs.1.id", "plan", "« projects[0].needs[1].id » répète « projects[0].needs[0].id »."),
        ("projects.0.needs.0.days", -2, "« projects[0].needs[0].days » vaut -2. Donnez un nombre de 0,01 à 10000."),
        ("projects.0.needs.0.days", 0, "« projects[0].needs[0].days » vaut 0."),
        ("projects.0.needs.0.days", 20_000, "« projects[0].needs[0].days » vaut 20000."),
        ("projects.0.needs.0.days", "six", "« projects[0].needs[0].days » est un texte. Il faut un nombre."),
        ("projects.0.needs.0.days", None, "« projects[0].needs[0].days » est vide. Il faut un nombre."),
        ("projects.0.needs.1.min_holders", 9, "« projects[0].needs[1] » demande 9 porteurs d'un jour au moins, pour 8"),
        ("projects.0.needs.1.min_holders", -1, "« projects[0].needs[1].min_holders » vaut -1."),
        ("projects.0.concerned_services", ["Voirie"], "« projects[0].concerned_services[0] » nomme « Voirie », absent"),
        ("projects.0.concerned_services", ["SIG", "SIG"], "« projects[0].concerned_services[1] » répète"),
        ("projects.0.min_directorates", -1, "« projects[0].min_directorates » vaut -1."),
        ("projects.0.max_members", 0, "« projects[0].max_members » vaut 0."),
        ("training_days", -5, "« training_days » vaut -5."),
        ("training_jours", 5, "Le fichier contient une clé que je ne connais pas, « training_jours »."),
        ("projects.0.zzz", 5, "« zzz ». Retirez-la, ou nommez-la « comment »."),
    ],
)  # fmt: skip
def test_each_fault_says_where_and_what(path, value, said):
    assert said in refusal(bent(path, value))


@pytest.mark.parametrize("key", ["id", "skill", "level", "days"])
def test_a_need_that_lacks_a_key(key):
    content = year()
    del content["projects"][0]["needs"][0][key]
    assert refusal(content) == f"« projects[0].needs[0] » n'a pas de « {key} ». Ajoutez cette clé."


def test_a_skill_that_nobody_offers_is_no_fault():
    content = bent("projects.0.needs.0.skill", "plongée")
    assert read_problem(json.dumps(content)).projects[0].needs[0].skill == "plongée"


def test_too_large_a_file_is_not_even_parsed(monkeypatch):
    monkeypatch.setattr(parsing, "LARGEST", 2_000_000)
    assert "dépasse la limite de 2 Mo" in refusal(b" " * 3_000_000)


@pytest.mark.parametrize("content", ["[{},{},{},{}]", "[[],[],[],[]]", "[1,1,1,1,1,1]"])
def test_too_many_things_are_not_even_parsed(content, monkeypatch):
    monkeypatch.setattr(parsing, "MOST_OBJECTS", 4)
    monkeypatch.setattr(parsing, "MOST_VALUES", 4)
    assert "beaucoup plus de choses" in refusal(content)


def test_ten_thousand_projects_are_read():
    content = year()
    content["projects"] = [{**content["projects"][0], "id": f"P{number}"} for number in range(10_000)]
    assert len(read_problem(json.dumps(content)).projects) == 10_000


def test_needs_without_end_are_refused():
    content = year()
    content["periods"] = [f"M{number}" for number in range(60)]
    need = content["projects"][0]["needs"][0]
    needs = [{**need, "id": f"B{number}"} for number in range(200)]
    project = {**content["projects"][0], "needs": needs, "periods": content["periods"]}
    content["projects"] = [{**project, "id": f"P{number}"} for number in range(84)]
    assert "demandent trop de besoins à la fois" in refusal(content)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
        lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside, max_size=3),
        max_leaves=8,
    ),
    st.sampled_from(
        ["periods", "directorates.0", "resources.0", "resources.0.offers", "projects.0", "projects.0.needs.1"]
    ),
)
def test_whatever_stands_there_ends_as_a_problem_or_a_sentence(value, path):
    with suppress(ProblemError):
        read_problem(json.dumps(bent(path, value)))


@given(st.binary(max_size=60) | st.text(max_size=60))
def test_whatever_the_bytes_a_sentence(content):
    with pytest.raises(ProblemError):
        read_problem(content)
