from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx_files import docx, par
from edit_strategies import edits_for, edits_on
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx_files import SLIDES_TYPE, pptx, rich_slides, slide_par, slide_run, slide_shape

from transverse.common.errors import DamagedFileError, DocumentError, EditError
from transverse.documents.archive import Archive
from transverse.documents.formats import pptx as format_pptx
from transverse.documents.model import Edit, Kind, apply_to_text

RICH = rich_slides()
BLOCKS = format_pptx.read(RICH, "a")
SLOW = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


def members(source):
    with ZipFile(BytesIO(source)) as file:
        return {info.filename: file.read(info) for info in file.infolist()}


def texts(source):
    return [block.text for block in format_pptx.read(source, "a")]


def edited(edits):
    new = [apply_to_text(block.text, [e for e in edits if e.block == n]) for n, block in enumerate(BLOCKS)]
    return [text for text in new if text.strip()]


def slide(*content):
    return pptx(slide_shape(slide_par(*content)))


def test_slides_are_read_in_the_order_they_are_shown():
    assert [(block.kind, block.where, block.text) for block in BLOCKS] == [
        (Kind.HEADING, "diapositive 1", "Notre data"),
        (Kind.ITEM, "diapositive 1", "Une data\npar ligne"),
        (Kind.PARAGRAPH, "diapositive 1", "Sans puce"),
        (Kind.BOX, "diapositive 1", "Zone de data"),
        (Kind.BOX, "diapositive 1", "Data groupée"),
        (Kind.CELL, "diapositive 1", "Cellule"),
        (Kind.CELL, "diapositive 1", "La data"),
        (Kind.BOX, "diapositive 1", "Formule de data"),
        (Kind.HEADER, "diapositive 1", "Page 1"),
        (Kind.NOTE, "notes de la diapositive 1", "Dire que la data compte"),
        (Kind.COMMENT, "commentaire de la diapositive 1", "Quelle data ?"),
        (Kind.COMMENT, "commentaire de la diapositive 1", "Une data ?"),
        (Kind.HEADING, "diapositive 2", "La data en schéma"),
        (Kind.BOX, "diapositive 2", "Ouvrir la data"),
        (Kind.BOX, "diapositive 2", "Partager"),
        (Kind.BOX, "diapositive 2", "Ouvrir la data"),
    ]


def test_notes_that_two_slides_share_are_read_once():
    notes = ("notesSlide", "p:notes", slide_shape(slide_par("La data"), placeholder='<p:ph type="body"/>'))
    opened = Archive.open(pptx({"shapes": "", "notes": notes}, {"shapes": "", "notes": notes}), "a")
    links = "ppt/slides/_rels/slide2.xml.rels"
    shared = opened.rewrite({links: opened.read(links).replace(b"notes2.xml", b"notes1.xml")})
    assert texts(shared) == ["La data"]
    assert texts(format_pptx.write(shared, "a", [Edit(0, 0, 7, "x\ny")])) == ["x\ny"]


def test_fields_are_locked():
    (block,) = [block for block in BLOCKS if block.text == "Page 1"]
    assert [(span.start, span.end) for span in block.locked] == [(5, 6)]


def test_the_strict_variant_reads_the_same():
    shapes = slide_shape(slide_par("La data"), placeholder='<p:ph type="title"/>')
    assert format_pptx.read(pptx(shapes, strict=True), "a") == format_pptx.read(pptx(shapes), "a")


def test_no_edit_gives_the_same_bytes():
    assert format_pptx.write(RICH, "a", []) == RICH


@SLOW
@given(edits=edits_for(BLOCKS))
def test_edits_read_back_and_nothing_else_moves(edits):
    written = format_pptx.write(RICH, "a", edits)
    assert texts(written) == edited(edits)
    before, after = members(RICH), members(written)
    assert list(before) == list(after)
    unread = [name for name in before if "slideMaster" in name or "theme" in name or name.endswith(".rels")]
    assert all(before[name] == after[name] for name in unread)


def test_new_text_takes_the_format_of_the_run_where_it_starts():
    written = format_pptx.write(RICH, "a", [Edit(0, 6, 10, "donnée")])
    assert (
        b'<a:r><a:rPr b="1"/><a:t>donn\xc3\xa9e</a:t></a:r><a:endParaRPr' in members(written)["ppt/slides/slide2.xml"]
    )


def test_a_line_break_in_new_text_becomes_one():
    written = members(format_pptx.write(slide(slide_run("la data", 'b="1"')), "a", [Edit(0, 2, 3, "\n")]))
    root = etree.fromstring(written["ppt/slides/slide1.xml"])
    (paragraph,) = root.iter("{*}p")
    assert [etree.QName(each).localname for each in paragraph] == ["r", "br", "r", "endParaRPr"]
    assert [each.get("b") for each in paragraph.iter("{*}rPr")] == ["1", "1", "1"]


def test_the_drawing_of_a_diagram_follows_its_data():
    first = next(n for n, block in enumerate(BLOCKS) if block.text == "Ouvrir la data")
    written = members(format_pptx.write(RICH, "a", [Edit(first, 10, 14, "donnée")]))
    drawing = etree.fromstring(written["ppt/diagramDrawing/drawing1.xml"])
    assert ["".join(each.itertext()) for each in drawing.iter("{*}t")] == [
        "Ouvrir la donnée",
        "Ouvrir la data",
        "Partager",
    ]


def test_both_branches_of_alternate_content_change():
    written = members(format_pptx.write(RICH, "a", edits_on("data", "donnée", BLOCKS)))
    assert written["ppt/slides/slide2.xml"].count("Formule de donnée".encode()) == 2


@pytest.mark.parametrize(
    ("main_type", "expected"),
    [
        (SLIDES_TYPE + "presentation.main+xml", True),
        (SLIDES_TYPE + "slideshow.main+xml", True),
        ("application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml", True),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", False),
    ],
)
def test_the_content_tells_the_format(main_type, expected):
    assert format_pptx.matches(pptx(main_type=main_type), "sans-nom") is expected


@pytest.mark.parametrize("source", [b"", b"texte", docx(par("a")), b"<html/>"])
def test_other_files_are_not_claimed(source):
    assert not format_pptx.matches(source, "a.pptx")


@pytest.mark.parametrize("edit", [Edit(0, 5, 6, "2"), Edit(0, 0, 99, "x"), Edit(1, 0, 0, "x"), Edit(0, 0, 1, "\x00")])
def test_edits_that_do_not_fit_are_refused(edit):
    with pytest.raises(EditError):
        format_pptx.write(slide("Page ", '<a:fld id="{0}" type="x"><a:t>1</a:t></a:fld>'), "a", [edit])


def test_a_cut_file_is_refused():
    assert format_pptx.matches(RICH[:900], "a.pptx")
    with pytest.raises(DamagedFileError):
        format_pptx.read(RICH[:900], "a.pptx")


@given(data=st.data())
def test_damage_never_ends_otherwise_than_in_a_document_error(data):
    source = bytearray(RICH)
    for position in data.draw(st.lists(st.integers(0, len(source) - 1), max_size=3)):
        source[position] ^= data.draw(st.integers(1, 255))
    with suppress(DocumentError):
        format_pptx.read(bytes(source[: data.draw(st.integers(0, len(source)))]), "a.pptx")


WORDS = [b"p:sp", b"a:p", b"a:r", b"a:t", b"p:ph", b"rId1", b"dgm:t", b"p:cSld", b"r:id", b"a:br", b"http"]
PARTS = ["ppt/slides/slide1.xml", "ppt/slides/slide2.xml", "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"]


@SLOW
@given(old=st.sampled_from(WORDS), new=st.sampled_from(WORDS), part=st.sampled_from(PARTS))
def test_markup_that_makes_no_sense_is_survived(old, new, part):
    opened = Archive.open(RICH, "a")
    source = opened.rewrite({part: opened.read(part).replace(old, new)})
    with suppress(DocumentError):
        format_pptx.write(source, "a", edits_on("data", "donnée", format_pptx.read(source, "a")))
