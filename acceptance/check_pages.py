"""Looks at the pages of every format before and after, as LibreOffice prints them.

Usage:  check_pages.py [FILE …]

Unedited, a document is the same bytes.  A word that gives way to its own letters in another order takes the same room:
outside its box not a pixel may change, and no other word may move.  Then the command rewrites the document: words other
than those of its proposals must all be there, in their order.
"""

import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from email import message_from_bytes
from email.policy import default
from html import unescape
from pathlib import Path

from _libreoffice import Job, complain_of_missing, run

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "documents"))

from docx_files import rich  # type: ignore[import-not-found]
from edit_strategies import edits_on  # type: ignore[import-not-found]
from pptx_files import rich_slides  # type: ignore[import-not-found]

import check_fuzz
import check_odp
import check_odt
from transverse.documents import Document, Edit, apply_to_text, load, read_document, write_document
from transverse.language import Policy, apply, edits, review

NOTE = Path(__file__).parents[1] / "demo" / "note-de-service.docx"
OLD, NEW = "data", "daat"
DPI = 80
PIECE = re.compile(r"\w+")
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>|<page ')


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a PDF and its box, in points."""

    page: int
    box: tuple[float, float, float, float]
    text: str

    @property
    def width(self) -> float:
        """How much room it takes along its line."""
        return self.box[2] - self.box[0]


def main() -> int:
    complain_of_missing("soffice", "pdftotext", "pdftoppm")
    with tempfile.TemporaryDirectory() as name:
        faults = [*_same_mail(), *_check([*_samples(Path(name)), *map(Path, sys.argv[1:])], Path(name))]
    print("\n".join(faults) or "pages : tout est juste")
    return 1 if faults else 0


def _samples(folder: Path) -> Iterator[Path]:
    """Yield documents of every format, made by us and by LibreOffice."""
    made = {f"riche.{kind}": data for kind, data in check_fuzz.seeds().items() if kind not in {"odt", "odp"}}
    made |= {"riche.docx": rich(block_control=False), "riche.pptx": rich_slides(), "note.docx": NOTE.read_bytes()}
    flats = {"riche.fodt": check_odt.SAMPLE.encode(), "riche.fodp": check_odp.SAMPLE.encode()}
    for name, data in (made | flats).items():
        (folder / name).write_bytes(data)
    through = {
        "riche.odt": "riche.fodt",
        "riche.odp": "riche.fodp",
        "note.odt": "note.docx",
        "passé.pptx": "riche.pptx",
    }
    run([Job(folder / source, "open", folder / target) for target, source in through.items()])
    yield from (folder / name for name in (*made, *through) if not name.endswith("eml"))  # LibreOffice shows its code


def _check(sources: list[Path], folder: Path) -> Iterator[str]:
    jobs = []
    changed = dict[Path, tuple[set[str], set[str]]]()
    for number, source in enumerate(sources):
        document = load(source)
        if write_document(document, []) != document.source:
            yield f"{source.name} : sans correction, ce ne sont plus les mêmes octets"
        found = review(document, Policy(reader=document.reader))
        chosen = range(len(found.proposals))
        for name, data in {
            "avant": document.source,
            "lettres": write_document(document, edits_on(OLD, NEW, document.blocks)),
            "relu": apply(document, found, chosen),
        }.items():
            copy = folder / f"{number} {name}{source.suffix}"
            copy.write_bytes(data)
            jobs.append(Job(copy, "open", copy.with_suffix(".pdf")))
        changed[source] = _words_changed(document, edits(found, chosen))
    done = {job.target: each.opened for job, each in zip(jobs, run(jobs, timeout=900), strict=True)}
    for number, source in enumerate(sources):
        before, letters, reread = (folder / f"{number} {name}.pdf" for name in ("avant", "lettres", "relu"))
        if not all(done[each] for each in (before, letters, reread)):
            yield f"{source.name} : ne s'ouvre pas ({[each.stem for each in (before, letters, reread) if not done[each]]})"
            continue
        yield from (f"{source.name} : {each}" for each in _same_place(source.name, before, letters))
        yield from (f"{source.name} : {each}" for each in _same_words(source.name, before, reread, *changed[source]))


def _same_mail() -> Iterator[str]:
    """Check a mail with Python's own reader: fields other than the subject, and attachments, are as they were."""
    document = read_document(check_fuzz.seeds()["eml"], "riche.eml")
    if write_document(document, []) != document.source:
        yield "riche.eml : sans correction, ce ne sont plus les mêmes octets"
    found = review(document, Policy())
    old, new = (message_from_bytes(each, policy=default) for each in (document.source, apply(document, found)))
    fields = [[each for each in message.items() if each[0] != "Subject"] for message in (old, new)]
    files = [[each.get_content() for each in message.iter_attachments()] for message in (old, new)]
    print(f"riche.eml : objet « {old['Subject']} » puis « {new['Subject']} », {len(files[0])} pièce jointe")
    if fields[0] != fields[1] or files[0] != files[1] or old["Subject"] == new["Subject"] or not files[0]:
        yield "riche.eml : des champs ou des pièces jointes ont changé"


def _words_changed(document: Document, wanted: Sequence[Edit]) -> tuple[set[str], set[str]]:
    """Return the words that go and those that come, as a reader sees them."""
    gone, come = set[str](), set[str]()
    for index in {edit.block for edit in wanted}:
        text = document.blocks[index].text
        old, new = (Counter(PIECE.findall(each)) for each in (text, apply_to_text(text, _of(wanted, index))))
        gone |= set(old - new)
        come |= set(new - old)
    return gone, come


def _of(wanted: Sequence[Edit], index: int) -> list[Edit]:
    return [edit for edit in wanted if edit.block == index]


def _same_place(name: str, before: Path, after: Path) -> Iterator[str]:
    old, new = _words(before), _words(after)
    # A word in two styles takes that of its first letter: it is wider or narrower, and pushes the end of its line.
    wider = [
        one
        for one, other in zip(old, new, strict=False)
        if one.text != other.text and abs(one.width - other.width) > 0.2
    ]
    moved = [
        (one.text, other.text)
        for one, other in zip(old, new, strict=False)
        if one.text != other.text.replace(NEW, OLD) or one.page != other.page or _far(one, other, wider)
    ]
    if moved or len(old) != len(new):
        yield f"des mots ont bougé : {moved[:5]}, {len(old)} puis {len(new)}"
        return
    boxes = [one for one, other in zip(old, new, strict=True) if one.text != other.text]
    outside, pages = 0, 0
    for page, (one, other) in enumerate(zip(_images(before), _images(after), strict=True)):
        pages += 1
        areas = [each.box for each in boxes if each.page == page]
        areas += [(*each.box[:2], 10_000, each.box[3]) for each in wider if each.page == page]
        outside += _differing(one, other, areas)
    print(
        f"{name} : {pages} pages, {len(boxes)} mots changés sur {len(old)}, {outside} points changés ailleurs",
        flush=True,
    )
    if outside:
        yield f"{outside} points ont changé hors des mots corrigés"
    if not boxes:
        yield "aucun mot n'a changé"


def _far(one: Word, other: Word, wider: list[Word]) -> bool:
    pushed = any(
        each.page == one.page and each.box[0] <= one.box[0] and abs(each.box[3] - one.box[3]) < 3 for each in wider
    )
    return any(abs(a - b) > 0.2 for a, b in list(zip(one.box, other.box, strict=True))[pushed :: 1 + pushed])


def _same_words(name: str, before: Path, after: Path, gone: set[str], come: set[str]) -> Iterator[str]:
    old, new = ([word.text for word in _words(each)] for each in (before, after))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    kept = sum(end - start for what, start, end, _, _ in steps if what == "equal")
    if name.endswith(("pptx", "odp")):  # the order of what overlaps on a slide is that of its heights
        steps = [("replace", 0, len(old), 0, len(new))]
    for what, start, end, other, last in steps:
        one, two = (Counter(PIECE.findall(" ".join(each))) for each in (old[start:end], new[other:last]))
        if what != "equal" and (set(one - two) - gone or set(two - one) - come):
            yield f"d'autres mots ont changé : {old[start:end]} devient {new[other:last]}"
    pages = [len(list(_images(each))) for each in (before, after)]
    print(f"{name} : relu, {kept} mots sur {len(old)} inchangés, {pages[0]} pages puis {pages[1]}", flush=True)
    if kept == len(old):
        yield "la Relecture n'y a rien changé"


def _words(pdf: Path) -> list[Word]:
    done = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True)
    page, found = -1, list[Word]()
    for match in WORD.finditer(done.stdout):
        if match[5] is None:
            page += 1
        else:
            x, y, right, bottom = map(float, match.groups()[:4])
            found.append(Word(page, (x, y, right, bottom), unescape(match[5])))
    return found


def _images(pdf: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the width and the grey points of each page."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-gray", "-r", str(DPI), pdf, f"{folder}/p"], check=True)
        for path in sorted(Path(folder).iterdir()):
            _, size, _, points = path.read_bytes().split(b"\n", 3)
            yield int(size.split()[0]), points


def _differing(one: tuple[int, bytes], other: tuple[int, bytes], boxes: list[tuple[float, float, float, float]]) -> int:
    """Count the points that differ outside `boxes`, whose edges are blurred by a point or two."""
    width = one[0]
    if len(one[1]) != len(other[1]):
        return max(len(one[1]), len(other[1]))
    if one[1] == other[1]:
        return 0
    scale = DPI / 72
    areas = [(x * scale - 2, y * scale - 2, right * scale + 2, bottom * scale + 2) for x, y, right, bottom in boxes]
    return sum(
        a != b and not any(x <= at % width <= right and y <= at // width <= bottom for x, y, right, bottom in areas)
        for at, (a, b) in enumerate(zip(one[1], other[1], strict=True))
    )


if __name__ == "__main__":
    sys.exit(main())
