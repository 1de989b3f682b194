"""Directories in SCIM, and the French public directory: the same stream of JSON."""

import json

import pytest
from charts import check_sound, codes, found, only, read

CORE = "urn:ietf:params:scim:schemas:core:2.0:User"
WORK = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"


def _user(number, *, work=None, **fields):
    name = {"familyName": f"Nom{number}", "givenName": "Camille"}
    user = {"schemas": [CORE, WORK], "id": f"id{number}", "userName": f"u{number}", "name": name, **fields}
    return {**user, WORK: work or {}}


def _read(*users, **more):
    return read(json.dumps({"schemas": [CORE], "totalResults": len(users), "Resources": users, **more}), "a.json")


def test_users_services_and_managers():
    manager = _user(1, title="Cheffe", work={"employeeNumber": 1001, "division": "Technique", "department": "Eau"})
    other = _user(2, work={"division": "Technique", "department": "Eau", "manager": {"value": "id1"}})
    reading = _read(other, manager)
    assert {unit.code: unit.parent for unit in reading.chart.units} == {"Technique": None, "Technique/Eau": "Technique"}
    assert [(post.code, post.superior) for post in reading.chart.posts] == [("P:u2", "P:1001"), ("P:1001", None)]
    assert [post.head for post in reading.chart.posts] == [False, True]
    check_sound(reading.chart)


def test_names_of_attributes_have_no_case():
    text = json.dumps({"schemas": [CORE], "RESOURCES": [_user(1, work={"Department": "Eau"})]}).replace(
        WORK, WORK.upper()
    )
    assert read(text.replace("userName", "USERNAME"), "a.json").chart.units[0].code == "Eau"


def test_the_primary_address_is_taken():
    emails = [{"value": "b@ville.example"}, {"value": "a@ville.example", "primary": True}]
    reading = _read(
        _user(1, emails=emails, work={"department": "Eau"}), _user(2, emails="x", work={"department": "Eau"})
    )
    assert [agent.email for agent in reading.chart.agents] == ["a@ville.example", ""]


def test_a_name_may_be_told_whole():
    reading = _read({**_user(1, work={"department": "Eau"}), "name": {"formatted": "EXEMPLE Camille"}})
    assert (reading.chart.agents[0].last_name, reading.chart.agents[0].first_name) == ("EXEMPLE", "Camille")


def test_what_is_no_user_is_told():
    reading = _read(_user(1, work={"department": "Eau"}), 12, "texte", None, [], {"displayName": "Groupe"})
    assert len(found(reading, "entry-other")) == 5
    assert reading.rows == 6


def test_lines_are_those_of_the_text():
    text = json.dumps([_user(1), _user(2, work={"department": "Eau"})], indent=1)
    starts = [number for number, line in enumerate(text.splitlines(), 1) if line == " {"]
    assert [agent.line for agent in read(text, "a.json").chart.agents] == starts


def test_half_characters_and_nulls_are_taken_away():
    reading = read(json.dumps([_user(1, work={"department": "E\ud800a\0u"})]), "a.json")
    assert reading.chart.units[0].name == "Eau"
    assert "character-odd" in codes(reading)
    check_sound(reading.chart)


def test_values_longer_than_what_is_read_at_once():
    users = [_user(n, title="x" * 300, work={"department": f"Service {n % 7}"}) for n in range(3000)]
    reading = _read(*users)
    assert len(reading.chart.agents) == 3000
    assert len(reading.chart.units) == 7


@pytest.mark.parametrize("end", ["", "}", "]}"])
def test_an_answer_without_users(end):
    text = '{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":0' + end
    if end == "}":
        with pytest.raises(Exception, match="rien à importer"):
            read(text, "a.json")
    else:
        with pytest.raises(Exception, match="JSON ne se lit pas"):
            read(text, "a.json")


def _service(code, name, *below, kind="Service Fils"):
    return {"id": code, "nom": name, "hierarchie": [{"type_hierarchie": kind, "service": each} for each in below]}


def test_the_public_directory_is_turned_round():
    services = [_service("a", "Mairie", "b", "c"), _service("b", "Eau"), _service("c", "Voirie", "b")]
    reading = read(json.dumps({"service": services}), "annuaire.json")
    assert {unit.code: unit.parent for unit in reading.chart.units} == {"a": None, "b": "a", "c": "a"}
    assert only(reading, "unit-conflict").detail == "« a » puis « c »"


def test_other_links_are_no_nesting():
    services = [_service("a", "Mairie", "b", kind="Autre hiérarchie"), _service("b", "Eau"), "x", {"id": 3}]
    reading = read(json.dumps(services), "annuaire.json")
    assert {unit.parent for unit in reading.chart.units} == {None}
    assert len(found(reading, "unit-missing")) == 2
