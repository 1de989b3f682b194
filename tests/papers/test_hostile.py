"""Any text in any place: three files that open, no text taken for code, no character lost that a file can hold."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import cut, office_texts, paper, pdf_text

from transverse.papers import (
    FORMATS,
    Bullets,
    Checklist,
    Facts,
    Figures,
    Heading,
    Lead,
    Note,
    Paragraph,
    Place,
    Run,
    Signatures,
    Table,
    write,
)
from transverse.papers.wording import printable

CODE = (
    '#read("/etc/passwd")',
    '#eval("1")',
    "*gras* _italique_ `code` $x^2$",
    "= Titre\n- liste\n+ liste\n/ terme: fin",
    "<b>&amp;</b> ]]> <!-- -->",
    "// fin /* fin */ \\u{41} \\",
    '"); #panic("',
    "]#{",
    "@note <note> ~ --- ...",
    "{donnees} {titre} %s",
)
TEXTS = st.one_of(st.text(max_size=60), st.sampled_from(CODE))


def everywhere(text):
    blocks = (
        Heading(1, text),
        Heading(3, text),
        Lead(text),
        Paragraph((Run(text, bold=True), Run(text, italic=True))),
        Bullets((text, text)),
        Checklist(((text, True), (text, False))),
        Facts(((text, text),)),
        Table(text, (text, text), ((text, text), (text, text)), total=True, numbers=(1,)),
        Figures(text, ((text, text),)),
        Note(text),
        Signatures((Place(text, text, text),) * 4),
    )
    return paper(*blocks, subtitle=text, reference=text)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_any_text_in_any_place_is_written(text):
    for form in FORMATS:
        assert write(everywhere(text), form)


@pytest.mark.parametrize("text", CODE)
def test_code_is_printed_as_it_was_typed(text):
    wanted = cut(printable(text))
    source = paper(Paragraph(text), Bullets((text,)), Table("", (text,), ((text,),)))
    assert pdf_text(write(source, "pdf")).count(wanted) == 4
    for form in ("docx", "odt"):
        assert [cut(each) for each in office_texts(write(source, form), f"a.{form}")][1:] == [wanted] * 4


@given(st.text(max_size=200))
def test_only_what_cannot_be_printed_is_dropped(text):
    kept = re.sub(r"\s", "", printable(text, french=False))
    for character in re.sub(r"\s", "", printable(text, french=False)):
        assert character.isprintable() or ord(character) > 0xA0
    assert printable(kept, french=False) == kept


def test_control_characters_go_and_blanks_become_one():
    assert printable("a\x00\x07b\t\n c\u202ed\ud800") == "ab cd"


def test_french_marks_stay_with_their_word():
    assert printable("« Oui » : 10 % de 1 607 € !") == "«\xa0Oui\xa0»\xa0: 10\xa0% de 1\xa0607\xa0€\xa0!"
    assert printable("l'eau d'O'Brien, n° 2, M. Roux") == "l’eau d’O’Brien, n°\xa02, M.\xa0Roux"


def test_english_keeps_its_own_marks():
    assert printable("it's : so", french=False) == "it's : so"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "block",
    [Bullets(()), Checklist(()), Facts(()), Table("a", (), ()), Figures("a", ()), Signatures(()), Paragraph("")],
)
def test_an_empty_block_is_nothing(form, block):
    assert write(paper(block), form) == write(paper(), form)


@pytest.mark.parametrize("form", FORMATS)
def test_headings_never_skip_a_level(form):
    assert write(paper(Heading(3, "a"), Heading(3, "b")), form) == write(paper(Heading(1, "a"), Heading(2, "b")), form)


def test_a_row_has_as_many_cells_as_the_head():
    with pytest.raises(ValueError, match="not as many cells"):
        Table("a", ("b", "c"), (("d",),))
    with pytest.raises(ValueError, match="not as many cells"):
        Table("a", ("b", "c"), (), widths=(1,))
