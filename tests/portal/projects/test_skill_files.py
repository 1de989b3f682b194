"""Files of skills: each importer's own proofs, then what a file may do to the reader."""

import io
from zipfile import ZipFile

import pytest

from transverse.portal.projects import csv_rows
from transverse.portal.projects.reading import importers, read_terms
from transverse.portal.projects.terms import SkillFileError

ESCO = next(each for each in importers() if each.ID == "esco")
URI = "http://data.europa.eu/esco/skill/1973c966-f236-40c9-b2d4-5d71a89019b"


def read(text, name="liste.csv", encoding="utf-8"):
    return read_terms(io.BytesIO(text.encode(encoding) if isinstance(text, str) else text), name)


def said(text, **fields):
    with pytest.raises(SkillFileError) as refused:
        read(text, **fields)
    return str(refused.value).replace("\xa0", " ")


@pytest.mark.parametrize("importer", importers(), ids=lambda each: each.ID)
def test_an_importer_carries_its_proofs(importer):
    assert importer.__name__.endswith(f".{importer.ID}")
    assert importer.LABEL
    assert importer.SOURCE.startswith("https://")
    assert importer.LICENCE
    assert 0 < len(importer.EXAMPLES) < len(importer.COUNTER_EXAMPLES)
    for text in importer.EXAMPLES:
        assert read(text).importer == importer.ID
        assert read(text).terms
    for text, wrong in importer.COUNTER_EXAMPLES.items():
        assert wrong in said(text)


def test_a_list_of_jobs_is_refused_with_its_line_and_the_right_file():
    assert said("code_rome,code_ogr,libelle_rome\nM1840,488634,Directeur\n", name="rome.csv").startswith(
        "« rome.csv », ligne 2 : le fichier liste des métiers, pas des compétences. Fichiers attendus : ROME"
    )


def test_the_families_of_esco_are_its_wider_concepts_or_its_reach():
    assert read(ESCO.EXAMPLES[2]).terms[0].family == "outils"
    assert read(ESCO.EXAMPLES[0]).terms[0].family == "utiles dans plusieurs secteurs"
    assert read(ESCO.EXAMPLES[1]).terms[0].family == ""


def test_a_collection_is_not_the_whole_list():
    assert read(ESCO.EXAMPLES[0]).is_complete
    assert not read(ESCO.EXAMPLES[2]).is_complete


def test_a_withdrawn_skill_is_none():
    text = f"conceptUri,preferredLabel,status\n{URI}e,vieille,obsolete\n{URI}f,neuve,released\n"
    assert [each.label for each in read(text).terms] == ["neuve"]


def test_a_branch_of_the_tree_without_skill_is_none():
    text = "enjeu,code_ogr_competence,libelle_competence\nPilotage,,\nPilotage,1,Animer\n"
    assert [each.label for each in read(text).terms] == ["Animer"]


def test_a_skill_told_twice_is_one():
    text = "code_ogr_competence,libelle_competence,enjeu\n1,Animer,Pilotage\n1,Animer,Relation\n"
    assert [each.family for each in read(text).terms] == ["Pilotage"]


@pytest.mark.parametrize(
    ("labels", "is_french"),
    [
        (("utiliser un tableur", "gérer la collecte des déchets"), True),
        (("use spreadsheets", "manage the collection of waste"), False),
        (("cartographie",), True),
    ],
)
def test_the_language_is_told_by_small_words(labels, is_french):
    lines = "".join(f"{index},{label}\n" for index, label in enumerate(labels, 1))
    assert read(f"code_ogr,libelle_competence\n{lines}").is_french is is_french


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_any_encoding_and_separator(encoding, sign):
    text = f"code_ogr{sign}libelle_competence\n1{sign}Gérer l'été\n"
    assert read(text, encoding=encoding).terms[0].label == "Gérer l'été"


def test_a_character_cut_between_two_pieces(monkeypatch):
    monkeypatch.setattr(csv_rows, "_PIECE", 5)
    assert read("code_ogr;libelle_competence\n1;éééééééé\n").terms[0].label == "éééééééé"


def test_a_label_over_two_lines_is_one_and_lines_are_still_counted():
    assert read('code_ogr;libelle_competence\n1;"Gérer\nl\'eau"\n').terms[0].label == "Gérer l'eau"
    assert "ligne 4" in said('code_ogr;libelle_competence\n1;"Gérer\nl\'eau"\nx;Gérer\n')


def _zip():
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("skills_fr.csv", ESCO.EXAMPLES[0])
    return packed.getvalue()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "le fichier est vide"),
        ("\n\n", "ce n'est pas une liste de compétences connue"),
        ("température;pluie\n12;3\n", "ce n'est pas une liste de compétences connue"),
        ("code_ogr;libelle_competence\n1;a;b\n", "ligne 2 : elle a 3 colonnes au lieu de 2"),
        ("code_ogr;libelle_competence\n1\n", "ligne 2 : elle a 1 colonnes au lieu de 2"),
        ('code_ogr;libelle_competence\n1;"jamais fermé\n2;b\n', "ligne 2 : un guillemet"),
        ('code_ogr;libelle_competence\n1;"mal" placé\n', "ligne 2 : un guillemet"),
        (b"code_ogr;libelle_competence\n1;\x00\n", "ce n'est pas un fichier de texte"),
        (b"\x89PNG\r\n\x1a\n\x00", "ce n'est pas un fichier de texte"),
        (_zip(), "c'est une archive ou un classeur"),
        (b"code_ogr;libelle_competence\n1;\x81\n", "il contient des caractères illisibles"),
    ],
)
def test_a_bad_file_is_refused_in_one_sentence(text, wrong):
    assert wrong in said(text)


def test_a_quote_that_is_never_closed_does_not_take_the_whole_file():
    lines = "".join(f"{index};ligne\n" for index in range(5000))
    assert "ligne 2 : un guillemet n'est pas fermé" in said(f'code_ogr;libelle_competence\n1;"ouvert\n{lines}')


def test_bounds(monkeypatch):
    monkeypatch.setattr(csv_rows, "LIMIT", 100)
    assert "il dépasse" in said("code_ogr;libelle_competence\n" + "1;a\n" * 100)
    monkeypatch.setattr(csv_rows, "LIMIT", 10_000_000)
    monkeypatch.setattr(csv_rows, "MOST_ROWS", 10)
    assert "trop de lignes" in said("code_ogr;libelle_competence\n" + "1;a\n" * 100)
    assert "la ligne est trop longue" in said(f"code_ogr;libelle_competence\n1;{'a' * 200_000}\n")
    assert "colonnes" in said(";".join(["code_ogr", "libelle_competence", *("x" * 200)]) + "\n")


def test_the_file_is_left_open():
    file = io.BytesIO(ESCO.EXAMPLES[0].encode())
    read_terms(file, "liste.csv")
    assert not file.closed
