"""Builders of small pptx files."""

from ooxml_files import BASE, DECLARED, HEAD, package, relations, root

SLIDES_TYPE = "application/vnd.openxmlformats-officedocument.presentationml."
COLOURS = "".join(
    f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
    for name, value in {
        "dk1": "000000",
        "lt1": "FFFFFF",
        "dk2": "222222",
        "lt2": "EEEEEE",
        **{f"accent{number}": f"{number}{number}4477" for number in range(1, 7)},
        "hlink": "0000FF",
        "folHlink": "800080",
    }.items()
)
FONT = '<a:latin typeface="DejaVu Sans"/><a:ea typeface=""/><a:cs typeface=""/>'
FILLS = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
LINES = '<a:ln><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3
THEME = (
    f'{HEAD}<a:theme {DECLARED} name="t"><a:themeElements><a:clrScheme name="c">{COLOURS}</a:clrScheme>'
    f'<a:fontScheme name="f"><a:majorFont>{FONT}</a:majorFont><a:minorFont>{FONT}</a:minorFont></a:fontScheme>'
    f'<a:fmtScheme name="s"><a:fillStyleLst>{FILLS}</a:fillStyleLst><a:lnStyleLst>{LINES}</a:lnStyleLst>'
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{FILLS}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)


def slide_shape(*paragraphs, placeholder="", number=2):
    """Return a shape of a slide; `placeholder` is the markup of its ``p:ph``."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Forme {number}"/><p:cNvSpPr/><p:nvPr>{placeholder}</p:nvPr>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="{number * 500000}"/><a:ext cx="4000000" cy="400000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{''.join(paragraphs)}</p:txBody></p:sp>"
    )


def slide_par(*content, properties=""):
    """Return a paragraph of a slide; plain text becomes a run."""
    runs = "".join(each if each.startswith("<") else slide_run(each) for each in content)
    return f'<a:p>{properties}{runs}<a:endParaRPr lang="fr-FR"/></a:p>'


def slide_run(text, properties='lang="fr-FR"'):
    return f"<a:r><a:rPr {properties}/><a:t>{text}</a:t></a:r>"


def frame(uri, content, number=9):
    """Return a frame that holds a table or a diagram."""
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Cadre"/><p:cNvGraphicFramePr/><p:nvPr/>'
        '</p:nvGraphicFramePr><p:xfrm><a:off x="5000000" y="3000000"/><a:ext cx="4000000" cy="900000"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{BASE}drawingml/2006/{uri}">{content}</a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


def slide_table(*rows):
    cells = "<a:tc><a:txBody><a:bodyPr/>{}</a:txBody><a:tcPr/></a:tc>"
    lines = "".join('<a:tr h="370000">' + "".join(cells.format(each) for each in row) + "</a:tr>" for row in rows)
    grid = '<a:gridCol w="2000000"/>' * len(rows[0])
    return frame("table", f"<a:tbl><a:tblPr/><a:tblGrid>{grid}</a:tblGrid>{lines}</a:tbl>")


def tree(name, shapes):
    group = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    return root(name, f"<p:cSld><p:spTree>{group}{shapes}</p:spTree></p:cSld>")


MAP = " ".join(
    f'{key}="{value}"'
    for key, value in {
        "bg1": "lt1",
        "tx1": "dk1",
        "bg2": "lt2",
        "tx2": "dk2",
        "hlink": "hlink",
        "folHlink": "folHlink",
        **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    }.items()
)


def pptx(*slides, order=(), main_type=SLIDES_TYPE + "presentation.main+xml", strict=False):
    """Return a presentation.

    Each slide is its shapes, or a dict of "shapes" and side parts: name -> (kind of relation, root, content);
    `order` lists the slides as shown, when it is not that of the files.
    """
    main = "ppt/presentation.xml"
    types, links = {main: main_type}, [("rId900", "slideMaster", "slideMasters/slideMaster1.xml")]
    layout = '<p:sldLayoutIdLst><p:sldLayoutId id="2147483700" r:id="rId1"/></p:sldLayoutIdLst>'
    parts = {main: "", "ppt/_rels/presentation.xml.rels": ""}
    master = tree("p:sldMaster", slide_shape(slide_par("Texte du masque"), placeholder='<p:ph type="title"/>'))
    parts["ppt/slideMasters/slideMaster1.xml"] = master.replace(
        "</p:sldMaster>", f"<p:clrMap {MAP}/>{layout}</p:sldMaster>"
    )
    parts["ppt/slideMasters/_rels/slideMaster1.xml.rels"] = relations(
        [("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml"), ("rId2", "theme", "../theme/theme1.xml")]
    )
    parts["ppt/theme/theme1.xml"] = THEME
    parts["ppt/slideLayouts/slideLayout1.xml"] = tree("p:sldLayout", "")
    parts["ppt/slideLayouts/_rels/slideLayout1.xml.rels"] = relations(
        [("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")]
    )
    types["ppt/slideMasters/slideMaster1.xml"] = SLIDES_TYPE + "slideMaster+xml"
    types["ppt/slideLayouts/slideLayout1.xml"] = SLIDES_TYPE + "slideLayout+xml"
    types["ppt/theme/theme1.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    for number, given in enumerate(slides, 1):
        sides = dict(given) if isinstance(given, dict) else {"shapes": given}
        path = f"ppt/slides/slide{number}.xml"
        types[path] = SLIDES_TYPE + "slide+xml"
        parts[path] = tree("p:sld", sides.pop("shapes"))
        side_links = [("rId0", "slideLayout", "../slideLayouts/slideLayout1.xml")]
        for position, (name, (kind, element, content)) in enumerate(sides.items(), 1):
            side = f"ppt/{kind}/{name}{number}.xml"
            types[side] = SLIDES_TYPE + kind + "+xml"
            parts[side] = tree(element, content) if element == "p:notes" else root(element, content)
            side_links.append((f"rId{position}", kind, f"../{kind}/{name}{number}.xml"))
        parts[f"ppt/slides/_rels/slide{number}.xml.rels"] = relations(side_links)
        links.append((f"rId{number}", "slide", f"slides/slide{number}.xml"))
    shown = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in order or range(1, len(slides) + 1))
    parts[main] = root(
        "p:presentation",
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId900"/></p:sldMasterIdLst>'
        f'<p:sldIdLst>{shown}</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>',
    )
    parts["ppt/_rels/presentation.xml.rels"] = relations(links)
    return package(parts, types, main, strict=strict)


def rich_slides():
    """Return a presentation with a bit of everything; the second slide is shown first."""
    point = '<dgm:pt modelId="{}"><dgm:t><a:bodyPr/>{}</dgm:t></dgm:pt>'
    smart = {
        "shapes": slide_shape(slide_par("La data en schéma"), placeholder='<p:ph type="title"/>')
        + frame("diagram", '<dgm:relIds r:dm="rId1" r:lo="" r:qs="" r:cs=""/>'),
        "data": (
            "diagramData",
            "dgm:dataModel",
            (f"<dgm:ptLst>{point.format(1, slide_par('Ouvrir la data'))}{point.format(2, slide_par('Partager'))}"
            f"{point.format(3, slide_par('Ouvrir la data'))}</dgm:ptLst>"
            '<dgm:extLst><a:ext uri="x"><dsp:dataModelExt relId="rId2"/></a:ext></dgm:extLst>'),
        ),
        "drawing": (
            "diagramDrawing",
            "dsp:drawing",
            '<dsp:spTree><dsp:sp><dsp:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="900000"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></dsp:spPr><dsp:txBody><a:bodyPr/>'
            + slide_par("Ouvrir la data") + slide_par("Ouvrir la data") + slide_par("Partager")
            + "</dsp:txBody></dsp:sp></dsp:spTree>",
        ),
    }  # fmt: skip
    nothing = '<p:nvGrpSpPr><p:cNvPr id="7" name="G"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    group = f"<p:grpSp>{nothing}{slide_shape(slide_par('Data groupée'), number=8)}</p:grpSp>"
    fields = '<a:fld id="{5B6B1B5E-0000-4000-8000-000000000000}" type="slidenum"><a:rPr/><a:t>1</a:t></a:fld>'
    formula = slide_shape(slide_par("Formule de data"), number=11)
    math = f"<mc:Choice Requires='a14'>{formula}</mc:Choice><mc:Fallback>{formula}</mc:Fallback>"
    main = {
        "shapes": slide_shape(
            slide_par("Notre ", slide_run("da", 'b="1"'), slide_run("ta", 'i="1"')), placeholder='<p:ph type="title"/>'
        )
        + slide_shape(
            slide_par("Une data", "<a:br><a:rPr/></a:br>", "par ligne"),
            slide_par("Sans puce", properties="<a:pPr><a:buNone/></a:pPr>"),
            placeholder='<p:ph idx="1"/>',
            number=3,
        )
        + slide_shape(slide_par("Zone de data"), number=4)
        + group
        + slide_table((slide_par("Cellule"), slide_par("La data")))
        + f"<mc:AlternateContent>{math}</mc:AlternateContent>"
        + slide_shape(slide_par("Page ", fields), placeholder='<p:ph type="sldNum"/>', number=12),
        "notes": (
            "notesSlide",
            "p:notes",
            slide_shape(slide_par("Dire que la data compte"), placeholder='<p:ph type="body" idx="1"/>')
            + slide_shape(slide_par(fields), placeholder='<p:ph type="sldNum"/>', number=3),
        ),
        "comment": (
            "comments",
            "p:cmLst",
            (
                '<p:cm authorId="0" dt="2024-01-01T00:00:00.000" idx="1"><p:pos x="1" y="1"/>'
                "<p:text>Quelle data ?</p:text></p:cm>"
            ),
        ),
        "thread": (
            "comments",
            "p188:cmLst",
            f"<p188:cm><p188:txBody><a:bodyPr/>{slide_par('Une data ?')}</p188:txBody></p188:cm>",
        ),
    }
    return pptx(smart, main, order=(2, 1))
