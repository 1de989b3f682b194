from odf_files import (
    MARGINS,
    NAMESPACES,
    OASIS,
    STRUCTURE,
    TRACKING,
    canonical,
    etree,
    make,
    part,
    replace_all,
    rewritten,
    root_of,
    settle,
    texts,
)

from transverse.documents.formats import odt
from transverse.documents.model import Edit

REVIEWED = """<text:tracked-changes>
<text:changed-region xml:id="ct1" text:id="ct1"><text:deletion><office:change-info><dc:creator>B</dc:creator>
<dc:date>2025-01-01T00:00:00</dc:date></office:change-info><text:p>supprimé</text:p></text:deletion>
</text:changed-region>
<text:changed-region xml:id="ct3" text:id="ct3"><text:insertion><office:change-info><dc:creator>B</dc:creator>
<dc:date>2025-01-01T00:00:00</dc:date></office:change-info></text:insertion></text:changed-region>
</text:tracked-changes><text:p>Avant <text:change text:change-id="ct1"/>puis
<text:change-start text:change-id="ct3"/>la data ajoutée<text:change-end text:change-id="ct3"/> après</text:p>"""


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
