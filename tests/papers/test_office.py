"""Word and OpenDocument: real styles, heads that are repeated, language and properties."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from reading import KINDS, example, paper, part

from transverse.papers import Heading, Paragraph, Run, Table, write

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
DC = {"dc": "http://purl.org/dc/elements/1.1/"}
ODF = "urn:oasis:names:tc:opendocument:xmlns"
O = {name: f"{ODF}:{name}:1.0" for name in ("office", "style", "text", "table")} | {  # noqa: E741  (as W)
    "fo": f"{ODF}:xsl-fo-compatible:1.0"
}
TABLE = Table("Chiffres", ("a", "b"), (("c", "1"), ("d", "2")), numbers=(1,), total=True)


def docx(*blocks, **values):
    return write(paper(*blocks, **values), "docx")


def odt(*blocks, **values):
    return write(paper(*blocks, **values), "odt")


def test_word_knows_the_styles_by_name():
    source = docx(Heading(1, "a"), Heading(2, "b"), subtitle="c")
    styles = {
        each.get(f"{{{W['w']}}}styleId"): each.find("w:name", W).get(f"{{{W['w']}}}val")
        for each in part(source, "word/styles.xml").findall("w:style", W)
    }
    used = part(source, "word/document.xml").xpath("//w:pStyle/@w:val", namespaces=W)
    assert [styles[each] for each in used] == ["Title", "Subtitle", "heading 1", "heading 2"]


def test_word_repeats_the_head_and_reads_the_caption():
    document = part(docx(TABLE), "word/document.xml")
    rows = document.findall(".//w:tr", W)
    assert [row.find("w:trPr/w:tblHeader", W) is not None for row in rows] == [True, False, False]
    assert document.xpath("//w:tblCaption/@w:val", namespaces=W) == ["Chiffres"]
    assert document.xpath("//w:tr[2]//w:jc/@w:val", namespaces=W) == ["end"]


def test_opendocument_repeats_the_head():
    document = part(odt(TABLE), "content.xml")
    assert len(document.findall(".//table:table-header-rows/table:table-row", O)) == 1
    assert document.findtext(".//table:table/table:title", namespaces=O) == "Chiffres"


def test_opendocument_has_headings():
    document = part(odt(Heading(1, "a"), Heading(2, "b")), "content.xml")
    assert document.xpath("//text:h/@text:outline-level", namespaces=O) == ["1", "2"]


@pytest.mark.parametrize("name", KINDS)
def test_language_title_and_author_are_said(name):
    paper = example(name)
    word, odf = (write(paper, form) for form in ("docx", "odt"))
    assert part(word, "word/styles.xml").xpath("//w:docDefaults//w:lang/@w:val", namespaces=W) == ["fr-FR"]
    marks = part(odf, "styles.xml").find(".//style:default-style/style:text-properties", O)
    assert (marks.get(f"{{{O['fo']}}}language"), marks.get(f"{{{O['fo']}}}country")) == ("fr", "FR")
    for root in (part(word, "docProps/core.xml"), part(odf, "meta.xml")):
        assert root.findtext(".//dc:title", namespaces=DC).startswith(paper.title)
        assert root.findtext(".//dc:creator", namespaces=DC) == paper.organisation.replace("'", "’")


def test_both_number_their_pages():
    word, odf = docx(), odt()
    assert part(word, "word/footer.xml").xpath("//w:fldSimple/@w:instr", namespaces=W) == ["PAGE", "NUMPAGES"]
    foot = part(odf, "styles.xml").find(".//style:footer", O)
    assert foot.find(".//text:page-number", O) is not None
    assert foot.find(".//text:page-count", O) is not None


def test_bold_and_italic_are_kept():
    text = Paragraph((Run("un "), Run("deux ", bold=True), Run("trois", italic=True)))
    assert len(part(docx(text), "word/document.xml").findall(".//w:r/w:rPr/w:b", W)) == 1
    assert part(odt(text), "content.xml").xpath("//text:span/@text:style-name", namespaces=O) == ["Gras", "Italique"]


def test_a_sheet_may_lie_on_its_side():
    size = part(docx(landscape=True), "word/document.xml").find(".//w:pgSz", W)
    assert dict(size.attrib) == {
        f"{{{W['w']}}}{key}": value for key, value in (("w", "16838"), ("h", "11906"), ("orient", "landscape"))
    }
    assert part(odt(landscape=True), "styles.xml").xpath("//@fo:page-width", namespaces=O) == ["297.00mm"]


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_nothing_in_the_zip_knows_the_hour(form):
    with ZipFile(BytesIO(write(example("passation"), form))) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_type_of_an_opendocument_comes_first_and_plain():
    with ZipFile(BytesIO(odt())) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", 0)


def test_every_part_of_a_word_document_has_a_type_and_every_link_an_end():
    with ZipFile(BytesIO(docx(TABLE))) as archive:
        names = set(archive.namelist())
    types = part(docx(TABLE), "[Content_Types].xml").xpath("//@PartName")
    assert {each.lstrip("/") for each in types} == {each for each in names if not each.endswith((".rels", "].xml"))}
    links = part(docx(TABLE), "word/_rels/document.xml.rels").xpath("//@Target")
    assert {f"word/{each}" for each in links} <= names
