from io import BytesIO
from zipfile import ZipFile

import pytest
from docx_files import STYLES, WORD_TYPE, box, docx, field, mark, par, rich, run
from edit_strategies import edits_for, edits_on
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from transverse.common.errors import DamagedFileError, EditError
from transverse.documents.archive import Archive
from transverse.documents.formats import docx as format_docx
from transverse.documents.model import Edit, Kind, Tracking, apply_to_text

RICH = rich()
BLOCKS = format_docx.read(RICH, "a")
US = Tracking("Relecture", "2026-01-02T03:04:05Z")
SLOW = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def members(source):
    with ZipFile(BytesIO(source)) as file:
        return {info.filename: file.read(info) for info in file.infolist()}


def texts(source):
    return [block.text for block in format_docx.read(source, "a")]


def edited(blocks, edits):
    """Return the texts of all blocks once edited; blocks left blank are no longer read."""
    new = [apply_to_text(b.text, [e for e in edits if e.block == index]) for index, b in enumerate(blocks)]
    return [text for text in new if text.strip()]


def settled(source, *, accept, author=US.author):
    """Return the document with the changes of `author` accepted or rejected, by means that know nothing of ours."""
    buffer = BytesIO()
    with ZipFile(BytesIO(source)) as old, ZipFile(buffer, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename.startswith("word/") and info.filename.endswith(".xml"):
                data = etree.tostring(settle(etree.fromstring(data), author, keep="ins" if accept else "del"))
            new.writestr(info.filename, data)
    return buffer.getvalue()


def settle(root, author, keep):
    """Unwrap the changes of `author` named `keep`, drop the opposite ones."""
    for change in [each for each in root.iter(W + "ins", W + "del") if each.get(W + "author") == author]:
        if etree.QName(change).localname == keep:
            for each in list(change):
                change.addprevious(each)
        change.getparent().remove(change)
    for text in list(root.iter(W + "delText")):
        if not any(each.tag == W + "del" for each in text.iterancestors()):
            text.tag = W + "t"
    return root


def only(body, **sides):
    """Return a docx of this body, and what its document part becomes when "data" is edited with a trace."""
    source = docx(body, styles=STYLES, **sides)
    edits = edits_on("data", "donnée", format_docx.read(source, "a"))
    return etree.fromstring(members(format_docx.write_tracked(source, "a", edits, US))["word/document.xml"])


def outline(element):
    """Return the runs and changes of a paragraph as readable text: -deleted- +inserted+ [other's insertion]."""
    parts = []
    for each in element:
        name, mine = etree.QName(each).localname, each.get(W + "author") == US.author
        if name == "r":
            parts.append("".join(each.itertext()))
        elif name in {"ins", "del", "moveTo"}:
            left, right = ("--" if name == "del" else "++") if mine else "[]"
            parts.append(left + outline(each) + right)
        elif name not in {"pPr", "proofErr"}:
            parts.append(f"<{outline(each)}>")
    return "".join(parts)


def test_no_edit_gives_the_same_bytes():
    assert format_docx.write(RICH, "a", []) == RICH
    assert format_docx.write_tracked(RICH, "a", [], US) == RICH


@SLOW
@given(edits=edits_for(BLOCKS))
def test_edits_read_back_and_nothing_else_moves(edits):
    written = format_docx.write(RICH, "a", edits)
    assert texts(written) == edited(BLOCKS, edits)
    before, after = members(RICH), members(written)
    assert list(before) == list(after)
    assert sum(before[name] != after[name] for name in before) <= len({edit.block for edit in edits})
    assert after["word/styles.xml"] == before["word/styles.xml"]


@SLOW
@given(edits=edits_for(BLOCKS))
def test_tracked_edits_can_be_accepted_or_rejected(edits):
    written = format_docx.write_tracked(RICH, "a", edits, US)
    recorded = [edit for edit in edits if BLOCKS[edit.block].kind is not Kind.COMMENT]
    assert texts(written) == edited(BLOCKS, recorded)
    assert texts(settled(written, accept=True)) == edited(BLOCKS, recorded)
    assert texts(settled(written, accept=False)) == [block.text for block in BLOCKS]


@SLOW
@given(edits=edits_for(BLOCKS))
def test_tracked_markup_is_legal(edits):
    parts = members(format_docx.write_tracked(RICH, "a", edits, US))
    roots = [etree.fromstring(data) for name, data in parts.items() if name.startswith("word/") and b"<w:" in data]
    ours = [each for root in roots for each in root.iter(W + "ins", W + "del") if each.get(W + "author") == US.author]
    everywhere = [each.get(W + "id") for root in roots for each in root.iter(W + "ins", W + "del")]
    assert all(everywhere.count(each.get(W + "id")) == 1 for each in ours)
    for root in roots:
        for change in root.iter(W + "ins"):
            assert change.getparent().tag not in {W + "ins", W + "del"}
        assert not root.xpath("//w:del//w:t | //w:ins[not(w:del)]/w:r/w:delText", namespaces={"w": W[1:-1]})
        assert not root.xpath("//w:ins[not(node())] | //w:del[not(node())]", namespaces={"w": W[1:-1]})
        assert not root.xpath("//w:r/w:r | //w:t[not(parent::w:r)]", namespaces={"w": W[1:-1]})


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (("la data est",), "la -data-+donnée+ est"),
        (("la ", run("da", "<w:b/>"), run("ta", "<w:i/>"), " est"), "la -data-+donnée+ est"),
        (("la ", run("da"), '<w:proofErr w:type="spellEnd"/>', run("ta")), "la -da--ta-+donnée+"),
        (("la ", mark("ins", run("bonne data ici"))), "la [bonne -data-]+donnée+[ ici]"),
        (("la ", mark("ins", run("data"))), "la [-data-]+donnée+"),
        (("la ", mark("moveTo", run("data x"))), "la [-data-]+donnée+[ x]"),
        (("la ", mark("ins", run("da")), "ta"), "la [-da-]-ta-+donnée+"),
        ((mark("del", run("data")), "data"), "[data]-data-+donnée+"),
        (('<w:hyperlink w:anchor="a">' + run("la data") + "</w:hyperlink>",), "<la -data-+donnée+>"),
        (('<w:hyperlink w:anchor="a">' + run("la da") + "</w:hyperlink>", "ta"), "<la -da-+donnée+>-ta-"),
        (("data data",), "-data-+donnée+ -data-+donnée+"),
    ],
)
def test_each_edit_is_one_deletion_and_one_insertion(content, expected):
    paragraph = only(par(*content)).find(f".//{W}p")
    assert outline(paragraph) == expected


def test_new_text_takes_the_format_of_the_run_where_it_starts():
    root = only(par(run("la ", "<w:u/>"), run("da", "<w:b/>"), run("ta", "<w:i/>")))
    assert [etree.QName(each).localname for each in root.find(f".//{W}ins/{W}r/{W}rPr")] == ["b"]
    assert [etree.QName(each).localname for each in root.findall(f".//{W}del/{W}r/{W}rPr/*")] == ["b", "i"]


def test_past_formats_under_review_are_not_copied_into_new_text():
    change = '<w:rPrChange w:id="44" w:author="A"><w:rPr/></w:rPrChange>'
    root = only(par(run("la data", f"<w:b/>{change}")))
    assert root.find(f".//{W}ins//{W}rPrChange") is None
    assert root.find(f".//{W}del//{W}rPrChange") is not None


@pytest.mark.parametrize("tracked", [False, True])
def test_both_copies_of_a_text_box_change(tracked):
    source = docx(par("a", box(par("La data"))))
    edits = edits_on("data", "donnée", format_docx.read(source, "a"))
    if tracked:
        written = settled(format_docx.write_tracked(source, "a", edits, US), accept=True)
    else:
        written = format_docx.write(source, "a", edits)
    root = etree.fromstring(members(written)["word/document.xml"])
    assert ["".join(each.itertext()) for each in root.iter(W + "txbxContent")] == ["La donnée"] * 2


def test_prefixes_declaration_and_spaces_are_kept():
    source = docx(par("la data ", "suit"))
    written = format_docx.write(source, "a", [Edit(0, 3, 8, "donnée ")])
    before, after = (members(each)["word/document.xml"] for each in (source, written))
    expected = before.replace(b"la data ", "la donnée ".encode()).replace(b"<w:sectPr></w:sectPr>", b"<w:sectPr/>")
    assert after == expected


def test_the_strict_variant_stays_strict():
    source = docx(par("la data"), strict=True)
    edits = [Edit(0, 3, 7, "donnée\tx")]
    for written in (format_docx.write(source, "a", edits), format_docx.write_tracked(source, "a", edits, US)):
        assert b"schemas.openxmlformats.org/wordprocessingml" not in members(written)["word/document.xml"]
        assert texts(written) == ["la donnée\tx"]


def test_macros_come_through():
    source = docx(par("la data"), main_type="application/vnd.ms-word.document.macroEnabled.main+xml")
    buffer = BytesIO(source)
    with ZipFile(buffer, "a") as file:
        file.writestr("word/vbaProject.bin", bytes(range(256)))
    written = members(format_docx.write(buffer.getvalue(), "a", [Edit(0, 3, 7, "donnée")]))
    assert written["word/vbaProject.bin"] == bytes(range(256))
    assert WORD_TYPE.encode() not in written["[Content_Types].xml"]


@pytest.mark.parametrize("write", [format_docx.write, lambda *given: format_docx.write_tracked(*given, US)])
@pytest.mark.parametrize("edit", [Edit(0, 2, 3, "x"), Edit(0, 0, 9, "x"), Edit(9, 0, 0, "x"), Edit(0, 0, 1, "\x01")])
def test_edits_that_do_not_fit_are_refused(write, edit):
    with pytest.raises(EditError):
        write(docx(par("a ", field("PAGE", "1"))), "a", [edit])


ODD = [b"<w:b/>", b"<w:pPr>", b'w:id="903"', b"w:author", b"w:r>", b"", b"w:id", b"<w:del>", b"</w:ins>"]


@SLOW
@given(old=st.sampled_from(ODD[:5]), new=st.sampled_from(ODD))
def test_odd_markup_is_written_too(old, new):
    opened = Archive.open(RICH, "a")
    source = opened.rewrite({"word/document.xml": opened.read("word/document.xml").replace(old, new)})
    try:
        blocks = format_docx.read(source, "a")
    except DamagedFileError:
        return
    edits = edits_on("data", "donnée", blocks)
    recorded = [edit for edit in edits if blocks[edit.block].kind is not Kind.COMMENT]
    assert texts(format_docx.write_tracked(source, "a", edits, US)) == edited(blocks, recorded)
