"""Has LibreOffice open, accept and reject what the product writes in OpenDocument text.

The samples are written by LibreOffice itself, one straight and one through docx.  Edits are the replacement of a word,
then random ones.  Rejecting all must give what LibreOffice makes of the source, accepting all the edited text, and
pages must be as many as before.
"""

import random
import re
import sys
import tempfile
from pathlib import Path

from _libreoffice import Job, complain_of_missing, pages_of, run
from transverse.documents.formats import odt
from transverse.documents.model import Edit, Span, Tracking, apply_to_text

TRACKING = Tracking("Relecture", "2026-01-02T03:04:05Z")
SEEDS = range(12)
NEW_TEXTS = ("", "x", " ", "mot nouveau", " a  b ", "\u00a0:", "\tx", "y\nz")
# A comment and drawn boxes (docx makes one of any frame): LibreOffice cannot record changes in them.
UNTRACKED = {
    "straight": {"et la data ?", "Dessin de data"},
    "through": {"et la data ?", "Dessin de data", "Encadré de la data"},
}
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
INFO = (
    "<office:change-info><dc:creator>Collègue</dc:creator><dc:date>2025-01-01T00:00:00</dc:date></office:change-info>"
)
SAMPLE = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="{OASIS}office:1.0" xmlns:style="{OASIS}style:1.0" xmlns:text="{OASIS}text:1.0"
 xmlns:table="{OASIS}table:1.0" xmlns:draw="{OASIS}drawing:1.0" xmlns:fo="{OASIS}xsl-fo-compatible:1.0"
 xmlns:svg="{OASIS}svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:style style:name="Frame" style:family="graphic"/></office:styles>
<office:automatic-styles>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="F1" style:family="graphic"/>
<style:style style:name="F2" style:family="graphic" style:parent-style-name="Frame"/>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"/>
<style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p>En-tête sur la data</text:p></style:header>
<style:footer><text:p>La data, page <text:page-number>1</text:page-number></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text><text:tracked-changes>
<text:changed-region xml:id="ct1" text:id="ct1"><text:deletion>{INFO}<text:p>data ancienne </text:p></text:deletion>
</text:changed-region>
<text:changed-region xml:id="ct2" text:id="ct2"><text:insertion>{INFO}</text:insertion></text:changed-region>
</text:tracked-changes>
<text:h text:outline-level="1">La data du territoire</text:h>
<text:p>La <text:span text:style-name="T1">data</text:span> et la da<text:span text:style-name="T1">t</text:span
><text:span text:style-name="T2">a</text:span>, deux<text:s text:c="3"/>espaces
<text:tab/>une tabulation<text:line-break/>puis la data
 <text:a xlink:type="simple" xlink:href="http://exemple.fr/">ouverte, la data</text:a>.</text:p>
<text:p>data d'abord, data<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation
><text:note-body><text:p>Note : la data d'en bas.</text:p></text:note-body></text:note> ensuite<text:note text:id="n2"
 text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p>La data de fin.</text:p>
</text:note-body></text:note>, data<text:bookmark text:name="m"/> enfin data</text:p>
<text:p>Avant <text:change text:change-id="ct1"/>puis <text:change-start text:change-id="ct2"/>toute la data ajoutée
 ici<text:change-end text:change-id="ct2"/> et la data.</text:p>
<text:list><text:list-item><text:p>Un point sur la data</text:p><text:list><text:list-item>
<text:p>Un autre, la data</text:p></text:list-item></text:list></text:list-item></text:list>
<table:table table:name="t"><table:table-column table:number-columns-repeated="2"/><table:table-row>
<table:table-cell><text:p>data</text:p></table:table-cell><table:table-cell>
<table:table table:name="u"><table:table-column/><table:table-row><table:table-cell><text:p>La data dedans</text:p>
</table:table-cell></table:table-row></table:table><text:p>data</text:p></table:table-cell></table:table-row>
</table:table>
<text:p><draw:frame draw:style-name="F1" text:anchor-type="paragraph" svg:width="5cm"><draw:text-box>
<text:p>Dessin de data</text:p></draw:text-box></draw:frame><draw:frame draw:style-name="F2"
 text:anchor-type="paragraph" svg:width="5cm"><draw:text-box><text:p>Encadré de la data</text:p></draw:text-box
></draw:frame>Autour du cadre, la data</text:p>
<text:p>Une remarque<office:annotation><dc:creator>Collègue</dc:creator><text:p>et la data ?</text:p
></office:annotation>
 sur la data</text:p>
{"<text:p>Chaque service tient déjà de la data ; cette data est à lui.</text:p>" * 120}
</office:text></office:body></office:document>"""


def main() -> int:
    complain_of_missing("soffice", "pdftotext")
    with tempfile.TemporaryDirectory() as folder:
        straight, through = _samples(Path(folder))
        failures = [failure for source in (straight, through) for failure in _check(source)]
    print("\n".join(failures) or "odt : tout est juste")
    return 1 if failures else 0


def _samples(home: Path) -> tuple[Path, Path]:
    flat, straight, docx, through = (home / name for name in ("a.fodt", "straight.odt", "a.docx", "through.odt"))
    flat.write_text(SAMPLE, encoding="utf-8")
    run([Job(flat, "open", straight), Job(straight, "open", docx), Job(docx, "open", through)])
    return straight, through


def _check(source: Path) -> list[str]:
    """Return what is wrong with the versions of `source`."""
    data = source.read_bytes()
    versions = {"mot": _words(data)} | {f"hasard {seed}": _random(data, seed) for seed in SEEDS}
    jobs = _actions(source)
    for name, edits in versions.items():
        plain, recorded = source.with_stem(f"{source.stem} {name}"), source.with_stem(f"{source.stem} {name} suivi")
        plain.write_bytes(odt.write(data, source.name, edits))
        recorded.write_bytes(odt.write_tracked(data, source.name, edits, TRACKING))
        jobs += [*_actions(plain), *_actions(recorded)]
    done = dict(zip([job.target.name for job in jobs], run(jobs), strict=True))
    failures = [f"{job.target.name} : ne s'ouvre pas" for job in jobs if not done[job.target.name].opened]
    if failures:
        return failures
    for name, edits in versions.items():
        failures += _compare(source, name, edits)
    seen, alone = done[f"{source.stem} mot suivi.pdf"].changes, len(UNTRACKED[source.stem])
    if seen < 2 * (len(versions["mot"]) - alone):
        failures.append(f"{source.name} : {seen} modifications à accepter une par une, c'est trop peu")
    return failures


def _actions(path: Path) -> list[Job]:
    return [
        Job(path, "open", path.with_suffix(".pdf")),
        *(Job(path, action, path.with_stem(f"{path.stem} {action}")) for action in ("accept", "reject")),
    ]


def _compare(source: Path, name: str, edits: list[Edit]) -> list[str]:
    plain, recorded = f"{source.stem} {name}", f"{source.stem} {name} suivi"
    accepted = source.with_stem(f"{source.stem} accept")
    alone = {index for index, text in enumerate(_texts(source)) if text in UNTRACKED[source.stem]}
    expected = {
        f"{plain} accept": _edited(accepted, source, edits),
        f"{recorded} accept": _edited(accepted, source, [edit for edit in edits if edit.block not in alone]),
        f"{recorded} reject": _texts(source.with_stem(f"{source.stem} reject")),
    }
    failures = []
    for stem, texts in expected.items():
        found = _texts(source.with_stem(stem))
        failures += [f"{stem} : {b!r} au lieu de {a!r}" for a, b in zip(texts, found, strict=False) if a != b]
        failures += [f"{stem} : {len(found)} blocs au lieu de {len(texts)}"] * (len(found) != len(texts))
    pages = [pages_of(path.with_suffix(".pdf")) for path in (source, source.with_stem(plain))]
    if name == "mot" and pages[0] != pages[1]:
        failures.append(f"{plain} : {pages[1]} pages au lieu de {pages[0]}")
    return failures


def _texts(path: Path) -> list[str]:
    """Return the text of the blocks, numbers hidden: page numbers change when LibreOffice lays the text out."""
    return [re.sub(r"\d+", "0", block.text) for block in odt.read(path.read_bytes(), path.name)]


def _edited(accepted: Path, source: Path, edits: list[Edit]) -> list[str]:
    """Return the text of `source` with `edits`; it reads as it does once the changes that it holds are accepted."""
    texts = _texts(source)
    if texts != _texts(accepted):
        raise AssertionError(f"{source.name} does not read as what LibreOffice accepts")
    edited = [apply_to_text(text, [e for e in edits if e.block == index]) for index, text in enumerate(texts)]
    return [text for text in edited if text.strip()]


def _words(data: bytes) -> list[Edit]:
    """Replace "data" with a word of the same length, so that pages stay as they are."""
    edits = []
    for index, block in enumerate(odt.read(data, "")):
        start = block.text.find("data")
        while start >= 0:
            edits.append(Edit(index, start, start + 4, "info"))
            start = block.text.find("data", start + 4)
    return edits


def _random(data: bytes, seed: int) -> list[Edit]:
    """Draw up to two edits a block, clear of what is locked and of one another."""
    draw = random.Random(seed)  # noqa: S311 - the same edits at each run
    edits = []
    for index, block in enumerate(odt.read(data, "")):
        cuts = sorted(draw.choices(range(len(block.text) + 1), k=4))
        for start, end in (cuts[:2], cuts[2:]):
            edit = Edit(index, start, min(end, start + draw.choice((0, 1, 5, 12))), draw.choice(NEW_TEXTS))
            wide = Span(max(edit.start - 1, 0), edit.end + 1)
            beside = bool(edits) and edits[-1].block == index and edits[-1].end >= start
            if not beside and not any(wide.overlaps(span) for span in block.locked):
                edits.append(edit)
    return edits


if __name__ == "__main__":
    sys.exit(main())
