"""Has LibreOffice open what the product writes in OpenDocument presentations.

The samples are written by LibreOffice itself, one straight and one through pptx.  A word gives way to another of the
same length: pages must be as many, and their words the same but for that one.
"""

import sys
import tempfile
from pathlib import Path

from _libreoffice import Job, complain_of_missing, pages_of, run, text_of
from transverse.documents.formats import odp
from transverse.documents.model import Edit, Kind

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
BOX = 'svg:x="2cm" svg:width="20cm" svg:height="2cm"'
SAMPLE = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="{OASIS}office:1.0" xmlns:style="{OASIS}style:1.0" xmlns:text="{OASIS}text:1.0"
 xmlns:table="{OASIS}table:1.0" xmlns:draw="{OASIS}drawing:1.0" xmlns:fo="{OASIS}xsl-fo-compatible:1.0"
 xmlns:svg="{OASIS}svg-compatible:1.0" xmlns:presentation="{OASIS}presentation:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.presentation">
<office:automatic-styles>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="28cm" fo:page-height="21cm"/>
</style:page-layout>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="M" style:page-layout-name="L"/></office:master-styles>
<office:body><office:presentation>
<draw:page draw:name="un" draw:master-page-name="M">
<draw:frame presentation:class="title" {BOX} svg:y="1cm"><draw:text-box><text:p>La <text:span
 text:style-name="T1">da</text:span>ta</text:p></draw:text-box></draw:frame>
<draw:frame {BOX} svg:y="4cm"><draw:text-box><text:list><text:list-item><text:p>Un point de data</text:p><text:list>
<text:list-item><text:p>Un autre, la data</text:p></text:list-item></text:list></text:list-item></text:list>
</draw:text-box></draw:frame>
<office:annotation {BOX} svg:y="8cm"><dc:creator>Collègue</dc:creator><dc:date>2025-01-01T00:00:00</dc:date>
<text:p>Quelle data ?</text:p></office:annotation>
<presentation:notes><draw:frame presentation:class="notes" {BOX} svg:y="12cm"><draw:text-box><text:p
>Dire la data</text:p></draw:text-box></draw:frame></presentation:notes>
</draw:page>
<draw:page draw:name="deux" draw:master-page-name="M">
<draw:g><draw:frame {BOX} svg:y="2cm"><draw:text-box><text:p>Groupe de<text:s text:c="2"/>data</text:p></draw:text-box>
</draw:frame><draw:frame {BOX} svg:y="5cm"><draw:text-box><text:p>data</text:p></draw:text-box></draw:frame></draw:g>
<draw:frame {BOX} svg:y="10cm"><table:table><table:table-column/><table:table-row><table:table-cell>
<text:p>Une data</text:p></table:table-cell></table:table-row></table:table></draw:frame>
</draw:page>
</office:presentation></office:body></office:document>"""
PLACES = {"diapositive 1", "diapositive 2", "notes de la diapositive 1"}


def main() -> int:
    complain_of_missing("soffice", "pdftotext")
    with tempfile.TemporaryDirectory() as folder:
        failures = [failure for source in _samples(Path(folder)) for failure in _check(source)]
    print("\n".join(failures) or "odp : tout est juste")
    return 1 if failures else 0


def _samples(home: Path) -> tuple[Path, Path]:
    flat, straight, pptx, through = (home / name for name in ("a.fodp", "straight.odp", "a.pptx", "through.odp"))
    flat.write_text(SAMPLE, encoding="utf-8")
    run([Job(flat, "open", straight), Job(straight, "open", pptx), Job(pptx, "open", through)])
    return straight, through


def _check(source: Path) -> list[str]:
    """Return what is wrong with the edited version of `source`."""
    data = source.read_bytes()
    blocks = odp.read(data, source.name)
    edits = [
        Edit(index, at, at + 4, "info") for index, block in enumerate(blocks) if (at := block.text.find("data")) >= 0
    ]
    edited, again = source.with_stem(f"{source.stem} mot"), source.with_stem(f"{source.stem} repris")
    edited.write_bytes(odp.write(data, source.name, edits))
    pages = [path.with_suffix(".pdf") for path in (source, edited)]
    done = run([Job(source, "open", pages[0]), Job(edited, "open", pages[1]), Job(edited, "open", again)])
    if not all(each.opened for each in done):
        return [f"{source.name} : une version ne s'ouvre pas"]
    failures = []
    kinds = {block.kind for block in blocks}
    if len(edits) < 8 or Kind.COMMENT not in kinds or not {block.where for block in blocks} >= PLACES:
        failures.append(f"{source.name} : {len(edits)} endroits lus seulement")
    if [block.text for block in odp.read(again.read_bytes(), "")] != [b.text.replace("data", "info") for b in blocks]:
        failures.append(f"{source.name} : le texte n'est pas celui attendu une fois repris par LibreOffice")
    if pages_of(pages[0]) != pages_of(pages[1]) or text_of(pages[0]).replace("data", "info") != text_of(pages[1]):
        failures.append(f"{source.name} : les pages ne sont plus les mêmes")
    return failures


if __name__ == "__main__":
    sys.exit(main())
