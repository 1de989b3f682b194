"""The closed list: begun, searched, written in plain French, retired, compared with reference lists."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone

from transverse.portal.data.naming import is_foreign, key_of
from transverse.portal.ground.refusals import ConflictError, RefusalError
from transverse.portal.projects import choosing, skills
from transverse.portal.projects.models import Skill, Source
from transverse.portal.projects.starter import profiles, starter
from transverse.portal.projects.terms import FAMILY, LABEL

pytestmark = pytest.mark.data

UUID = "1973c966-f236-40c9-b2d4-5d71a890000{}"
HEADINGS = "conceptUri,preferredLabel,reuseLevel"


def esco(*labels, name="skills_fr.csv", headings=HEADINGS):
    lines = [
        f"http://data.europa.eu/esco/skill/{UUID.format(index)},{label},transversal"
        for index, label in enumerate(labels)
    ]
    return choosing.receive(io.BytesIO("\n".join([headings, *lines, ""]).encode()), name, timezone.now())


def test_the_starter_list_obeys_our_own_rules():
    codes = {each.code for each in starter()}
    assert len(starter()) == len(codes) == len({key_of(each.label) for each in starter()}) == 63
    assert all(len(each.label) <= LABEL and len(each.family) <= FAMILY for each in starter())
    said = [each.label for each in (*starter(), *profiles())] + [each.family for each in starter()]
    assert [each for each in said if is_foreign(each)] == []
    assert len(profiles()) == 25
    assert all(set(each.skills) <= codes for each in profiles())


def test_the_list_begins_once(db):
    assert skills.start() == 63
    assert skills.start() == 0
    assert Skill.objects.filter(source=Source.STARTER).count() == 63


def test_what_the_list_says_already_is_not_added_by_the_starter(db):
    skills.add("choisir et deployer des capteurs", "objets connectés")
    assert skills.start() == 62


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("capteur", ["OBJ01"]),
        ("CAPT choi", ["OBJ01"]),
        ("objets connectés", ["OBJ01", "OBJ02", "OBJ03"]),
        ("secrétaire de mairie", ["DRO01", "DRO04", "NUM09", "PIL03"]),
        ("apteurs", []),
        ("capteur secrétaire", []),
    ],
)
def test_search_by_the_beginning_of_words_by_family_or_by_job(db, text, found):
    skills.start()
    assert sorted(each.code for each in skills.matching(skills.listed(), text)) == found


def test_families_are_in_alphabetical_order_without_accents(db):
    for family in ("Zoo", "écoles", "Eau"):
        skills.add(f"Gérer {family}", family)
    assert [family for family, _ in skills.by_family(skills.listed())] == ["Eau", "écoles", "Zoo"]


@pytest.mark.parametrize("label", ["", "  ", "ab", "?????", "a" * 121, "Gérer la data", "Construire un dataset"])
def test_a_label_that_says_nothing_or_not_in_french_is_refused(db, label):
    with pytest.raises(RefusalError):
        skills.add(label, "eau")
    with pytest.raises(RefusalError):
        skills.add("Gérer l'eau", label)


def test_two_skills_never_say_the_same(db, today):
    first = skills.add("Gérer l'eau", "eau")
    with pytest.raises(RefusalError, match="déjà dans la liste"):
        skills.add("gerer  l’EAU", "réseaux")
    skills.retire(first, today)
    with pytest.raises(RefusalError, match="parmi les compétences retirées"):
        skills.add("Gérer l'eau", "eau")


def test_a_full_list_takes_no_more(db, monkeypatch, today):
    monkeypatch.setattr(skills, "MOST", 2)
    first = skills.add("Gérer l'eau", "eau")
    skills.retire(first, today)
    skills.add("Gérer la voirie", "voirie")
    skills.add("Gérer les écoles", "écoles")
    for full in (lambda: skills.add("Gérer la paie", "paie"), lambda: skills.put_back(first), skills.start):
        with pytest.raises(RefusalError, match="plus personne ne la lirait"):
            full()


def test_rewriting_keeps_what_is_said_and_tells_the_second_of_two(db):
    row = skills.add("Gérer l'eau", "eau")
    row.label = "Gérer l'eau potable"
    skills.rewrite(row, row.revision)
    again = Skill.objects.get()
    assert (again.label, again.key, again.code) == ("Gérer l'eau potable", "gerer-l-eau-potable", row.code)
    with pytest.raises(ConflictError):
        skills.rewrite(again, 1)


def test_a_skill_retired_a_month_ago_goes_unless_something_names_it(town, today):
    from transverse.portal.projects.own_skills import say  # noqa: PLC0415

    used, unused = skills.add("Gérer l'eau", "eau"), skills.add("Gérer la paie", "paie")
    say(town.agents["agent"], used, today)
    for each in (used, unused):
        skills.retire(each, today - timedelta(days=31))
    skills.forget_unused(today)
    assert list(Skill.objects.all()) == [used]


def test_a_file_is_compared_with_the_list(db):
    reading = esco("gérer l'eau", "gérer la voirie", "gérer la paie")
    code = choosing.terms_of(reading)[0].code
    assert choosing.choose(reading, [(code, "Gérer l'eau potable")], "eau") == 1
    later = esco("gérer l'eau de la ville", "gérer la voirie")
    found = choosing.compare(later, choosing.terms_of(later))
    assert (found.count, found.known, found.new) == (2, 1, 1)
    assert [(str(skill), label) for skill, label in found.changed] == [
        ("Gérer l'eau potable", "gérer l'eau de la ville")
    ]
    assert found.dropped == ()


def test_what_the_whole_list_has_dropped_is_said_and_a_part_of_it_says_nothing(db):
    reading = esco("gérer l'eau", "gérer la voirie")
    code = choosing.terms_of(reading)[1].code
    choosing.choose(reading, [(code, "Gérer la voirie")], "")
    whole = esco("gérer l'eau")
    assert [str(each) for each in choosing.compare(whole, choosing.terms_of(whole)).dropped] == ["Gérer la voirie"]
    part = esco("gérer l'eau", headings="conceptUri,preferredLabel,broaderConceptPT")
    assert choosing.compare(part, choosing.terms_of(part)).dropped == ()


def test_skills_and_knowledge_of_rome_are_two_files(db):
    def rome(text):
        return choosing.receive(io.BytesIO(text.encode()), "rome.csv", timezone.now())

    knowledge = rome("code_ogr_savoir,libelle_savoir\n120354,Droit public\n")
    choosing.choose(knowledge, [("rome-savoir-120354", "Droit public local")], "droit")
    others = rome("code_ogr,libelle_competence\n300416,Animer une équipe\n")
    assert choosing.compare(others, choosing.terms_of(others)).dropped == ()
    later = rome("code_ogr_savoir,libelle_savoir\n120355,Droit de la ville\n")
    assert [str(each) for each in choosing.compare(later, choosing.terms_of(later)).dropped] == ["Droit public local"]


def test_a_skill_of_the_starter_is_known_by_its_identifier(db):
    skills.start()
    uuid = Skill.objects.get(code="NUM09").esco
    text = f"{HEADINGS}\nhttp://data.europa.eu/esco/skill/{uuid},utiliser un tableur,cross-sector\n"
    reading = choosing.receive(io.BytesIO(text.encode()), "skills_fr.csv", timezone.now())
    terms = choosing.terms_of(reading)
    assert choosing.is_taken(terms[0], choosing.taken())
    assert choosing.compare(reading, terms).changed == ()


def test_all_is_added_or_nothing(db):
    reading = esco("gérer l'eau", "gérer la voirie")
    one, other = (each.code for each in choosing.terms_of(reading))
    for picks in (
        [(one, "Gérer l'eau"), (other, "Gérer la data")],
        [(one, "Gérer l'eau"), ("esco-autre", "Autre")],
        [],
    ):
        with pytest.raises(RefusalError):
            choosing.choose(reading, picks, "eau")
        assert not Skill.objects.exists()


def test_an_english_file_asks_for_a_french_family(db):
    reading = esco("manage the water", "manage the roads of the city")
    code = choosing.terms_of(reading)[0].code
    assert not reading.is_french
    with pytest.raises(RefusalError, match="Choisissez la famille"):
        choosing.choose(reading, [(code, "Gérer l'eau")], "")
    with pytest.raises(RefusalError, match="Écrivez le libellé"):
        choosing.choose(reading, [(code, "")], "eau")
    assert choosing.choose(reading, [(code, "Gérer l'eau")], "eau") == 1
