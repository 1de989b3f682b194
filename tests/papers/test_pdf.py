"""The PDF can be followed without seeing it, and typst obeys nobody but us."""

from io import BytesIO

import pikepdf
import pytest
import typst
from reading import KINDS, cut, example, pages, paper, pdf_text, tags

from transverse.papers import Bullets, Facts, Figures, Heading, Paragraph, Table, write
from transverse.papers.writers import pdf


@pytest.mark.parametrize("name", KINDS)
def test_a_screen_reader_is_told_all_it_needs(name):
    with pikepdf.open(BytesIO(write(example(name), "pdf"))) as document:
        root = document.Root
        assert root.Lang == "fr"
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        assert str(document.docinfo.Title).startswith(example(name).title)
        assert b"pdfuaid:part>1<" in bytes(root.Metadata.read_bytes())
        fonts = [each for page in document.pages for each in page.Resources.Font.values()]
        assert all("/FontDescriptor" in each.DescendantFonts[0] for each in fonts)


def test_each_block_has_its_tag():
    blocks = (
        Heading(1, "a"),
        Heading(2, "b"),
        Paragraph("c"),
        Bullets(("d", "e")),
        Facts((("f", "g"),)),
        Table("h", ("i", "j"), (("k", "l"), ("m", "n"))),
        Figures("o", (("1", "p"),)),
    )
    found = tags(write(paper(*blocks), "pdf"))
    counts = {
        name: found.count(f"/{name}") for name in ("Title", "H1", "H2", "L", "LI", "Table", "Caption", "TH", "TD")
    }
    assert counts == {"Title": 1, "H1": 1, "H2": 1, "L": 2, "LI": 3, "Table": 2, "Caption": 2, "TH": 3, "TD": 5}


def test_heads_are_repeated_on_every_page_but_read_once():
    rows = tuple((f"ligne {number}", "x") for number in range(200))
    source = write(paper(Table("", ("Première colonne", "b"), rows)), "pdf")
    assert pages(source) > 3
    assert tags(source).count("/TH") == 2
    assert pdf_text(source).count("Premièrecolonne") == pages(source)


def test_typst_can_open_no_file_and_fetch_no_package(tmp_path, monkeypatch):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    for code in (f'#read("{secret}")', '#read("secret.txt")', '#import "@preview/a:0.1.0": *', '#image("/etc/hosts")'):
        monkeypatch.setattr(pdf, "_template", lambda code=code: code.encode())
        with pytest.raises(typst.TypstError):
            pdf.write(paper())


def test_a_character_without_a_drawing_is_told_by_its_number():
    text = cut(pdf_text(write(paper(Paragraph("de 😀 à 日本 \U000f0000 \u0378 👨\u200d👩")), "pdf")))
    assert "de[U+1F600]à[U+65E5][U+672C][U+F0000][U+0378][U+1F468][U+1F469]" in text


def test_arabic_greek_and_cyrillic_are_drawn():
    assert "[U+" not in pdf_text(write(paper(Paragraph("مرحبا αβγ жук ☐ œ Ÿ → ≤")), "pdf"))


def test_a_word_longer_than_a_line_is_whole():
    assert pdf_text(write(paper(Paragraph("é" * 10_000)), "pdf")).count("é") == 10_000


def test_a_long_text_in_any_place_takes_few_pages():
    long = "mot " * 3_000
    blocks = (Figures("a", ((long, long),)), Table("b", (long, "c"), ((long, "d"),)), Heading(1, long))
    assert pages(write(paper(*blocks), "pdf")) < 40
