"""OpenDocument presentation: slides in order, with their notes and comments."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odf_files import NAMESPACES, pack

from transverse.common.errors import DamagedFileError, DocumentError, EditError, EncryptedFileError
from transverse.documents.formats import odp
from transverse.documents.model import Edit, Kind, apply_to_text

MIME = "application/vnd.oasis.opendocument.presentation"
MANIFEST = f"<manifest>{MIME}</manifest>"
SLIDES = """
<presentation:footer-decl presentation:name="f">Pied de data</presentation:footer-decl>
<presentation:date-time-decl presentation:name="d">lundi</presentation:date-time-decl>
<draw:page draw:name="un">
<office:annotation><dc:creator>A</dc:creator><text:p>Quelle data ?</text:p></office:annotation>
<draw:frame presentation:class="title"><draw:text-box><text:p>La data</text:p></draw:text-box></draw:frame>
<draw:frame presentation:class="outline"><draw:text-box><text:list><text:list-item><text:p>Un point</text:p>
</text:list-item></text:list></draw:text-box></draw:frame>
<draw:frame presentation:class="outline" presentation:placeholder="true"><draw:text-box><text:p>Cliquez</text:p>
</draw:text-box></draw:frame>
<presentation:notes><draw:page-thumbnail/><draw:frame presentation:class="notes"><draw:text-box>
<text:p>Dire la data</text:p></draw:text-box></draw:frame></presentation:notes>
</draw:page>
<draw:page draw:name="deux">
<draw:g><draw:custom-shape><text:p>Forme de <text:span>da</text:span>ta</text:p></draw:custom-shape></draw:g>
<draw:frame><table:table><table:table-row><table:table-cell><text:p>Cellule</text:p></table:table-cell>
</table:table-row></table:table></draw:frame>
<draw:frame><draw:object><office:document><text:p>objet</text:p></office:document></draw:object></draw:frame>
<draw:frame><draw:text-box><text:p>Page <text:page-number>2</text:page-number></text:p></draw:text-box></draw:frame>
<office2:annotation><text:p>Celle d'Impress</text:p></office2:annotation>
<presentation:notes><draw:frame presentation:placeholder="true"><draw:text-box/></draw:frame></presentation:notes>
</draw:page>
"""
MASTER = """
<draw:custom-shape><text:p>Direction de la data</text:p></draw:custom-shape>
<draw:frame presentation:class="title"><draw:text-box><text:p>Cliquez ici</text:p></draw:text-box></draw:frame>
<draw:frame presentation:class="footer"><draw:text-box><text:p><presentation:footer/></text:p></draw:text-box>
</draw:frame>
<presentation:notes><draw:frame><draw:text-box><text:p>masque des notes</text:p></draw:text-box></draw:frame>
</presentation:notes>
"""


def members_of(slides=SLIDES):
    return {
        "mimetype": MIME,
        "content.xml": f"<office:document-content {NAMESPACES}><office:body><office:presentation>{slides}"
        "</office:presentation></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {NAMESPACES}><office:master-styles><style:master-page>{MASTER}"
        "</style:master-page></office:master-styles></office:document-styles>",
        "Pictures/a.png": b"\x89PNG",
        "META-INF/manifest.xml": MANIFEST,
    }


SOURCE = pack(members_of())
BLOCKS = odp.read(SOURCE, "a.odp")


def test_slides_in_order():
    assert [(block.kind, block.text, block.where) for block in BLOCKS] == [
        (Kind.HEADING, "La data", "diapositive 1"),
        (Kind.ITEM, "Un point", "diapositive 1"),
        (Kind.COMMENT, "Quelle data ?", "diapositive 1"),
        (Kind.NOTE, "Dire la data", "notes de la diapositive 1"),
        (Kind.BOX, "Forme de data", "diapositive 2"),
        (Kind.CELL, "Cellule", "diapositive 2"),
        (Kind.BOX, "Page 2", "diapositive 2"),
        (Kind.COMMENT, "Celle d'Impress", "diapositive 2"),
        (Kind.HEADER, "Pied de data", "en-tête ou pied de page"),
        (Kind.HEADER, "Direction de la data", "masque"),
    ]


@given(st.sets(st.sampled_from(range(len(BLOCKS)))), st.text(" aé\t\n", max_size=4), st.integers(0, 4))
@settings(deadline=None)
def test_edits_read_back(indexes, text, length):
    edits = [Edit(index, 0, length, text) for index in sorted(indexes)]
    expected = [
        apply_to_text(block.text, [edit for edit in edits if edit.block == index]) for index, block in enumerate(BLOCKS)
    ]
    assert [block.text for block in odp.read(odp.write(SOURCE, "a.odp", edits), "a.odp")] == expected


def test_only_what_changes_is_rewritten():
    assert odp.write(SOURCE, "a.odp", []) is SOURCE
    written = odp.write(SOURCE, "a.odp", [Edit(4, 9, 13, "donnée")])
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    expected = {name: text if isinstance(text, bytes) else text.encode() for name, text in members_of().items()}
    old, new = b"<text:span>da</text:span>ta", "<text:span>donnée</text:span>".encode()
    assert found == expected | {"content.xml": expected["content.xml"].replace(old, new)}


def test_fields_do_not_change():
    with pytest.raises(EditError):
        odp.write(SOURCE, "a.odp", [Edit(6, 5, 6, "3")])


def test_it_records_no_change():
    assert not hasattr(odp, "write_tracked")


@pytest.mark.parametrize(
    ("mime", "claimed"),
    [
        (MIME, True),
        (MIME + "-template", True),
        ("application/vnd.oasis.opendocument.text", False),
        ("application/vnd.oasis.opendocument.graphics", False),
        ("application/zip", False),
    ],
)
def test_claims(mime, claimed):
    assert odp.matches(pack(members_of() | {"mimetype": mime}), "a.odt") is claimed


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"content.xml": f"<office:document-content {NAMESPACES}/>"}, DamagedFileError),
        ({"content.xml": "<a"}, DamagedFileError),
        ({"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}, EncryptedFileError),
    ],
)
def test_bad_files(changed, error):
    with pytest.raises(error):
        odp.read(pack(members_of() | changed), "a.odp")


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(SOURCE) - 1), st.integers(0, 255), st.booleans())
def test_damage_is_told(position, value, cut):
    damaged = SOURCE[:position] if cut else SOURCE[:position] + bytes([value]) + SOURCE[position + 1 :]
    try:
        assert odp.read(damaged, "a.odp")
    except DocumentError as error:
        assert str(error)  # noqa: PT017 - either a document or a sentence


def test_flat_files():
    flat = (
        f'<office:document {NAMESPACES} office:mimetype="{MIME}"><office:body><office:presentation><draw:page>'
        "<draw:frame><draw:text-box><text:p>La data</text:p></draw:text-box></draw:frame></draw:page>"
        "</office:presentation></office:body></office:document>"
    ).encode()
    assert odp.matches(flat, "a.fodp")
    assert odp.write(flat, "a.fodp", [Edit(0, 0, 2, "Une")]) == flat.replace(b"La data", b"Une data")
