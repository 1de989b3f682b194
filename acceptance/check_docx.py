"""Has LibreOffice open, accept and reject what the product writes in Word documents.

Run it with paths of docx files to check these too.  In every block one word of four letters gives way to another:
pages must stay as many.  Accepting all tracked changes must give the words of the plain edited file, rejecting them
the words of the source, and each edit must count for one deletion and one insertion.

LibreOffice 7.4 loses any change, its own included, in the first paragraph of a content control around whole
paragraphs: the sample with one is checked without tracking.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from _libreoffice import Done, Job, complain_of_missing, pages_of, run, text_of

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "documents"))

from docx_files import docx, par, rich, table  # type: ignore[import-not-found]

from transverse.documents.formats import docx as format_docx
from transverse.documents.model import Edit, Kind, Span, Tracking

WORD = re.compile(r"\b[^\W\d_]{4}\b")
TRACKING = Tracking("Relecture", "2026-01-02T03:04:05Z")
VARIANTS = ("source", "edited", "tracked")


def main() -> int:
    complain_of_missing("soffice", "pdftotext")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = [*_samples(folder), *map(Path, sys.argv[1:])]
        failures = list(_check(sources, folder))
    print("\n".join(failures) or f"docx : {len(sources)} documents justes")
    return 1 if failures else 0


def _samples(folder: Path) -> Iterator[Path]:
    """Yield our own samples, and the same as LibreOffice writes it."""
    pages = par("La data du service est relue. ") * 150 + table(*[(par("Une data"), par("deux"))] * 60)
    made = {"riche": rich(block_control=False), "contrôle": rich(), "long": docx(pages)}
    for name, source in made.items():
        (folder / f"{name}.docx").write_bytes(source)
        yield folder / f"{name}.docx"
    run([Job(folder / "riche.docx", "open", folder / "libreoffice.docx")])
    yield folder / "libreoffice.docx"


def _edits(source: bytes) -> list[Edit]:
    return [
        Edit(index, word.start(), word.end(), "info")
        for index, block in enumerate(format_docx.read(source, "a"))
        if (word := WORD.search(block.text)) and block.kind is not Kind.COMMENT
        if not any(span.overlaps(Span(*word.span())) for span in block.locked)
    ]


def _check(sources: list[Path], folder: Path) -> Iterator[str]:
    jobs, counts = [], []
    for number, path in enumerate(sources):
        source = path.read_bytes()
        edits = _edits(source)
        counts.append(len(edits))
        written = (
            source,
            format_docx.write(source, path.name, edits),
            format_docx.write_tracked(source, path.name, edits, TRACKING),
        )
        for variant, data in zip(VARIANTS, written, strict=True):
            copy = folder / f"{number}_{variant}.docx"
            copy.write_bytes(data)
            jobs += [Job(copy, action, copy.with_name(f"{copy.stem}_{action}.pdf")) for action in ("accept", "reject")]
    done = dict(zip((job.target.stem for job in jobs), run(jobs), strict=True))
    for number, path in enumerate(sources):
        yield from (f"{path.name} : {each}" for each in _compare(folder, number, counts[number], done, path.stem))


def _compare(folder: Path, number: int, edits: int, done: dict[str, Done], name: str) -> Iterator[str]:
    pdfs = {
        (variant, action): folder / f"{number}_{variant}_{action}.pdf"
        for variant in VARIANTS
        for action in ("accept", "reject")
    }
    broken = [path.stem for path in pdfs.values() if not done[path.stem].opened or not path.exists()]
    if broken:
        yield f"ne s'ouvre pas : {broken}"
        return
    pages = {key: pages_of(path) for key, path in pdfs.items()}
    words = {key: text_of(path) for key, path in pdfs.items()}
    if pages["source", "accept"] != pages["edited", "accept"]:
        yield f"{pages['source', 'accept']} pages, puis {pages['edited', 'accept']}"
    if edits and words["source", "accept"] == words["edited", "accept"]:
        yield "aucun mot n'a changé"
    if name == "contrôle":
        return
    if words["tracked", "accept"] != words["edited", "accept"]:
        yield "tout accepter ne donne pas le texte corrigé"
    if words["tracked", "reject"] != words["source", "reject"]:
        yield "tout refuser ne rend pas le texte de départ"
    added = done[f"{number}_tracked_accept"].changes - done[f"{number}_source_accept"].changes
    if added != 2 * edits:
        yield f"{edits} corrections font {added} changements suivis"


if __name__ == "__main__":
    sys.exit(main())
