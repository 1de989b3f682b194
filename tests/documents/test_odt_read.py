import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf_files import HEAD, MARGINS, MIME, NAMESPACES, STRUCTURE, make, members_of, one, pack, texts

from transverse.common.errors import DamagedFileError, DocumentError, EditError, EmptyFileError, EncryptedFileError
from transverse.documents.formats import odt
from transverse.documents.model import Edit, Kind, Span


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
