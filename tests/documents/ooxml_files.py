"""Builders of small Office Open XML files from raw markup, so that tests need no other library."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

BASE = "http://schemas.openxmlformats.org/"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
DECLARED = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": BASE + "wordprocessingml/2006/main",
        "a": BASE + "drawingml/2006/main",
        "p": BASE + "presentationml/2006/main",
        "r": BASE + "officeDocument/2006/relationships",
        "mc": BASE + "markup-compatibility/2006",
        "m": BASE + "officeDocument/2006/math",
        "wp": BASE + "drawingml/2006/wordprocessingDrawing",
        "dgm": BASE + "drawingml/2006/diagram",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
        "dsp": "http://schemas.microsoft.com/office/drawing/2008/diagram",
        "a14": "http://schemas.microsoft.com/office/drawing/2010/main",
        "p188": "http://schemas.microsoft.com/office/powerpoint/2018/8/main",
    }.items()
)
STRICT = {
    BASE + "wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    BASE + "presentationml/2006/main": "http://purl.oclc.org/ooxml/presentationml/main",
    BASE + "drawingml/2006/main": "http://purl.oclc.org/ooxml/drawingml/main",
    BASE + "officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def root(name, content):
    return f'{HEAD}<{name} {DECLARED} mc:Ignorable="w14 w16se">{content}</{name}>'


def relations(links):
    """Return a part of relations from (id, kind, target) triples."""
    uri = BASE + "officeDocument/2006/relationships/"
    items = "".join(f'<Relationship Id="{i}" Type="{uri}{kind}" Target="{target}"/>' for i, kind, target in links)
    return f'{HEAD}<Relationships xmlns="{BASE}package/2006/relationships">{items}</Relationships>'


def package(parts, types, main, *, strict=False):
    """Zip `parts` (path -> markup) with the content `types` (path -> type); `main` is the main part."""
    overrides = "".join(f'<Override PartName="/{path}" ContentType="{kind}"/>' for path, kind in types.items())
    defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    defaults += '<Default Extension="xml" ContentType="application/xml"/>'
    defaults += '<Default Extension="png" ContentType="image/png"/>'
    members = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{BASE}package/2006/content-types">{defaults}{overrides}</Types>',
        "_rels/.rels": relations([("rId1", "officeDocument", main)]),
        **parts,
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for path, markup in members.items():
            text = markup
            for old, new in STRICT.items() if strict else ():
                text = text.replace(f'"{old}', f'"{new}')
            file.writestr(path, text)
    return buffer.getvalue()
