import time

import pytest
from edit_strategies import edits_for
from hypothesis import given
from hypothesis import strategies as st
from text_checks import check_nothing_but_words_changes, replaced, soups, texts_of, unspaced

from transverse.documents import read_document, write_document
from transverse.documents.formats import text
from transverse.documents.model import Edit, Kind, apply_to_text
from transverse.documents.sourcemap import LONGEST

LETTER = """\
Objet : le mot

  Madame à côté,
le mot est\t
long.

- un mot ;
- deux mots
  sur deux lignes
1) trois

Titre
=====
nom\tmot
-- \nJean
"""
FRAGMENTS = [
    "mot",
    "été",
    " ",
    "\n",
    "\n\n",
    "\n- ",
    "\n1. ",
    "a\tb",
    "\r\n",
    "\r",
    "====",
    "|",
    "  \n",
    "\n-- \n",
    "\ufeff",
]


def kinds(source):
    return [(block.kind, block.text) for block in text.read(source.encode(), "a")]


def test_blocks():
    assert kinds(LETTER) == [
        (Kind.PARAGRAPH, "Objet : le mot"),
        (Kind.PARAGRAPH, "Madame à côté,\nle mot est\nlong."),
        (Kind.ITEM, "un mot ;"),
        (Kind.ITEM, "deux mots\nsur deux lignes"),
        (Kind.ITEM, "trois"),
        (Kind.HEADING, "Titre"),
        (Kind.CELL, "nom\tmot"),
        (Kind.PARAGRAPH, "Jean"),
    ]


@pytest.mark.parametrize(
    "source",
    ["la donnée\n– celle de l'eau – coule", "en\n2019. Puis", "un -mot", "12.5 euros", "-5 degrés", "a | b"],
)
def test_no_item_nor_row(source):
    assert kinds(source) == [(Kind.PARAGRAPH, source)]


def test_dash_after_a_colon_is_an_item():
    assert [kind for kind, _ in kinds("Voici :\n– un\n– deux")] == [Kind.PARAGRAPH, Kind.ITEM, Kind.ITEM]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line", ["\n", "\r\n", "\r"])
def test_only_words_change(codec, line):
    source = LETTER.replace("\n", line).encode(codec)
    expected = LETTER.replace("\n", line).replace("mot", "été").encode(codec)
    assert text.write(source, "a", []) == source
    assert replaced(text, source, "mot", "été") == expected


def test_mixed_line_ends_stay():
    check_nothing_but_words_changes(text, b"un mot\r\nle mot \n\nmot\r\r\nfin mot")


def test_nearest_form_in_windows_1252():
    source = "l'été du mot".encode("cp1252")
    assert replaced(text, source, "mot", "cœur\u202f!") == "l'été du cœur\u00a0!".encode("cp1252")


def test_a_line_break_of_an_edit_is_that_of_the_file():
    assert text.write(b"un mot\r\n", "a", [Edit(0, 2, 3, "\n")]) == b"un\r\nmot\r\n"


@given(st.data(), soups(FRAGMENTS))
def test_edits_read_back(data, source):
    blocks = text.read(source.encode(), "a")
    if blocks:
        # Letters only: plain text has no way to say that a dash is no item.
        edits = data.draw(edits_for(blocks, st.sampled_from(["x", "été", "a b"])))
        edits = [edit for edit in edits if edit.start == edit.end != 0]
        new = text.write(source.encode(), "a", edits)
        meant = (apply_to_text(b.text, [e for e in edits if e.block == i]) for i, b in enumerate(blocks))
        assert unspaced(texts_of(text, new)) == unspaced(meant)


@given(soups(FRAGMENTS))
def test_no_edit_same_bytes(source):
    assert text.write(source.encode(), "a", []) == source.encode()


@pytest.mark.parametrize("line", ["la donnée est belle. ", "x"])
def test_fifteen_megabytes_on_one_line(line):
    source = line.encode() * (15_000_000 // len(line.encode()))
    start = time.process_time()
    document = read_document(source, "a.txt")
    last = len(document.blocks) - 1
    new = write_document(document, [Edit(last, 0, 0, "Y")])
    assert time.process_time() - start < 15
    assert max(len(block.text) for block in document.blocks) <= LONGEST
    assert len(new) == len(source) + 1
