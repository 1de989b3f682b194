"""Our own table: headings, encodings, separators, and what each odd cell becomes."""

from decimal import Decimal

import pytest
from charts import HEADINGS, codes, found, only, read, table

from transverse.common.errors import ChartError, EmptyChartError
from transverse.organisation import explain, own_columns
from transverse.organisation.columns import match, normal, own_names

LINE = "VOI;Voirie;;P1;Cheffe;oui;A1;Été;1;"


def _fields(*headings):
    return match(headings, own_names()).fields


@pytest.mark.parametrize("column", own_columns(), ids=lambda column: column.id)
def test_each_heading_and_synonym_is_known(column):
    for heading in (column.heading, *column.synonyms):
        variants = (heading, heading.upper(), heading.replace("_", " "), f"  {heading} ", heading.replace(" ", "_"))
        for variant in variants:
            assert column.id in match([variant], own_names()).fields or heading == "direction"


@pytest.mark.parametrize(
    ("heading", "same"),
    [
        ("Code de l'unité mère", "code_unite_mere"),
        ("CODE DU POSTE", "code_poste"),
        ("Supérieur\nhiérarchique", "superieur hierarchique"),
        ("Prénom de l’agent", "prenom agent"),
        ("N+1", "n+1"),
    ],
)
def test_accents_case_and_small_words_do_not_count(heading, same):
    assert normal(heading) == normal(same)


def test_direction_is_the_service_or_what_is_above_it():
    assert _fields("direction", "nom") == {"unit_name": 0, "last_name": 1}
    assert _fields("direction", "service") == {"unit_name": 1, "parent": 0}


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_separators_encodings_and_line_ends(separator, codec, newline):
    text = newline.join([HEADINGS, LINE, ""]).replace(";", separator)
    reading = read(text.encode(codec))
    assert (reading.chart.agents[0].last_name, reading.rows, codes(reading)) == ("Été", 1, [])
    assert reading.chart.posts[0].line == 2


def test_quotes_hold_separators_line_ends_and_quotes():
    reading = table(
        'VOI;"Voirie; ""réseaux""\r\net ouvrages";;P1;"Cheffe, de service";oui;A1;É;1;', "VOI;;;P2;Agent;;;;;"
    )
    assert reading.chart.units[0].name == 'Voirie; "réseaux" et ouvrages'
    assert reading.chart.posts[0].title == "Cheffe, de service"
    assert reading.chart.posts[1].line == 4


def test_a_title_full_of_commas_does_not_change_the_separator():
    reading = table("VOI;Voirie;;P1;" + "a, " * 40 + "b;oui;A1;É;1;")
    assert reading.chart.posts[0].title.startswith("a, a, ")


def test_the_short_form():
    reading = read(
        "Agent;Service;Direction;Supérieur\n"
        "EXEMPLE Camille;Direction technique;;\n"
        "MODÈLE Dominique;Voirie;Direction technique;EXEMPLE Camille\n"
        "ESSAI Claude;Voirie;Direction technique;Dominique Modèle\n"
    )
    units = {unit.name: unit.parent for unit in reading.chart.units}
    assert units == {"Direction technique": None, "Voirie": "Direction technique"}
    superiors = {post.holder: post.superior for post in reading.chart.posts}
    assert superiors["Claude ESSAI"] == "P:Dominique MODÈLE"
    assert superiors["Dominique MODÈLE"] == "P:Camille EXEMPLE"
    assert [(post.holder, post.unit) for post in reading.chart.posts if post.head] == [("Dominique MODÈLE", "Voirie")]


def test_a_superior_may_be_a_staff_number():
    reading = read("matricule;nom;service;supérieur\n1;Un;Eau;\n2;Deux;Eau;1\n")
    assert reading.chart.posts[1].superior == reading.chart.posts[0].code


def test_a_service_that_only_others_name_is_made():
    reading = read("agent;service;direction\nUn;Voirie;Technique\n")
    assert {unit.code: unit.parent for unit in reading.chart.units} == {"Voirie": "Technique", "Technique": None}
    assert only(reading, "unit-implied").value == "Technique"


def test_titles_above_the_headings_are_passed():
    reading = read(f"Organigramme au 1er janvier;;;\n\n{HEADINGS}\n{LINE}\n")
    assert reading.rows == 1
    assert only(reading, "lines-above-header").value == "3"


def test_columns_unknown_and_repeated_are_told():
    reading = read("code_unite;unite;service;grade\nA;Eau;Air;B\n")
    assert only(reading, "column-unknown").value == "grade"
    assert (only(reading, "column-repeated").value, only(reading, "column-repeated").detail) == ("service", "unite")
    assert reading.chart.units[0].name == "Eau"


def test_a_table_without_services_is_blocked():
    reading = read("matricule;nom\nA1;Exemple\n")
    assert reading.is_blocked
    assert codes(reading) == ["column-missing"]


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("1", Decimal(1), None),
        ("0,8", Decimal("0.8"), None),
        ("0.8", Decimal("0.8"), None),
        ("80 %", Decimal("0.8"), None),
        ("80%", Decimal("0.8"), None),
        ("", None, None),
        ("1,5", Decimal("1.5"), "fte-high"),
        ("-1", None, "fte-negative"),
        ("1,5,0", None, "fte-unreadable"),
        ("abc", None, "fte-unreadable"),
        ("1e9", None, "fte-unreadable"),
        ("NaN", None, "fte-unreadable"),
        ("9" * 40, None, "fte-unreadable"),
    ],
)
def test_shares_of_full_time(cell, value, code):
    reading = table(f"A;Eau;;P1;Agent;oui;A1;Nom;{cell};")
    assert reading.chart.posts[0].fte == value
    assert codes(reading) == ([code] if code else [])


@pytest.mark.parametrize(
    ("cell", "head"), [("oui", 1), ("OUI", 1), ("x", 1), ("vrai", 1), ("non", 0), ("", 0), ("0", 0)]
)
def test_yes_and_no(cell, head):
    reading = table(f"A;Eau;;P1;Agent;{cell};A1;Nom;1;")
    assert reading.chart.posts[0].head is bool(head)
    assert not found(reading, "head-unreadable")


def test_neither_yes_nor_no_is_told():
    reading = table("A;Eau;;P1;Agent;peut-être;A1;Nom;1;")
    assert only(reading, "head-unreadable").value == "peut-être"
    assert not reading.chart.posts[0].head


@pytest.mark.parametrize("cell", ["=1+1", "+33 1", "-x", "@SUM(A1)", "=-1+cmd|' /C calc'!A0", "＝1"])
def test_a_formula_stays_text_and_is_told(cell):
    reading = read(f'code_unite;unite;poste\nA;Eau;"{cell}"\n')
    assert reading.chart.posts[0].title == cell
    assert only(reading, "formula").value == cell


@pytest.mark.parametrize("cell", ["Agent - nuit", "a@b", "1+1", "'abc", "-", "l'eau"])
def test_what_is_no_formula(cell):
    reading = read(f"code_unite;unite;poste\nA;Eau;{cell}\n")
    assert reading.chart.posts[0].title == cell
    assert not found(reading, "formula")


def test_markup_is_text():
    reading = read('code_unite;unite;poste\nA;<script>alert("eau")</script>;<b>Agent</b>\n'.replace('"', ""))
    assert reading.chart.units[0].name == "<script>alert(eau)</script>"


def test_invisible_characters_are_taken_away_and_told():
    reading = read("code_unite;unite;poste\nA;Ea\u200bu\x07;Ag\u202eent\n")
    assert (reading.chart.units[0].name, reading.chart.posts[0].title) == ("Eau", "Agent")
    assert [each.value for each in found(reading, "character-odd")] == ["Ea•u•", "Ag•ent"]


def test_spaces_and_composed_accents_are_no_difference():
    reading = read("code_unite;unite\n VOI ;Été\u00a0 bleu\nVOI;E\u0301te\u0301 bleu\n")
    assert [(unit.code, unit.name) for unit in reading.chart.units] == [("VOI", "Été bleu")]
    assert not found(reading, "unit-conflict")


def test_a_long_text_is_cut_and_told():
    reading = read(f"code_unite;unite\nA;{'x' * 600}\n")
    assert len(reading.chart.units[0].name) == 500
    assert only(reading, "text-long").detail == "500"


def test_empty_lines_and_lines_of_another_length():
    reading = table("A;Eau;;P1;Agent;oui;A1;Nom;1;;;", "", "A;Eau;;P2;Agent", "A;Eau;;P3;Agent;;;;;;x", ";;;;;;;;;", "")
    assert [each.line for each in found(reading, "line-empty")] == [3]
    assert only(reading, "fields-missing").line == 4
    assert (only(reading, "fields-extra").line, only(reading, "fields-extra").value) == (5, "11")
    assert [post.code for post in reading.chart.posts] == ["P1", "P2"]


def test_a_stray_quote_leaves_one_line_out():
    reading = table('A;"Eau" douce;;P1;Agent;;;;;', "A;Eau;;P2;Agent;;;;;")
    assert only(reading, "quote-odd").line == 2
    assert [post.code for post in reading.chart.posts] == ["P2"]


@pytest.mark.parametrize("count", [3, 2000])
def test_a_quote_that_is_never_closed_blocks(count):
    reading = table('A;"Eau;;P1;Agent;;;;;', *["A;Eau;;P2;Agent;;;;;"] * count)
    assert reading.is_blocked
    assert only(reading, "quote-unclosed").line == 2


def test_a_line_may_hold_a_service_only_or_an_agent_only():
    reading = table("A;Eau;;;;;;;;", ";;;;;;A1;Seul;;", ";;;;;;;;1;")
    assert len(reading.chart.units) == 1
    assert [agent.last_name for agent in reading.chart.agents] == ["Seul"]
    assert (only(reading, "agent-without-post").line, only(reading, "unit-missing").line) == (3, 4)


def test_missing_codes_are_made_and_told():
    reading = table(";Eau;;;Agent;;;Nom;1;", "A;;;P2;Agent;;;;;", "A;;;;;;;;;")
    assert only(reading, "unit-code-missing").value == "Eau"
    assert only(reading, "unit-name-missing").value == "A"
    assert only(reading, "post-code-missing").detail == "P:Nom"
    assert only(reading, "agent-code-missing").detail == "Nom"
    assert {unit.code: unit.name for unit in reading.chart.units} == {"Eau": "Eau", "A": "A"}


def test_namesakes_without_staff_number_are_two_people():
    reading = read("agent;service\nJean Exemple;Eau\nJean Exemple;Voirie\n")
    assert [agent.code for agent in reading.chart.agents] == ["Jean Exemple", "Jean Exemple-2"]
    assert only(reading, "agent-namesake").line == 3


def test_one_agent_in_two_posts_is_one_agent():
    reading = table("A;Eau;;P1;Agent;;A1;Nom;0,5;", "B;Air;;P2;Agent;;A1;Nom;0,5;")
    assert len(reading.chart.agents) == 1
    assert [post.holder for post in reading.chart.posts] == ["A1", "A1"]


def test_what_is_told_in_two_ways_keeps_the_first():
    reading = table("A;Eau;;P1;Agent;;A1;Nom;;", "A;Air;;P2;Agent;;A1;Autre;;")
    assert reading.chart.units[0].name == "Eau"
    assert only(reading, "unit-conflict").detail == "« Eau » puis « Air »"
    assert "décrit de deux façons, « Nom » puis « Autre » (ligne 3, colonne « nom »)" in explain(
        only(reading, "agent-conflict")
    )


def test_progress_is_told_by_lines():
    seen = []
    text = "\n".join([HEADINGS, *(f"A;Eau;;P{n};Agent;;;;;" for n in range(2500)), ""])
    read(text, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1001, 2501), (2001, 2501), (2501, 2501)]


@pytest.mark.parametrize("text", [HEADINGS, HEADINGS + "\n", HEADINGS + "\r\n\r\n;;;\n"])
def test_headings_alone_are_nothing_to_import(text):
    with pytest.raises(EmptyChartError, match="titres des colonnes"):
        read(text)


def test_another_table_is_named_by_its_first_line():
    with pytest.raises(ChartError, match="première ligne : température, pluie"):
        read("température;pluie\n1;2\n")
