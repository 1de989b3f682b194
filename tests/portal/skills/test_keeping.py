"""Keeping the closed list: the starter, one's own words, reference lists, what is retired."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from transverse.portal.projects import choosing
from transverse.portal.projects.models import Skill, SkillReading

KEEPERS = ("administrator", "lead")
OTHERS = ("dgs", "drh", "dpo", "team", "director", "relay", "agent", "stranger")
URI = "http://data.europa.eu/esco/skill/1973c966-f236-40c9-b2d4-5d71a890000{}"
FRENCH = (
    f"conceptUri,preferredLabel,reuseLevel\n{URI.format(1)},gérer l'eau,transversal\n{URI.format(2)},gérer la voirie,\n"
)
ENGLISH = f"conceptUri,preferredLabel,reuseLevel\n{URI.format(1)},manage the water,transversal\n"


def said(answer):
    return answer.content.decode().replace("\xa0", " ").replace("&#x27;", "'")


def page(town, role, name, *arguments, **query):
    return town.client(role).get(reverse(name, args=arguments), query)


def send(town, role, name, *arguments, **fields):
    return town.client(role).post(reverse(name, args=arguments), fields)


def upload(town, text, name="skills_fr.csv"):
    return send(town, "lead", "skills_import", skills=SimpleUploadedFile(name, text.encode()))


def read(text, name="skills_fr.csv"):
    from django.utils import timezone  # noqa: PLC0415

    return choosing.receive(io.BytesIO(text.encode()), name, timezone.now())


@pytest.mark.parametrize("role", KEEPERS)
def test_the_list_is_begun_then_kept(town, role):
    assert "Commencer par les 63 compétences" in said(page(town, role, "skills_manage"))
    send(town, role, "skills_start")
    assert Skill.objects.count() == 63
    assert "Compléter par la liste de départ" in said(page(town, role, "skills_manage"))


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_keeps_it(town, skill, role):
    reading = read(FRENCH)
    for name in ("skills_manage", "skill_add", "skills_import"):
        assert page(town, role, name).status_code == 403
    assert page(town, role, "skill_write", skill.pk).status_code == 403
    assert page(town, role, "skills_choose", reading.pk).status_code == 403
    for name, arguments in (
        ("skills_start", ()),
        ("skill_retire", (skill.pk,)),
        ("skill_put_back", (skill.pk,)),
        ("skills_choose", (reading.pk,)),
        ("skills_forget", (reading.pk,)),
    ):
        assert send(town, role, name, *arguments).status_code == 403
    assert Skill.objects.count() == 63


def test_a_skill_in_ones_own_words(town, skill):
    assert page(town, "lead", "skill_add").status_code == 200
    answer = send(town, "lead", "skill_add", label="Tenir un plan de réseau", other_family="réseaux")
    assert answer.status_code == 302
    assert Skill.objects.get(key="tenir-un-plan-de-reseau").family == "réseaux"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"label": ""}, "Libellé"),
        ({"label": "Gérer la data"}, "Un mot anglais reste dans le libellé"),
        ({"family": ""}, "Choisissez une famille, ou écrivez-en une nouvelle."),
        ({"other_family": "open data"}, "Un mot anglais reste dans la famille"),
        ({"label": "Choisir et déployer des capteurs"}, "est déjà dans la liste"),
    ],
)
def test_what_cannot_be_added_is_said_at_its_field(town, skill, fields, sentence):
    answer = send(town, "lead", "skill_add", **({"label": "Tenir un plan", "family": "droit"} | fields))
    assert answer.status_code == 422
    assert sentence in said(answer)
    assert Skill.objects.count() == 63


def test_a_skill_is_renamed_and_the_second_of_two_is_told(town, skill):
    assert skill.label in said(page(town, "lead", "skill_write", skill.pk))
    fields = {"label": "Poser des capteurs", "family": skill.family, "revision": skill.revision}
    assert send(town, "lead", "skill_write", skill.pk, **fields).status_code == 302
    assert send(town, "administrator", "skill_write", skill.pk, **fields).status_code == 409
    fields = {"label": "Exploiter un réseau d'objets connectés", "family": skill.family, "revision": 2}
    assert send(town, "lead", "skill_write", skill.pk, **fields).status_code == 422
    assert Skill.objects.get(pk=skill.pk).label == "Poser des capteurs"


def test_retired_then_put_back(town, skill):
    send(town, "lead", "skill_retire", skill.pk)
    assert "Retirées" in said(page(town, "lead", "skills_manage"))
    assert "retirée de la liste" in said(page(town, "agent", "skill", skill.pk))
    send(town, "lead", "skill_put_back", skill.pk)
    assert Skill.objects.get(pk=skill.pk).retired_on is None


def test_a_file_is_read_compared_chosen_from_and_forgotten(town, db):
    assert "ESCO" in said(page(town, "lead", "skills_import"))
    answer = upload(town, FRENCH)
    reading = SkillReading.objects.get()
    assert answer["Location"] == reverse("skills_choose", args=[reading.pk])
    text = said(page(town, "lead", "skills_choose", reading.pk))
    assert "2 compétences dans le fichier : 0 déjà dans votre liste, 2 nouvelles" in text
    assert 'value="Gérer l\'eau"' in text
    code = choosing.terms_of(reading)[0].code
    fields = {"choix": [code], f"libelle-{code}": "Gérer l'eau potable", "nouvelle": "eau"}
    assert send(town, "lead", "skills_choose", reading.pk, **fields).status_code == 302
    assert str(Skill.objects.get()) == "Gérer l'eau potable"
    assert "déjà prise" in said(page(town, "lead", "skills_choose", reading.pk))
    assert "skills_fr.csv" in said(page(town, "lead", "skills_import"))
    send(town, "lead", "skills_forget", reading.pk)
    assert page(town, "lead", "skills_choose", reading.pk).status_code == 404
    assert Skill.objects.count() == 1


def test_a_search_in_the_file(town, db):
    reading = read(FRENCH)
    text = said(page(town, "lead", "skills_choose", reading.pk, q="voir"))
    assert "gérer la voirie" in text
    assert "gérer l'eau" not in text
    text = said(page(town, "lead", "skills_choose", reading.pk, famille="utiles dans tous les métiers"))
    assert "gérer la voirie" not in text
    assert "Aucune compétence du fichier" in said(page(town, "lead", "skills_choose", reading.pk, q="zzz"))


def test_what_was_typed_is_kept_when_something_is_wrong(town, db):
    reading = read(FRENCH)
    one, other = (each.code for each in choosing.terms_of(reading))
    fields = {"choix": [one, other], f"libelle-{one}": "Gérer la data", f"libelle-{other}": "Tenir la voirie"}
    answer = send(town, "lead", "skills_choose", reading.pk, **fields, nouvelle="réseaux")
    assert answer.status_code == 422
    text = said(answer)
    assert "« gérer l'eau » : Un mot anglais reste dans le libellé" in text
    assert 'value="Tenir la voirie"' in text
    assert 'value="réseaux"' in text
    assert not Skill.objects.exists()


def test_english_words_are_shown_and_not_proposed(town, skill):
    reading = read(ENGLISH, "skills_en.csv")
    text = said(page(town, "lead", "skills_choose", reading.pk))
    assert "Ce fichier est en anglais" in text
    assert 'lang="en">manage the water' in text
    assert 'value="Manage the water"' not in text


def test_what_has_changed_and_what_has_gone_is_shown(town, db):
    reading = read(FRENCH)
    one, other = (each.code for each in choosing.terms_of(reading))
    choosing.choose(reading, [(one, "Gérer l'eau"), (other, "Gérer la voirie")], "réseaux")
    later = read(f"conceptUri,preferredLabel\n{URI.format(1)},gérer l'eau de la ville\n")
    text = said(page(town, "lead", "skills_choose", later.pk))
    assert "1 renommée, 1 disparue" in text
    assert "la liste publique dit maintenant « gérer l'eau de la ville »" in text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "le fichier est vide"),
        ("code_rome,libelle_rome\nM1840,Directeur\n", "ligne 2 : le fichier liste des métiers"),
        ("a,b\n1,2\n", "ce n'est pas une liste de compétences connue"),
    ],
)
def test_a_bad_file_is_refused_at_its_field(town, db, text, sentence):
    answer = upload(town, text, "liste.csv")
    assert answer.status_code == 422
    assert sentence in said(answer)
    assert not SkillReading.objects.exists()


def test_no_file_at_all(town, db):
    answer = send(town, "lead", "skills_import")
    assert answer.status_code == 422
    assert "Choisissez un fichier" in said(answer)


def test_a_large_list_is_shown_by_pages_in_few_queries(town, django_assert_max_num_queries):
    lines = "".join(f"{index};Gérer la chose {index}\n" for index in range(14_000))
    reading = read(f"code_ogr;libelle_competence\n{lines}", "rome.csv")
    assert len(reading.terms) < 500_000
    client, address = town.client("lead"), reverse("skills_choose", args=[reading.pk])
    with django_assert_max_num_queries(12):
        text = said(client.get(address))
    assert text.count('name="choix"') == 50


def test_pages_take_few_queries(town, offer, django_assert_max_num_queries):
    director, lead = town.client("director"), town.client("lead")
    for client, name, arguments in (
        (director, "skills", ()),
        (director, "skill", (offer.skill_id,)),
        (director, "service_skills", (offer.unit_id,)),
        (director, "team_skills", ()),
        (lead, "skills_manage", ()),
        (lead, "skills_silent", ()),
    ):
        with django_assert_max_num_queries(12):
            assert client.get(reverse(name, args=arguments)).status_code == 200
