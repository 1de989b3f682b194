from contextlib import suppress

import pytest
from docx_files import (
    STYLES,
    WORD_TYPE,
    box,
    control,
    docx,
    field,
    mark,
    par,
    rich,
    run,
    table,
)
from hypothesis import given
from hypothesis import strategies as st
from ooxml_files import package, relations, root

from transverse.common.errors import DamagedFileError, DocumentError, UnsafeFileError
from transverse.documents.archive import Archive
from transverse.documents.formats import _ooxml
from transverse.documents.formats import docx as format_docx
from transverse.documents.model import Kind

RICH = rich()
HIDDEN = "<w:vanish/>"


def read(*paragraphs, **sides):
    return format_docx.read(docx("".join(paragraphs), styles=STYLES, **sides), "note.docx")


def simple(instruction):
    return f'<w:fldSimple w:instr="{instruction}">{run("data")}</w:fldSimple>'


BREAK = "<w:r><w:lastRenderedPageBreak/><w:t>ta</w:t></w:r>"
HYPHENS = "<w:r><w:t>arc</w:t><w:noBreakHyphen/><w:t>en</w:t><w:softHyphen/><w:t>ciel</w:t></w:r>"
SYMBOLS = ('<w:r><w:sym w:char="zz"/></w:r>', "a", '<w:r><w:sym w:char="D800"/></w:r>')
CODES = (run("data", '<w:rStyle w:val="CodeHTML"/>'), run("x", '<w:rStyle w:val="Verbe"/>'))


def branches(choice, fallback):
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="w16se">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize(
    ("content", "text", "locked"),
    [
        ((run("da", "<w:b/>"), '<w:proofErr w:type="spellStart"/>', run("ta")), "data", []),
        ((run("da"), '<w:bookmarkStart w:id="1" w:name="x"/>', run("ta")), "data", []),
        (
            (run("da"), '<w:commentRangeEnd w:id="1"/>', "<w:r><w:lastRenderedPageBreak/><w:t>ta</w:t></w:r>"),
            "data",
            [],
        ),
        (("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/></w:r>",), "a\tb\nc\n", []),
        (("<w:r><w:t>  bords \n coupés </w:t></w:r>", "suite"), "bords   coupéssuite", []),
        (
            ("<w:r><w:t>arc</w:t><w:noBreakHyphen/><w:t>en</w:t><w:softHyphen/><w:t>ciel</w:t></w:r>",),
            "arc‑enciel",
            ["‑"],
        ),
        (("a", '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'), "a\uf0e0", ["\uf0e0"]),
        (
            ('<w:r><w:sym w:char="zz"/></w:r>', "a", '<w:r><w:sym w:char="D800"/></w:r>'),
            "\ufffca\ufffc",
            ["\ufffc"] * 2,
        ),
        (("a", branches('<w16se:symEx w16se:char="1F60A"/>', "<w:t>😊</w:t>")), "a😊", ["😊"]),
        (("La ", mark("ins", run("bonne ")), mark("del", run("vieille ")), "data"), "La bonne data", []),
        (("La ", mark("moveTo", run("bonne ")), mark("moveFrom", run("vieille ")), "data"), "La bonne data", []),
        ((mark("ins", mark("del", run("ôté")) + run("mis")),), "mis", []),
        (("un ", '<w:hyperlink r:id="rId9">' + run("lien") + "</w:hyperlink>"), "un lien", []),
        (('<w:smartTag w:element="x">' + run("da") + "</w:smartTag>", "ta"), "data", []),
        (('<w:dir w:val="ltr">' + run("da") + "</w:dir>", "<w:customXml>" + run("ta") + "</w:customXml>"), "data", []),
        (("a ", field("PAGE", "1"), " b"), "a 1 b", ["1"]),
        (("a ", field(' HYPERLINK "u" ', "data"), " b"), "a data b", []),
        (("a ", field("TOC \\o", "data", field("PAGEREF x", "3"))), "a data3", ["3"]),
        (("a ", field("IF " + "x", "b ", field('HYPERLINK "u"', "c"))), "a b c", ["b c"]),
        (("a ", simple("AUTHOR"), simple("HYPERLINK x")), "a datadata", ["data"]),
        (("a", field("XE x", "")), "a", []),
        (("a", run("caché", HIDDEN), run("montré", '<w:vanish w:val="0"/>')), "amontré", []),
        (("a", run("caché", '<w:rStyle w:val="Cache"/>'), "b"), "ab", []),
        (
            ("a ", run("data", '<w:rStyle w:val="CodeHTML"/>'), run("x", '<w:rStyle w:val="Verbe"/>')),
            "a datax",
            ["datax"],
        ),
        (("a", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "b"), "ab", []),
        (("a", '<w:r><w:footnoteReference w:id="2"/><w:annotationRef/></w:r>', "b"), "ab", []),
        ((control(run("data")), control(run("x"), "<w:text/>")), "datax", []),
        (("a ", control(run("data"), "<w:date/>")), "a data", ["data"]),
        (("a ", control(run("data"), '<w:lock w:val="sdtContentLocked"/>')), "a data", ["data"]),
        (("a ", control(run("data"), "<w:showingPlcHdr/>")), "a data", ["data"]),
        (("a ", control(run("data"), "<w:dataBinding/>")), "a data", ["data"]),
        (("a ", control(run("data"), '<w:lock w:val="sdtLocked"/>')), "a data", []),
        (("a", "<!-- rien --><?rien ?>", "b"), "ab", []),
    ],
)
def test_a_paragraph_reads_as_one_sees_it(content, text, locked):
    (block,) = read(par(*content))
    assert block.text == text
    assert [block.text[span.start : span.end] for span in block.locked] == locked


@pytest.mark.parametrize(
    ("paragraph", "kind"),
    [
        (par("x"), Kind.PARAGRAPH),
        (par("x", style="Titre1"), Kind.HEADING),
        (par("x", style="Maison"), Kind.HEADING),
        (par("x", style="Heading2"), Kind.HEADING),
        (par("x", properties='<w:outlineLvl w:val="2"/>'), Kind.HEADING),
        (par("x", style="Titre1", properties='<w:outlineLvl w:val="9"/>'), Kind.PARAGRAPH),
        (par("x", style="Liste"), Kind.ITEM),
        (par("x", style="Liste", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'), Kind.PARAGRAPH),
        (par("x", properties='<w:numPr><w:numId w:val="4"/></w:numPr>'), Kind.ITEM),
        (par("x", style="Boucle1"), Kind.PARAGRAPH),
        (par("x", style="CodePostal"), Kind.PARAGRAPH),
        (table((par("x", style="Titre1"),)), Kind.CELL),
        (control(par("x")), Kind.PARAGRAPH),
        (par(box(par("x", style="Titre1"))), Kind.BOX),
    ],
)
def test_the_kind_of_a_paragraph(paragraph, kind):
    assert [block.kind for block in read(paragraph)] == [kind]


@pytest.mark.parametrize("style", ["SourceCode", "PrformatHTML", "HTMLPreformatted", "Code", "Source", "code-block"])
def test_code_is_not_given(style):
    assert read(par("data = 1", style=style)) == ()


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    deleted = '<w:rPr><w:del w:id="5" w:author="A"/></w:rPr>'
    blocks = read(par("La ", properties=deleted), par("data"), par("fin"))
    assert [block.text for block in blocks] == ["La data", "fin"]
    alone = par("seul", properties=deleted)
    blocks = read(table((alone, par("voisin"))), alone, table((par("suite"),)), alone)
    assert [block.text for block in blocks] == ["seul", "voisin", "seul", "suite", "seul"]


def test_a_deleted_row_is_not_read():
    row = table((par("gardée"),), (par("ôtée"),)).replace("<w:tr>", "<w:tr><w:trPr/>")
    last = row.rindex("<w:trPr/>")
    deleted = '<w:trPr><w:del w:id="5" w:author="A"/></w:trPr>'
    assert [block.text for block in read(row[:last] + deleted + row[last + 9 :])] == ["gardée"]


def test_a_field_runs_over_paragraphs():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INDEX</w:instrText></w:r>'
    blocks = read(
        par(begin, '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "un"),
        par("deux", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', " trois"),
    )
    assert [(block.text, len(block.locked)) for block in blocks] == [("un", 1), ("deux trois", 1)]


def test_all_stories_are_read_in_order():
    found = [(block.kind, block.where, block.text) for block in format_docx.read(RICH, "a")]
    assert found[0] == (Kind.HEADING, "", "Notre data est partagée")
    assert (Kind.CELL, "tableau", "Imbriquée data") in found
    assert (Kind.BOX, "zone de texte", "La data en zone") in found
    assert found[-5:] == [
        (Kind.HEADER, "en-tête", "Data de la ville"),
        (Kind.HEADER, "pied de page", "Page 1 data"),
        (Kind.NOTE, "note 1", "Une note sur la data"),
        (Kind.NOTE, "note de fin 1", "Fin data"),
        (Kind.COMMENT, "commentaire", "Quelle data ?"),
    ]


def test_a_text_box_is_read_once():
    assert [block.text for block in format_docx.read(RICH, "a")].count("La data en zone") == 1


def test_an_old_text_box_alone_is_read():
    inside = f"<w:txbxContent>{par('vieille zone')}</w:txbxContent>"
    shape = f"<w:r><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></w:r>"
    assert [block.text for block in read(par("a", shape))] == ["a", "vieille zone"]


def test_the_strict_variant_reads_the_same():
    body = par("La data", style="Titre1") + par("b", field("PAGE", "1"))
    assert format_docx.read(docx(body, styles=STYLES, strict=True), "a") == read(body)


@pytest.mark.parametrize(
    ("main_type", "expected"),
    [
        (WORD_TYPE + "document.main+xml", True),
        (WORD_TYPE + "template.main+xml", True),
        ("application/vnd.ms-word.document.macroEnabled.main+xml", True),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", False),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", False),
    ],
)
def test_the_content_tells_the_format(main_type, expected):
    assert format_docx.matches(docx(par("x"), main_type=main_type), "sans-nom") is expected


@pytest.mark.parametrize("source", [b"", b"du texte", b"PK\x05\x06" + bytes(18), b"<html/>"])
def test_other_files_are_not_claimed(source):
    assert not format_docx.matches(source, "a.docx")


def test_a_cut_file_is_claimed_by_its_name_and_refused():
    assert format_docx.matches(RICH[:500], "a.docx")
    with pytest.raises(DamagedFileError, match=r"a\.docx"):
        format_docx.read(RICH[:500], "a.docx")


def broken(document, links="", types=""):
    parts = {"word/document.xml": document, "word/_rels/document.xml.rels": relations(links) if links else "<a/>"}
    return package(parts, types or {"word/document.xml": WORD_TYPE + "document.main+xml"}, "word/document.xml")


@pytest.mark.parametrize(
    ("source", "error"),
    [
        (broken("<w:document"), DamagedFileError),
        (broken('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), UnsafeFileError),
        (broken("<a>" * 300 + "</a>" * 300), UnsafeFileError),
        (package({}, {}, "word/absent.xml"), DamagedFileError),
    ],
)
def test_bad_parts_say_why(source, error):
    with pytest.raises(error):
        format_docx.read(source, "a.docx")


def test_many_parts_do_not_add_up_to_a_bomb(monkeypatch):
    monkeypatch.setattr(_ooxml, "MAX_NODES", 700)
    many = "".join(par("x") for _ in range(50))
    assert read(par("x"), header=many)
    with pytest.raises(UnsafeFileError, match="démesuré"):
        read(par("x"), header=many, footer=many)


@pytest.mark.parametrize("document", ["<a/>", root("w:document", ""), root("w:document", "<w:body/>")])
def test_a_document_without_text_has_no_block(document):
    assert format_docx.read(broken(document, [("rId1", "header", "absent.xml")]), "a.docx") == ()


def test_deep_nesting_stays_within_the_stack():
    content = par("au fond")
    for _ in range(120):
        content = f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    assert [block.text for block in read(content)] == ["au fond"]
    inside = "<w:ins>" * 240 + run("x") + "</w:ins>" * 240
    assert [block.text for block in read(par(inside))] == ["x"]


@given(data=st.data())
def test_damage_never_ends_otherwise_than_in_a_document_error(data):
    source = bytearray(RICH)
    for position in data.draw(st.lists(st.integers(0, len(source) - 1), max_size=3)):
        source[position] ^= data.draw(st.integers(1, 255))
    cut = data.draw(st.one_of(st.just(len(source)), st.integers(0, len(source))))
    with suppress(DocumentError):
        format_docx.read(bytes(source[:cut]), "a.docx")


WORDS = [
    b"w:p",
    b"w:r",
    b"w:t",
    b"w:tbl",
    b"w:val",
    b'"0"',
    b"begin",
    b"separate",
    b"w:id",
    b"mc:Choice",
    b"http",
]
PARTS = ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "word/footnotes.xml"]


@given(old=st.sampled_from(WORDS), new=st.sampled_from(WORDS), part=st.sampled_from(PARTS))
def test_markup_that_makes_no_sense_is_survived(old, new, part):
    opened = Archive.open(RICH, "a")
    with suppress(DocumentError):
        format_docx.read(opened.rewrite({part: opened.read(part).replace(old, new)}), "a.docx")
