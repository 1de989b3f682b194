"""Directories in LDIF: folding, base64, nesting, people in units, managers."""

from base64 import b64encode

import pytest
from charts import check_sound, codes, found, only, read

from transverse.organisation.importers._names import key, parsed

BASE = """version: 1
# Annuaire fictif,
 sur deux lignes
dn: dc=ville,dc=example
objectClass: dcObject
dc: ville

dn: ou=Technique,dc=ville,dc=example
changetype: add
objectClass: organizationalUnit
ou: Technique

dn: OU=Eau\\, air, OU=Technique,DC=ville, DC=example
objectClass: organizationalUnit
ou: Eau, air

dn: uid=un,ou=Eau\\2C air,ou=Technique,dc=ville,dc=example
objectClass: top
objectClass: inetOrgPerson
uid: un
employeeNumber: 1001
sn: Exem
 ple
givenName;lang-fr: Camille
mail: camille@ville.example
title:: Q2hlZmZlIGRlIGwnZWF1
jpegPhoto:: AAAA
 BBBB

dn: uid=deux,ou=Eau\\, air,ou=Technique,dc=ville,dc=example
objectClass: person
uid: deux
cn: MODÈLE Dominique
manager: UID=un,OU=eau\\, air,ou=technique,dc=ville,dc=example
"""


@pytest.fixture(scope="module", params=["\n", "\r\n"])
def reading(request):
    return read(BASE.replace("\n", request.param), "annuaire.ldif")


def test_units_are_nested_as_their_names(reading):
    units = {unit.code: (unit.name, unit.parent) for unit in reading.chart.units}
    assert units == {"Technique": ("Technique", None), "Technique/Eau, air": ("Eau, air", "Technique")}


def test_people_are_in_the_unit_they_are_under(reading):
    one, two = reading.chart.agents
    assert (one.code, one.last_name, one.first_name, one.email) == (
        "1001",
        "Exemple",
        "Camille",
        "camille@ville.example",
    )
    assert (two.code, two.last_name, two.first_name) == ("deux", "MODÈLE", "Dominique")
    assert {post.unit for post in reading.chart.posts} == {"Technique/Eau, air"}
    assert reading.chart.posts[0].title == "Cheffe de l'eau"
    assert reading.chart.agents[0].line == 17


def test_the_manager_is_found_whatever_its_writing(reading):
    assert [post.superior for post in reading.chart.posts] == [None, "P:1001"]
    assert [post.head for post in reading.chart.posts] == [True, False]
    assert set(codes(reading)) == {"entry-other", "head-deduced", "head-missing"}
    check_sound(reading.chart)


def _people(*attributes, before=""):
    people = "\n\n".join(
        f"dn: uid={n},ou=people,dc=ville\nobjectClass: inetOrgPerson\nuid: {n}\nsn: Nom{n}\n{each}"
        for n, each in enumerate(attributes)
    )
    return read(f"{before}{people}\n", "annuaire.ldif")


def test_a_flat_directory_tells_the_service_by_an_attribute():
    reading = _people("departmentNumber: Voirie", "departmentNumber: voirie", "department: Eau")
    assert [post.unit for post in reading.chart.posts] == ["Voirie", "Voirie", "Eau"]
    assert [each.value for each in found(reading, "unit-implied")] == ["Voirie", "Eau"]


def test_an_attribute_may_name_a_unit_of_the_directory():
    before = "dn: ou=Voirie,ou=Technique,dc=ville\nobjectClass: organizationalUnit\nou: Voirie\n\n"
    reading = _people("departmentNumber: VOIRIE", before=before)
    assert reading.chart.posts[0].unit == "Technique/Voirie"


def test_people_without_unit_or_identifier():
    reading = _people("title: Agent", before="dn: dc=a\nobjectClass: person\nsn: Sans\n\n")
    assert only(reading, "agent-without-post").value == "Nom0"
    assert only(reading, "agent-missing").line == 1


def test_what_cannot_be_read_is_told():
    reading = _people("mail:: !!", "title:< file:///etc/passwd", "sans deux-points", "departmentNumber: Eau")
    assert [each.line for each in found(reading, "entry-damaged")] == [5, 11, 17]
    assert "passwd" not in repr(reading.chart)


def test_computers_groups_and_changes_are_left():
    reading = read(
        "dn: cn=pc,dc=a\nobjectClass: user\nobjectClass: computer\ncn: pc\n\n"
        "dn: uid=x,dc=a\nchangetype: modify\nreplace: sn\nsn: Y\n-\n\n"
        "dn: sans egal\nobjectClass: person\nuid: z\n\n"
        "dn: ou=Eau,dc=a\nou: Eau\n",
        "annuaire.ldif",
    )
    assert {"entry-other", "entry-change", "entry-damaged"} <= set(codes(reading))
    assert [unit.code for unit in reading.chart.units] == ["Eau"]
    assert not reading.chart.agents


def test_control_characters_in_base64_are_taken_away():
    value = b64encode("E\0a\u202eu".encode()).decode()
    reading = _people(f"departmentNumber:: {value}")
    assert reading.chart.posts[0].unit == "Eau"
    check_sound(reading.chart)


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("OU=Eau, DC=Ville", "ou=eau,dc=ville"),
        (r"ou=L\C3\A9gal,dc=a", "ou=Légal,dc=a"),
        (r"ou=a\,b;dc=c", r"ou=a\2cb,dc=c"),
        ("ou=Eau  potable", "ou=eau potable"),
    ],
)
def test_names_are_the_same_in_several_writings(written, same):
    assert key(parsed(written)) == key(parsed(same))
