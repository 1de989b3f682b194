"""Has LibreOffice open what the product writes in PowerPoint presentations.

Run it with paths of pptx files to check these too.  In every block one word of four letters gives way to another:
pages must be as many, and their words the same but for as many that went and came.
"""

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from _libreoffice import Job, complain_of_missing, pages_of, run, text_of

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "documents"))

from pptx_files import rich_slides  # type: ignore[import-not-found]

from transverse.documents.formats import pptx as format_pptx
from transverse.documents.model import Edit, Span

WORD = re.compile(r"\b[^\W\d_]{4}\b")
NEW = "info"


def main() -> int:
    complain_of_missing("soffice", "pdftotext")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = [*_samples(folder), *map(Path, sys.argv[1:])]
        failures = list(_check(sources, folder))
    print("\n".join(failures) or f"pptx : {len(sources)} présentations justes")
    return 1 if failures else 0


def _samples(folder: Path) -> Iterator[Path]:
    """Yield our own sample, and the same as LibreOffice writes it."""
    (folder / "riche.pptx").write_bytes(rich_slides())
    run([Job(folder / "riche.pptx", "open", folder / "libreoffice.pptx")])
    yield from (folder / "riche.pptx", folder / "libreoffice.pptx")


def _edits(source: bytes) -> list[Edit]:
    return [
        Edit(index, *word.span(), NEW)
        for index, block in enumerate(format_pptx.read(source, "a"))
        if (word := WORD.search(block.text))
        if not any(span.overlaps(Span(*word.span())) for span in block.locked)
    ]


def _check(sources: list[Path], folder: Path) -> Iterator[str]:
    jobs = []
    for number, path in enumerate(sources):
        source = path.read_bytes()
        edited = folder / f"{number}_edited.pptx"
        edited.write_bytes(format_pptx.write(source, path.name, _edits(source)))
        jobs += [
            Job(path, "open", folder / f"{number}_source.pdf"),
            Job(edited, "open", folder / f"{number}_edited.pdf"),
        ]
    done = run(jobs)
    for path, job, result in zip([each for each in sources for _ in "12"], jobs, done, strict=True):
        if not result.opened or not job.target.exists():
            yield f"{path.name} : {job.source.name} ne s'ouvre pas"
            return
    for number, path in enumerate(sources):
        before, after = (folder / f"{number}_{each}.pdf" for each in ("source", "edited"))
        if pages_of(before) != pages_of(after):
            yield f"{path.name} : {pages_of(before)} pages, puis {pages_of(after)}"
        old, new = Counter(text_of(before).split()), Counter(text_of(after).split())
        gone, come = old - new, new - old
        if set(come) - {NEW} or come.total() != gone.total() or (_edits(path.read_bytes()) and not come):
            yield f"{path.name} : d'autres mots ont changé, {dict(gone)} et {dict(come)}"


if __name__ == "__main__":
    sys.exit(main())
