"""OpenDocument text: read as a reader sees it, written back with nothing else moved."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from transverse.common.errors import DamagedFileError, DocumentError, EditError, EmptyFileError, EncryptedFileError
from transverse.documents.formats import odt
from transverse.documents.model import Edit, Kind, Span, Tracking, apply_to_text, check_edits

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        **{each: f"{OASIS}{each}:1.0" for each in ("office", "style", "text", "table", "presentation", "manifest")},
        "draw": f"{OASIS}drawing:1.0",
        "svg": f"{OASIS}svg-compatible:1.0",
        "fo": f"{OASIS}xsl-fo-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
        "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    }.items()
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
MIME = "application/vnd.oasis.opendocument.text"
AUTOMATIC = """
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Preformatted_20_Text"/>
<style:style style:name="P2" style:family="paragraph"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text" style:parent-style-name="Source_20_Text"/>
<style:style style:name="T3" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="loop" style:family="text" style:parent-style-name="loop"/>
"""
COMMON = """
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Preformatted_20_Text" style:display-name="Preformatted Text" style:family="paragraph"/>
<style:style style:name="Source_20_Text" style:family="text"/>
<style:style style:name="Code_20_postal" style:display-name="Code postal" style:family="text"/>
"""
MARGINS = """
<style:header><text:p>La data en tête</text:p></style:header>
<style:footer><text:p>Pied, page <text:page-number>1</text:page-number></text:p></style:footer>
<style:header-left style:display="false"><text:p>Masqué</text:p></style:header-left>
"""
TRACKING = Tracking("Relecture", "2026-01-02T03:04:05Z")


def pack(members):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return target.getvalue()


def members_of(body, margins=""):
    return {
        "mimetype": MIME,
        "Pictures/a.png": b"\x89PNG\r\n" + bytes(range(256)),
        "content.xml": f"{HEAD}<office:document-content {NAMESPACES} office:version='1.3'>"
        f"<office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"{HEAD}<office:document-styles {NAMESPACES} office:version='1.3'>"
        f"<office:styles>{COMMON}</office:styles><office:automatic-styles/><office:master-styles>"
        f"<style:master-page style:name='Standard'>{margins}</style:master-page>"
        "</office:master-styles></office:document-styles>",
        "META-INF/manifest.xml": f"{HEAD}<manifest:manifest {NAMESPACES} manifest:version='1.3'>"
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>'
        '<manifest:file-entry manifest:full-path="Pictures/a.png" manifest:media-type="image/png"/>'
        "</manifest:manifest>",
    }


def make(body, margins=""):
    return pack(members_of(body, margins))


def texts(source):
    return [block.text for block in odt.read(source, "a.odt")]


def one(inner):
    """Return the only block of a document whose only paragraph holds `inner`."""
    (block,) = odt.read(make(f"<text:p>{inner}</text:p>"), "a.odt")
    return block


def part(source, member="content.xml"):
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        return archive.read(member).decode()


def root_of(source, member="content.xml"):
    return etree.fromstring(part(source, member).encode())


def replace_all(source, old, new):
    """Return the edits that put `new` for each `old`."""
    found = []
    for index, block in enumerate(odt.read(source, "a.odt")):
        start = block.text.find(old)
        while start >= 0:
            found.append(Edit(index, start, start + len(old), new))
            start = block.text.find(old, start + len(old))
    return found


def rewritten(source, edits):
    return texts(odt.write(source, "a.odt", edits))


# What a reader sees


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("la data", "la data"),
        ("la <text:span text:style-name='T1'>da<text:span>ta</text:span></text:span>", "la data"),
        ("  a \n\t b  c ", "a b c "),
        ("a <text:span> b</text:span>", "a b"),
        ("a<text:s/>b<text:s text:c='3'/>c", "a b   c"),
        ("a <text:s/> b", "a   b"),
        ("a<text:tab/> b<text:line-break/>c", "a\t b\nc"),
        ("da<text:bookmark text:name='x'/>t<text:soft-page-break/>a", "data"),
        ("da<text:reference-mark-start text:name='r'/>ta<text:reference-mark-end text:name='r'/>", "data"),
        ("voir <text:a xlink:href='http://a.fr'>la data</text:a>.", "voir la data."),
        ("<text:meta>la data</text:meta>", "la data"),
        ("<text:number>1.</text:number>la data", "la data"),
        ("a<text:hidden-text text:is-hidden='true' text:string-value='x'>x</text:hidden-text>b", "ab"),
        ("a<text:span text:style-name='T3'>caché</text:span>b", "ab"),
        ("a<text:variable-set text:display='none'>9</text:variable-set>b", "ab"),
        ("a<!-- commentaire -->b<?cible x?>c", "abc"),
        ("a<text:span text:style-name='loop'>b</text:span>", "ab"),
        ("<loext:content-control>la data</loext:content-control>", "la data"),
        ("a <text:note/> b <text:bookmark text:name='k'/> c", "a  b c"),
        ("a\u00a0b\u202fc", "a\u00a0b\u202fc"),
    ],
)
def test_text(inner, text):
    block = one(inner)
    assert (block.text, block.locked) == (text, ())


@pytest.mark.parametrize(
    ("inner", "text", "locked"),
    [
        ("p. <text:page-number>12</text:page-number> fin", "p. 12 fin", [(3, 5)]),
        ("a <text:span text:style-name='T2'>SELECT data</text:span> b", "a SELECT data b", [(2, 13)]),
        ("<text:conditional-text>oui</text:conditional-text>x", "ouix", [(0, 3)]),
        ("a<text:placeholder>b</text:placeholder>", "ab", [(1, 2)]),
        (
            "a<text:ruby><text:ruby-base>b</text:ruby-base><text:ruby-text>c</text:ruby-text></text:ruby>",
            "ab",
            [(1, 2)],
        ),
        ("a<field:fieldmark-start/>b <text:span>c</text:span><field:fieldmark-end/>d", "ab cd", [(1, 4)]),
        ("a<loext:content-control loext:date='true'>lundi</loext:content-control>", "alundi", [(1, 6)]),
        ("a<text:s text:c='999999999'/>b", "a b", [(1, 2)]),
        ("<text:bookmark-ref>la data</text:bookmark-ref>.", "la data.", [(0, 7)]),
    ],
)
def test_locked(inner, text, locked):
    block = one(inner)
    assert (block.text, block.locked) == (text, tuple(Span(*each) for each in locked))


@pytest.mark.parametrize(
    "body",
    [
        "<text:p text:style-name='P1'>code data</text:p>",
        "<text:p text:style-name='P2'>caché</text:p>",
        "<text:p>caché<text:hidden-paragraph text:is-hidden='true'/></text:p>",
        "<text:section text:name='s' text:display='none'><text:p>caché</text:p></text:section>",
        "<text:section text:name='s'><text:section-source xlink:href='b.odt'/><text:p>lié</text:p></text:section>",
        (
            "<text:table-of-content text:name='t'><text:index-body><text:index-title text:name='h'>"
            "<text:p>Sommaire</text:p></text:index-title><text:p>1 La data</text:p></text:index-body>"
            "</text:table-of-content>"
        ),
        "<text:p> <text:s/></text:p>",
        (
            "<text:p><draw:frame><draw:object><office:document><office:body><office:text><text:p>objet</text:p>"
            "</office:text></office:body></office:document></draw:object></draw:frame></text:p>"
        ),
    ],
)
def test_not_given(body):
    assert texts(make(body + "<text:p>vu</text:p>")) == ["vu"]


def test_a_style_named_almost_like_code_is_prose():
    assert one("<text:span text:style-name='Code_20_postal'>data</text:span>").locked == ()


STRUCTURE = """
<text:tracked-changes/>
<text:h text:outline-level="1">Titre</text:h>
<text:section text:name="s"><text:p>Section</text:p></text:section>
<text:list><text:list-item><text:p>Point</text:p><text:list><text:list-item><text:p>Sous-point</text:p>
</text:list-item></text:list></text:list-item></text:list>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Cellule</text:p>
<table:table table:is-sub-table="true"><table:table-row><table:table-cell><text:p>Dedans</text:p></table:table-cell>
<table:covered-table-cell><text:p>recouvert</text:p></table:covered-table-cell></table:table-row></table:table>
</table:table-cell></table:table-row></table:table-header-rows></table:table>
<text:p>Corps<text:note text:note-class="footnote"><text:note-citation>2</text:note-citation><text:note-body>
<text:p>En bas</text:p></text:note-body></text:note> suite<office:annotation><dc:creator>A</dc:creator>
<text:p>Remarque</text:p></office:annotation><draw:frame><draw:text-box><text:p>Encadré</text:p></draw:text-box>
<svg:title>titre</svg:title></draw:frame> fin</text:p>
<text:p><draw:g><draw:custom-shape><text:p>Forme</text:p></draw:custom-shape></draw:g></text:p>
"""


def test_structure():
    blocks = odt.read(make(STRUCTURE, MARGINS), "a.odt")
    assert [(block.kind, block.text, block.where) for block in blocks] == [
        (Kind.HEADING, "Titre", ""),
        (Kind.PARAGRAPH, "Section", ""),
        (Kind.ITEM, "Point", ""),
        (Kind.ITEM, "Sous-point", ""),
        (Kind.CELL, "Cellule", ""),
        (Kind.CELL, "Dedans", ""),
        (Kind.PARAGRAPH, "Corps suite fin", ""),
        (Kind.NOTE, "En bas", "note 2"),
        (Kind.COMMENT, "Remarque", "commentaire"),
        (Kind.BOX, "Encadré", ""),
        (Kind.BOX, "Forme", ""),
        (Kind.HEADER, "La data en tête", "en-tête"),
        (Kind.HEADER, "Pied, page 1", "pied de page"),
    ]


# What is written


@pytest.mark.parametrize(
    ("inner", "edits", "xml"),
    [
        ("la data ici", [(0, 7, "les données")], "les données ici"),
        ("la <text:b/>", [(0, 2, "le")], "le <text:b/>"),
        ("da<text:span>ta</text:span>.", [(0, 4, "donnée")], "donnée<text:span/>."),
        ("<text:span>la</text:span> x", [(2, 2, "s")], "<text:span>las</text:span> x"),
        ("a<text:note/>b", [(0, 2, "c")], "c<text:note/>"),
        ("a b c", [(2, 4, "")], "a c"),
        ("a b c", [(2, 3, "")], "a <text:s/>c"),
        ("a b", [(0, 1, "")], "<text:s/>b"),
        ("a <text:span>\n b</text:span>", [(0, 1, "")], "<text:s/><text:span>b</text:span>"),
        ("a <text:span> b</text:span>", [(0, 2, "")], "<text:span>b</text:span>"),
        ("ab", [(1, 1, "\t x  y\n")], "a<text:tab/> x <text:s/>y<text:line-break/>b"),
        ("a<text:s text:c='5'/>b", [(2, 4, "x")], "a<text:s text:c='1'/>x<text:s text:c='2'/>b"),
        ("a<text:s text:c='5'/>b", [(1, 2, "x"), (4, 5, "y")], "ax<text:s text:c='2'/>y<text:s/>b"),
        ("a<text:tab/>b", [(1, 2, " ")], "a b"),
        ("<text:s/>b", [(0, 0, "x"), (0, 1, "")], "xb"),
        ("a<text:page-number>1</text:page-number>b", [(1, 1, "x"), (2, 2, "y")], None),
    ],
)
def test_written_xml(inner, edits, xml):
    source = make(f"<text:p>{inner}</text:p>")
    written = odt.write(source, "a.odt", [Edit(0, *edit) for edit in edits])
    if xml is not None:
        expected = etree.fromstring(f"<text:p {NAMESPACES}>{xml}</text:p>")
        (paragraph,) = root_of(written).iter(expected.tag)
        assert canonical(paragraph) == canonical(expected)
    check_edits([Edit(0, *edit) for edit in edits], odt.read(source, "a.odt"))
    assert texts(written) == [apply_to_text(texts(source)[0], sorted(Edit(0, *edit) for edit in edits))]


def canonical(element):
    return etree.tostring(etree.fromstring(etree.tostring(element, with_tail=False)), method="c14n2").decode()


def test_only_the_changed_part_is_rewritten():
    source = make(STRUCTURE, MARGINS)
    written = odt.write(source, "a.odt", replace_all(source, "Corps", "Esprit"))
    assert written != source
    for member in members_of(""):
        if member != "content.xml":
            assert part_bytes(written, member) == part_bytes(source, member)
    header = odt.write(source, "a.odt", replace_all(source, "La data", "Les données"))
    assert part_bytes(header, "content.xml") == part_bytes(source, "content.xml")
    assert "Les données en tête" in part(header, "styles.xml")


def part_bytes(source, member):
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        return archive.read(member)


def test_no_edit_gives_the_source_itself():
    source = make(STRUCTURE)
    assert odt.write(source, "a.odt", []) is source
    assert odt.write_tracked(source, "a.odt", [], TRACKING) is source


@pytest.mark.parametrize("edit", [Edit(0, 3, 5, "x"), Edit(0, 0, 99, ""), Edit(7, 0, 0, ""), Edit(0, 0, 1, "\x00")])
def test_edits_that_cannot_be(edit):
    source = make("<text:p>p. <text:page-number>12</text:page-number></text:p>")
    with pytest.raises(EditError):
        odt.write(source, "a.odt", [edit])


# Recorded changes

REVIEWED = """<text:tracked-changes>
<text:changed-region xml:id="ct1" text:id="ct1"><text:deletion><office:change-info><dc:creator>B</dc:creator>
<dc:date>2025-01-01T00:00:00</dc:date></office:change-info><text:p>supprimé</text:p></text:deletion>
</text:changed-region>
<text:changed-region xml:id="ct3" text:id="ct3"><text:insertion><office:change-info><dc:creator>B</dc:creator>
<dc:date>2025-01-01T00:00:00</dc:date></office:change-info></text:insertion></text:changed-region>
</text:tracked-changes><text:p>Avant <text:change text:change-id="ct1"/>puis
<text:change-start text:change-id="ct3"/>la data ajoutée<text:change-end text:change-id="ct3"/> après</text:p>"""


def settle(source, member="content.xml", *, accept):
    """Return `source` once all recorded changes are accepted or rejected: a small model of what a suite does."""
    tree = root_of(source, member)
    text = f"{{{OASIS}text:1.0}}"
    regions = {region.get(f"{text}id"): region[0] for region in tree.iter(f"{text}changed-region")}
    for start in list(tree.iter(f"{text}change-start")):
        if not accept:
            remove_until_end(start, text)
    for mark in list(tree.iter(f"{text}change")):
        if not accept:
            (kept,) = regions[mark.get(f"{text}change-id")].findall(f"{text}*")
            put_before(mark, kept)
    for mark in list(tree.iter(f"{text}change", f"{text}change-start", f"{text}change-end")):
        put_before(mark, etree.Element("x"))
        mark.getparent().remove(mark)
    for changes in list(tree.iter(f"{text}tracked-changes")):
        changes.getparent().remove(changes)
    members = {name: part_bytes(source, name) for name in members_of("")} | {member: etree.tostring(tree)}
    return pack(members)


def put_before(mark, kept):
    """Put the content of `kept`, then the tail of `mark`, where `mark` is."""
    previous, parent = mark.getprevious(), mark.getparent()
    if previous is None:
        parent.text = (parent.text or "") + (kept.text or "")
    else:
        previous.tail = (previous.tail or "") + (kept.text or "")
    for child in list(kept):
        mark.addprevious(child)
    tail, mark.tail = mark.tail or "", None
    previous = mark.getprevious()
    if previous is None:
        parent.text = (parent.text or "") + tail
    else:
        previous.tail = (previous.tail or "") + tail


def remove_until_end(start, text):
    """Remove what follows `start` up to its end mark, which stands beside it."""
    start.tail = None
    for sibling in list(start.itersiblings()):
        if sibling.tag == f"{text}change-end" and sibling.get(f"{text}change-id") == start.get(f"{text}change-id"):
            return
        start.getparent().remove(sibling)
    message = "an insertion without its end"
    raise AssertionError(message)


def test_a_change_is_a_deletion_and_an_insertion():
    source = make("<text:p>la <text:span text:style-name='T1'>data</text:span> ici</text:p>")
    written = odt.write_tracked(source, "a.odt", [Edit(0, 3, 7, "donnée")], TRACKING)
    info = (
        "<office:change-info><dc:creator>Relecture</dc:creator><dc:date>2026-01-02T03:04:05Z</dc:date>"
        "</office:change-info>"
    )
    expected = (
        f"<office:text {NAMESPACES}><text:tracked-changes text:track-changes='false'>"
        f"<text:changed-region xml:id='ct1' text:id='ct1'><text:deletion>{info}"
        "<text:p><text:span text:style-name='T1'>data</text:span></text:p></text:deletion></text:changed-region>"
        f"<text:changed-region xml:id='ct2' text:id='ct2'><text:insertion>{info}</text:insertion>"
        "</text:changed-region></text:tracked-changes><text:p>la "
        "<text:span text:style-name='T1'><text:change text:change-id='ct1'/>"
        "<text:change-start text:change-id='ct2'/>donnée<text:change-end text:change-id='ct2'/></text:span>"
        " ici</text:p>"
        "</office:text>"
    )
    (body,) = root_of(written).iter(f"{{{OASIS}office:1.0}}text")
    assert canonical(body) == canonical(etree.fromstring(expected))


def test_a_document_under_review_reads_and_changes_as_one_sees_it():
    source = make(REVIEWED)
    assert texts(source) == ["Avant puis la data ajoutée après"]
    edits = replace_all(source, "data", "donnée")
    plain = odt.write(source, "a.odt", edits)
    assert texts(plain) == ["Avant puis la donnée ajoutée après"]
    assert part(plain).count("text:change") == part(source).count("text:change")
    recorded = odt.write_tracked(source, "a.odt", edits, TRACKING)
    assert texts(recorded) == texts(plain)
    identifiers = root_of(recorded).xpath("//*[local-name()='changed-region']/@*[local-name()='id']")
    assert sorted(set(identifiers)) == ["ct1", "ct2", "ct3", "ct4"]
    assert "track-changes=" not in part(recorded)  # recording was on: it stays on
    (region,) = root_of(recorded).xpath("//*[@*[local-name()='id']='ct2'][local-name()='changed-region']")
    assert [etree.QName(change).localname for change in region] == ["deletion", "insertion"]
    assert region[1].findtext(".//{*}creator") == "B"  # rejected, the deletion is the colleague's insertion again


def test_a_deletion_goes_around_marks_and_notes():
    source = make("<text:p>d<text:span text:style-name='T1'>a</text:span>t<text:bookmark text:name='x'/>a</text:p>")
    recorded = odt.write_tracked(source, "a.odt", [Edit(0, 0, 4, "x")], TRACKING)
    tree = root_of(recorded)
    kept = tree.xpath("//*[local-name()='deletion']/*[local-name()='p']")
    assert ["".join(each.itertext()) for each in kept] == ["dat", "a"]
    assert texts(settle(recorded, accept=False)) == ["data"]


def test_comments_and_shapes_are_left_when_recording():
    source = make(STRUCTURE, MARGINS)
    edits = [*replace_all(source, "Remarque", "x"), *replace_all(source, "Forme", "y")]
    assert odt.write_tracked(source, "a.odt", edits, TRACKING) == source
    assert "x" in rewritten(source, edits)


def test_headers_hold_their_own_changes():
    source = make("<text:p>a</text:p>", MARGINS)
    recorded = odt.write_tracked(source, "a.odt", replace_all(source, "La data", "Les données"), TRACKING)
    header = root_of(recorded, "styles.xml").find(f".//{{{OASIS}style:1.0}}header")
    assert header[0].tag == f"{{{OASIS}text:1.0}}tracked-changes"
    assert texts(recorded) == ["a", "Les données en tête", "Pied, page 1"]
    assert texts(settle(recorded, "styles.xml", accept=False)) == texts(source)


# Properties

INLINE = st.recursive(
    st.sampled_from(
        (
            *(
                "a",
                "bc ",
                " ",
                "  \n",
                "data",
                "&amp;",
                "é\U0001f600",
                "<text:s/>",
                "<text:s text:c='3'/>",
                "<text:tab/>",
            ),
            *("<text:line-break/>", "<text:bookmark text:name='k'/>", "<text:page-number>7</text:page-number>"),
            "<text:soft-page-break/>",
            "<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note>",
        )
    ),
    lambda inner: st.lists(inner, max_size=4).map(
        lambda parts: f"<text:span text:style-name='T1'>{''.join(parts)}</text:span>"
    ),
    max_leaves=12,
)
BODIES = st.lists(
    st.lists(INLINE, max_size=8).map(lambda parts: f"<text:p>x{''.join(parts)}</text:p>"), min_size=1, max_size=3
).map("".join)
NEW_TEXT = st.text(" ab\té\n", max_size=4)


@st.composite
def edited(draw):
    """Draw a document and edits of it: none overlap, none is on a locked part."""
    body = draw(BODIES)
    source, edits = make(body), []
    for index, block in enumerate(odt.read(source, "a.odt")):
        free = [at for at in range(len(block.text) + 1) if not any(s.start < at < s.end for s in block.locked)]
        cuts = sorted(draw(st.lists(st.sampled_from(free), max_size=6, unique=True)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            edit = Edit(index, start, end, draw(NEW_TEXT))
            if not any(Span(start, end).overlaps(span) for span in block.locked):
                edits.append(edit)
        if free and draw(st.booleans()):
            at = draw(st.sampled_from(free))
            inside = any(edit.block == index and edit.start <= at <= edit.end for edit in edits)
            beside = any(at in (span.start, span.end) for span in block.locked)
            if not inside and not beside:
                edits.append(Edit(index, at, at, draw(NEW_TEXT)))
    return body, sorted(edits)


def expected_texts(source, edits):
    blocks = texts(source)
    new = [apply_to_text(text, [e for e in edits if e.block == index]) for index, text in enumerate(blocks)]
    return [text for text in new if text.strip(" \t\n")]


@settings(max_examples=300, deadline=None)
@given(edited())
def test_edits_read_back(case):
    source, edits = make(case[0]), case[1]
    assert rewritten(source, edits) == expected_texts(source, edits)


@settings(max_examples=300, deadline=None)
@given(edited())
def test_recorded_edits_read_back_and_reject_to_the_source(case):
    source, edits = make(case[0]), case[1]
    recorded = odt.write_tracked(source, "a.odt", edits, TRACKING)
    assert texts(recorded) == expected_texts(source, edits)
    assert texts(settle(recorded, accept=True)) == expected_texts(source, edits)
    assert texts(settle(recorded, accept=False)) == texts(source)


# Bad input


@pytest.mark.parametrize(
    ("source", "error"),
    [
        (b"", EmptyFileError),
        (b"PK\x03\x04", DamagedFileError),
        (b"texte", DamagedFileError),
        (pack({"mimetype": MIME}), DamagedFileError),
        (pack(members_of("") | {"content.xml": f"<office:document-content {NAMESPACES}/>"}), DamagedFileError),
        (pack(members_of("") | {"content.xml": "<a>"}), DamagedFileError),
        (pack(members_of("") | {"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}), EncryptedFileError),
        (pack({"mimetype": MIME, "encrypted-package": "x"}), EncryptedFileError),
    ],
)
def test_bad_files(source, error):
    with pytest.raises(error):
        odt.read(source, "a.odt")


def test_deep_nesting_is_read_or_refused():
    deep = "<text:span>" * 200 + "data" + "</text:span>" * 200
    assert one(deep).text == "data"
    with pytest.raises(DocumentError):
        one("<text:span>" * 5000 + "</text:span>" * 5000)


GOOD = make(STRUCTURE, MARGINS)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255), st.booleans())
def test_damage_is_told(position, value, cut):
    damaged = GOOD[:position] if cut else GOOD[:position] + bytes([value]) + GOOD[position + 1 :]
    odt.matches(damaged, "a.odt")
    try:
        blocks = odt.read(damaged, "a.odt")
        odt.write(damaged, "a.odt", [Edit(index, 0, 1, "x") for index, block in enumerate(blocks) if block.text[1:]])
    except (DocumentError, EditError):
        pass


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_xml_is_told(data):
    content = members_of(STRUCTURE)["content.xml"]
    at = data.draw(st.integers(0, len(content) - 1))
    length = data.draw(st.integers(0, 40))
    damaged = pack(
        members_of("") | {"content.xml": content[:at] + data.draw(st.text(max_size=3)) + content[at + length :]}
    )
    with contextlib.suppress(DocumentError):
        odt.read(damaged, "a.odt")


# What it claims


@pytest.mark.parametrize(
    ("source", "claimed"),
    [
        (make(""), True),
        (pack(members_of("") | {"mimetype": MIME + "-template"}), True),
        (pack({key: value for key, value in members_of("").items() if key != "mimetype"}), True),
        (pack(members_of("") | {"mimetype": "application/vnd.oasis.opendocument.presentation"}), False),
        (pack(members_of("") | {"mimetype": MIME + "-master"}), False),
        (pack({"word/document.xml": "<a/>"}), False),
        (pack({"mimetype": "application/epub+zip"}), False),
        (b"la data", False),
        (b"", False),
        (f'{HEAD}<office:document {NAMESPACES} office:mimetype="{MIME}"/>'.encode(), True),
        (f"{HEAD}<html><p>office:document {MIME}</p></html>".encode(), False),
    ],
)
def test_claims(source, claimed):
    assert odt.matches(source, "fichier") is claimed


def test_flat_files():
    flat = (
        f'{HEAD}<office:document {NAMESPACES} office:mimetype="{MIME}"><office:master-styles>'
        f'<style:master-page style:name="S">{MARGINS}</style:master-page></office:master-styles>'
        "<office:body><office:text><text:p>la data</text:p></office:text></office:body></office:document>"
    ).encode()
    assert [block.text for block in odt.read(flat, "a.fodt")] == ["la data", "La data en tête", "Pied, page 1"]
    written = odt.write(flat, "a.fodt", [Edit(0, 0, 7, "les données")])
    assert written == flat.replace(b">la data<", ">les données<".encode())
