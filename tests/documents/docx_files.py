"""Builders of small docx files."""

from ooxml_files import package, relations, root

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
SIDES = {
    "styles": ("styles", "w:styles", "styles+xml"),
    "header": ("header", "w:hdr", "header+xml"),
    "footer": ("footer", "w:ftr", "footer+xml"),
    "footnotes": ("footnotes", "w:footnotes", "footnotes+xml"),
    "endnotes": ("endnotes", "w:endnotes", "endnotes+xml"),
    "comments": ("comments", "w:comments", "comments+xml"),
    "numbering": ("numbering", "w:numbering", "numbering+xml"),
}


def docx(body, *, strict=False, main_type=WORD_TYPE + "document.main+xml", section="", **sides):
    """Return a docx with this body and these side parts (see SIDES), all given as markup."""
    types, parts, links = {"word/document.xml": main_type}, {}, []
    for number, (side, content) in enumerate(sides.items(), 1):
        kind, element, suffix = SIDES[side]
        parts[f"word/{side}.xml"] = root(element, content)
        types[f"word/{side}.xml"] = WORD_TYPE + suffix
        links.append((f"rId{number}", kind, f"{side}.xml"))
    document = root("w:document", f"<w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>")
    parts = {"word/document.xml": document, "word/_rels/document.xml.rels": relations(links), **parts}
    return package(parts, types, "word/document.xml", strict=strict)


def par(*content, style="", properties=""):
    """Return a paragraph of runs; plain text becomes a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(each if each.startswith("<") else run(each) for each in content)
    described = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{described}{runs}</w:p>"


def run(text, properties=""):
    described = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{described}<w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(kind, content, identifier=901, author="Autre"):
    """Return a change under review of this kind (ins, del, moveFrom, moveTo)."""
    if kind in {"del", "moveFrom"}:
        content = content.replace("<w:t", "<w:delText").replace("</w:t>", "</w:delText>")
    facts = f'w:id="{identifier}" w:author="{author}" w:date="2024-01-01T00:00:00Z"'
    return f"<w:{kind} {facts}>{content}</w:{kind}>"


def field(instruction, *result):
    """Return a complex field."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "separate", "end"))
    shown = "".join(each if each.startswith("<") else run(each) for each in result)
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{separate}{shown}{end}"


def control(content, properties=""):
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def box(content):
    """Return a run that anchors a text box, as Word writes it: a drawing, and a copy for old readers."""
    inside = f"<w:txbxContent>{content}</w:txbxContent>"
    graphic = (
        '<wp:inline><wp:extent cx="2000000" cy="900000"/><wp:docPr id="1" name="Zone"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="900000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
    )
    shape = f'<v:shape style="width:157pt;height:71pt"><v:textbox>{inside}</v:textbox></v:shape>'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{graphic}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{shape}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def table(*rows):
    """Return a table from rows of cells, given as markup of paragraphs."""
    lines = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    grid = "".join("<w:gridCol w:w='2000'/>" for _ in rows[0])
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


STYLES = "".join(
    f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name}"/>{more}</w:style>'
    for kind, identifier, name, more in [
        ("paragraph", "Normal", "Normal", ""),
        ("paragraph", "Titre1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        ("paragraph", "Maison", "Style maison", '<w:basedOn w:val="Titre1"/>'),
        ("paragraph", "Liste", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
        ("paragraph", "SourceCode", "Source Code", ""),
        ("paragraph", "Boucle1", "Boucle 1", '<w:basedOn w:val="Boucle2"/>'),
        ("paragraph", "Boucle2", "Boucle 2", '<w:basedOn w:val="Boucle1"/>'),
        ("character", "CodeHTML", "HTML Code", ""),
        ("character", "Verbe", "Verbatim Char", ""),
        ("character", "Cache", "Masqué", "<w:rPr><w:vanish/></w:rPr>"),
        ("paragraph", "CodePostal", "Code postal", ""),
    ]
)


def rich(*, block_control=True):
    """Return a docx with a bit of everything."""
    body = "".join([
        par("Notre ", run("da", "<w:b/>"), '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="7" w:name="s"/>',
            run("ta", "<w:i/>"), '<w:bookmarkEnd w:id="7"/>', " est partagée", style="Titre1"),
        par("Un saut", "<w:r><w:br/><w:t>de ligne</w:t><w:tab/><w:t>et tabulation</w:t></w:r>"),
        par("La ", mark("del", run("vieille "), 902), mark("ins", run("bonne data"), 903), " du service"),
        par("Voir ", '<w:hyperlink w:anchor="s">' + run("la data") + "</w:hyperlink>", " p. ", field("PAGEREF s", "2")),
        par("Lien ", field(' HYPERLINK "https://exemple.fr" ', "vers la data"), "."),
        par("Puce de data", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        table((par("Cellule"), par("La data") + table((par("Imbriquée data"),)) + par("fin"))),
        control(par("Contrôle de data")) if block_control else "",
        par("Choix : ", control(run("data"), "<w:dropDownList/>"), " et ", control(run("data"))),
        par("Avant la zone", box(par("La data en zone") + par("seconde ligne")), " après"),
        par("Appel", '<w:r><w:footnoteReference w:id="2"/></w:r>', " de note data",
            '<w:r><w:endnoteReference w:id="2"/></w:r>',
            '<w:commentRangeStart w:id="0"/>', "commentée", '<w:commentRangeEnd w:id="0"/>',
            '<w:r><w:commentReference w:id="0"/></w:r>'),
        par("data = 1", style="SourceCode"),
        par("Le code ", run("data", '<w:rStyle w:val="CodeHTML"/>'), " et ", run("caché ", "<w:vanish/>"), "la suite"),
        par(""),
    ])  # fmt: skip
    typed = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    return docx(
        body,
        section='<w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>',
        styles=STYLES,
        header=par("Data de la ville"),
        footer=par("Page ", field("PAGE", "1"), " data"),
        footnotes=typed + '<w:footnote w:id="2">' + par("Une note sur la data") + "</w:footnote>",
        endnotes='<w:endnote w:id="2">' + par("Fin data") + "</w:endnote>",
        comments='<w:comment w:id="0" w:author="Autre" w:initials="A">' + par("Quelle data ?") + "</w:comment>",
    )
