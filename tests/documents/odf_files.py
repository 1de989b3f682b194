"""Builders of small OpenDocument files from raw markup, and what the tests ask of them."""

import io
import zipfile

from edit_strategies import edits_on
from lxml import etree

from transverse.documents.formats import odt
from transverse.documents.model import Tracking

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
        "office2": "http://openoffice.org/2009/office",
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
    return edits_on(old, new, odt.read(source, "a.odt"))


def rewritten(source, edits):
    return texts(odt.write(source, "a.odt", edits))


def part_bytes(source, member):
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        return archive.read(member)


def canonical(element):
    return etree.tostring(etree.fromstring(etree.tostring(element, with_tail=False)), method="c14n2").decode()


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
