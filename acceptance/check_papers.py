"""Has LibreOffice open every paper written for the office, and print it.

Usage:  check_papers.py [FOLDER]

Each paper must open, lose no word, keep its marks with their word (a no-break space before : ; ? ! » % €, after «), and
take as many pages as meant: one for the letter of the example, one for the page of the directors however many they are,
several for a table longer than a sheet, its head on each.  With a folder, the
files and what LibreOffice makes of them are left there to be looked at.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from _libreoffice import Job, complain_of_missing, pages_of, run, text_of
from transverse.documents import load
from transverse.papers import Paper, Place, Signatures, Table, papers, write
from transverse.papers.kinds import page_codir

LONG = "Direction de l'aménagement, des mobilités et de la voirie"
HEAD = "Première colonne"
TORN = re.compile(r".{0,20}(?:[ \t\u202f](?=[:;?!»%€](?!\w))|(?<=«)[ \t\u202f])")
ONE_PAGE = ("attestation", "lettre_de_mission", "passation", "page_codir")


@dataclass(frozen=True, slots=True)
class Case:
    """A paper, and the least and most pages that it may take."""

    name: str
    paper: Paper
    least: int = 1
    most: int = 1


def main() -> int:
    complain_of_missing("soffice", "pdftotext")
    cases = list(_cases())
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[1] if sys.argv[1:] else temporary).absolute()
        folder.mkdir(exist_ok=True)
        faults = list(_check(cases, folder))
    print("\n".join(faults) or f"papiers : {2 * len(cases)} fichiers justes")
    return 1 if faults else 0


def _cases() -> Iterator[Case]:
    for name, kind in papers().items():
        yield Case(name, kind.compose(kind.EXAMPLE), most=1 if name in ONE_PAGE else 2)
    for count in (0, 14, 30, 200):
        rows = tuple(page_codir.Row(f"{LONG} {number}", 4, 3, 2, 1, 1, 2, 1) for number in range(count))
        example = page_codir.EXAMPLE
        full = replace(example, rows=rows, decisions=example.decisions * 4, tasks=example.tasks * 4)
        yield Case(f"page_codir_{count}", page_codir.compose(full))
    rows = tuple((f"ligne {number}", "mot " * (number % 40)) for number in range(150))
    blocks = (Table("Longue", (HEAD, "b"), rows), Signatures((Place("Directrice", "Mme A"),) * 7))
    example = papers()["attestation"].compose(papers()["attestation"].EXAMPLE)
    yield Case("longue", replace(example, blocks=blocks), least=4, most=20)
    yield Case("couchee", replace(example, landscape=True), most=2)


def _check(cases: list[Case], folder: Path) -> Iterator[str]:
    jobs = []
    for case in cases:
        for form in ("docx", "odt"):
            source = folder / f"{case.name}.{form}"
            source.write_bytes(write(case.paper, form))
            jobs.append(Job(source, "open", folder / f"{case.name}_{form}.pdf"))
    for job, done, case in zip(jobs, run(jobs), (each for each in cases for _ in range(2)), strict=True):
        yield from (f"DÉFAUT {job.source.name} : {fault}" for fault in _faults(job, case, opened=done.opened))


def _faults(job: Job, case: Case, *, opened: bool) -> Iterator[str]:
    if not opened:
        yield "ne s'ouvre pas"
        return
    pages, printed = pages_of(job.target), _plain(text_of(job.target))
    if not case.least <= pages <= case.most:
        yield f"{pages} pages"
    texts = [each.text for each in load(job.source).blocks[:-2]]
    yield from (f"espace sécable : « {torn} »" for text in texts for torn in TORN.findall(text))
    yield from (f"il manque « {word} »" for text in texts for word in text.split() if _plain(word) not in printed)
    if case.least > 1 and not pages - 1 <= printed.count(_plain(HEAD)) <= pages:
        yield f"l'en-tête est imprimé {printed.count(_plain(HEAD))} fois sur {pages} pages"


def _plain(text: str) -> str:
    """Leave out blanks, and the hyphens, which the text of a PDF loses at line ends."""
    return "".join(text.replace("-", "").split())


if __name__ == "__main__":
    sys.exit(main())
