"""Write ``demo/note-de-service.docx``, the document of the demonstration: fictional, and ours from the first word.

It holds what real notes hold: headings, a table, a note, a list, a link, words in bold inside a phrase, a word cut
into two runs, a heading above and a page foot below.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

TARGET = Path(__file__).parent.parent / "demo" / "note-de-service.docx"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SITE = "https://donnees.valfleury.example/open-data"

_PARTS = ("document", "styles", "numbering", "footnotes", "header", "footer")


def run(text: str, properties: str = "") -> str:
    """Return a run of text, with its properties."""
    shape = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{shape}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def runs(text: str) -> str:
    """Return runs: ``*bold*``, ``|`` cuts a run in two, ``[1]`` calls the note, ``<…>`` is a link."""
    return "".join(_token(token) for token in re.findall(r"\*[^*]+\*|\[1\]|<[^>]+>|[^*|\[<]+", text))


def _token(token: str) -> str:
    match token[0]:
        case "*":
            return run(token.strip("*"), "<w:b/>")
        case "[":
            return '<w:r><w:rPr><w:rStyle w:val="Appel"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
        case "<":
            return f'<w:hyperlink r:id="lien">{run(token[1:-1], _LINK)}</w:hyperlink>'
        case _:
            return run(token)


_LINK = '<w:color w:val="0563C1"/><w:u w:val="single"/>'


def paragraph(text: str, style: str = "Normal", *, item: bool = False) -> str:
    """Return a paragraph; see `runs`."""
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if item else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{number}</w:pPr>{runs(text)}</w:p>'


def table(*rows: tuple[str, ...]) -> str:
    """Return a table; its first row is the header."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="808080"/>' for side in sides)
    grid = "".join('<w:gridCol w:w="3000"/>' for _ in rows[0])
    bold = [tuple(f"*{cell}*" for cell in rows[0]), *rows[1:]]
    body = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in bold)
    return (
        f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def body() -> Iterator[str]:
    """Yield the note."""
    yield paragraph("Note de service", "Titre")
    yield paragraph("Objet : la da|ta dans nos services", "Objet")
    yield paragraph("De : la direction générale des services. À : tous les services de la commune de Valfleury.")
    yield paragraph("1. Pourquoi cette note", "Intertitre")
    yield paragraph(
        "La data est partout : elle est produite chaque jour par nos agents, sans qu'ils le sachent. "
        "Bien partagée, *cette data précieuse* aide à décider.[1]"
    )
    yield paragraph(
        "Beaucoup d'agents nous disent que le mot « data » ne leur parle pas. C'est pourquoi chaque service dira "
        "désormais ce qu'il gère avec ses propres mots."
    )
    yield paragraph("2. Ce qui change", "Intertitre")
    yield paragraph("Le service de l'eau confie ses relevés de compteurs au data center du département ;", item=True)
    yield paragraph("le chef de projet data est rattaché à la direction générale ;", item=True)
    yield paragraph("un dashboard est présenté chaque mois au comité de direction ;", item=True)
    yield paragraph(f"notre démarche d'open data continue sur <{_SITE}>.", item=True)
    yield paragraph("3. Qui fait quoi", "Intertitre")
    yield table(
        ("Service", "Ce qu'il apporte", "Échéance"),
        ("Eau et assainissement", "Les datas issues des compteurs", "30 mars"),
        ("Direction générale", "La feuille de route et son reporting", "15 avril"),
        ("Archives", "Un avis sur la conservation de la data", "2 mai"),
    )
    yield paragraph(
        "La data collectée reste sous la responsabilité du service qui l'a produite ; elle ne peut être transmise à un "
        "prestataire sans son accord. Une question ? Écrivez à referents-data@valfleury.example."
    )
    yield paragraph("*Pour la commune*, la directrice générale des services")


def parts() -> Iterator[tuple[str, str]]:
    """Yield the files of the package, by name."""
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = "".join(
        f'<Default Extension="{end}" ContentType="{kind}"/>'
        for end, kind in (("rels", relations), ("xml", "application/xml"))
    )
    kinds = {each: each for each in _PARTS} | {"document": "document.main"}
    over = "".join(
        f'<Override PartName="/word/{each}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>' for each, kind in kinds.items()
    )
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{over}</Types>',
    )
    yield "_rels/.rels", _relations(f'<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/>')
    inside = "".join(f'<Relationship Id="{each}" Type="{_R}/{each}" Target="{each}.xml"/>' for each in _PARTS[1:])
    link = f'<Relationship Id="lien" Type="{_R}/hyperlink" Target="{_SITE}" TargetMode="External"/>'
    yield "word/_rels/document.xml.rels", _relations(inside + link)
    margins = "".join(f'<w:{each}Reference w:type="default" r:id="{each}"/>' for each in ("header", "footer"))
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417"/>'
    section = f"<w:sectPr>{margins}{page}</w:sectPr>"
    yield "word/document.xml", _part("document", f"<w:body>{''.join(body())}{section}</w:body>")
    yield "word/styles.xml", _part("styles", "".join(_styles()))
    yield "word/numbering.xml", _part("numbering", _NUMBERING)
    yield "word/footnotes.xml", _part("footnotes", _FOOTNOTES)
    yield "word/header.xml", _part("hdr", paragraph("Commune de Valfleury – mission data"))
    yield (
        "word/footer.xml",
        _part("ftr", paragraph("Document de démonstration : la commune de Valfleury n'existe pas.")),
    )


def _relations(content: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'


def _part(root: str, content: str) -> str:
    return f'<w:{root} xmlns:w="{_W}" xmlns:r="{_R}">{content}</w:{root}>'


def _styles() -> Iterator[str]:
    yield (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/>'
        '<w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    )
    for name, size, colour in (("Titre", 40, "1F3864"), ("Objet", 26, "404040"), ("Intertitre", 26, "1F3864")):
        yield (
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
            f'<w:pPr><w:keepNext/><w:spacing w:before="240"/></w:pPr>'
            f'<w:rPr><w:b/><w:color w:val="{colour}"/><w:sz w:val="{size}"/></w:rPr></w:style>'
        )
    yield (
        '<w:style w:type="character" w:styleId="Appel"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )


_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="–"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_MARK = '<w:r><w:rPr><w:rStyle w:val="Appel"/></w:rPr><w:footnoteRef/></w:r>'
_FOOTNOTES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="1"><w:p>{_MARK}{run(" Une data scientist du département nous accompagne jusqu’en juin.")}</w:p>'
    "</w:footnote>"
)


def main() -> None:
    """Write the document; the same bytes each time."""
    TARGET.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts():
            package.writestr(zipfile.ZipInfo(name), _DECLARATION + content, zipfile.ZIP_DEFLATED)
    print(TARGET)


if __name__ == "__main__":
    main()
