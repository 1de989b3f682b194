import pytest
from odf_files import (
    HEAD,
    MARGINS,
    MIME,
    NAMESPACES,
    STRUCTURE,
    TRACKING,
    canonical,
    etree,
    make,
    members_of,
    part,
    part_bytes,
    replace_all,
    root_of,
    texts,
)

from transverse.common.errors import EditError
from transverse.documents.formats import odt
from transverse.documents.model import Edit, apply_to_text, check_edits


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


def test_no_edit_gives_the_source_itself():
    source = make(STRUCTURE)
    assert odt.write(source, "a.odt", []) is source
    assert odt.write_tracked(source, "a.odt", [], TRACKING) is source


@pytest.mark.parametrize("edit", [Edit(0, 3, 5, "x"), Edit(0, 0, 99, ""), Edit(7, 0, 0, ""), Edit(0, 0, 1, "\x00")])
def test_edits_that_cannot_be(edit):
    source = make("<text:p>p. <text:page-number>12</text:page-number></text:p>")
    with pytest.raises(EditError):
        odt.write(source, "a.odt", [edit])


def test_flat_files():
    flat = (
        f'{HEAD}<office:document {NAMESPACES} office:mimetype="{MIME}"><office:master-styles>'
        f'<style:master-page style:name="S">{MARGINS}</style:master-page></office:master-styles>'
        "<office:body><office:text><text:p>la data</text:p></office:text></office:body></office:document>"
    ).encode()
    assert [block.text for block in odt.read(flat, "a.fodt")] == ["la data", "La data en tête", "Pied, page 1"]
    written = odt.write(flat, "a.fodt", [Edit(0, 0, 7, "les données")])
    assert written == flat.replace(b">la data<", ">les données<".encode())
