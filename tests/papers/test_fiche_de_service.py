"""The sheet of a service is one page, says what it leaves out, and never the word that the workshop struck."""

from dataclasses import replace

import pytest
from reading import pages

from transverse.papers import Facts, Figures, Lead, Paragraph, Table, write
from transverse.papers.kinds.fiche_de_service import EXAMPLE, MOST_LINES, Line, compose

LONG = "plans et photographies de toutes les canalisations du territoire depuis l'origine"


def filled(count, phrases=4):
    lines = tuple(
        Line(
            f"du réseau numéro {number * phrases // max(count, 1)}",
            f"{LONG} {number}",
            LONG[:60],
            "depuis 2004",
            LONG[:40],
        )
        for number in range(count)
    )
    return replace(EXAMPLE, lines=lines, new=tuple(line.label for line in lines), tools=("QGIS",) * 12)


def of(kind, data):
    return [each for each in compose(data).blocks if isinstance(each, kind)]


@pytest.mark.parametrize("count", [0, 1, 8, MOST_LINES, MOST_LINES + 1, 100])
def test_it_is_one_page(count):
    assert pages(write(compose(filled(count)), "pdf")) == 1


def test_lines_beyond_the_page_are_counted():
    data = filled(MOST_LINES + 3)
    assert sum(len(table.rows) for table in of(Table, data)) == MOST_LINES
    assert any(each.content == "… et 3 autres sortes de données, dans le portail." for each in of(Paragraph, data))
    assert of(Figures, data)[0].items[0][0] == str(MOST_LINES + 3)


def test_the_first_sentence_follows_the_title():
    (lead,) = of(Lead, EXAMPLE)
    assert lead.content == "Vos données de l'eau, du réseau d'eau et relatives à la qualité de l'eau."


def test_an_empty_sheet_says_what_to_do():
    empty = replace(EXAMPLE, lines=(), new=(), tools=(), contact="", reach="")
    assert of(Lead, empty)[0].content.startswith("La fiche est à remplir")
    assert not of(Table, empty)
    assert not of(Facts, empty)


def test_a_draft_says_that_it_is_one():
    assert "en préparation" in compose(replace(EXAMPLE, is_draft=True)).blocks[0].content
    assert isinstance(compose(EXAMPLE).blocks[0], Lead)


def test_what_is_new_is_told_with_the_rest_in_a_count():
    (facts,) = of(Facts, filled(9))
    assert facts.rows[0][1].endswith("et 5 autres")


def test_a_cell_that_nobody_filled_is_a_dash():
    (table,) = of(Table, replace(EXAMPLE, lines=(Line("de l'eau", "carnet"),)))
    assert table.rows == (("Carnet", "–", "–", "–", "–"),)
