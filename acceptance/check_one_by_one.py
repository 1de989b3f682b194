"""Has LibreOffice accept and reject, one at a time, the tracked changes that the product writes in docx and odt.

Every "data" gives way to a word of our own.  The documents are already under review by others, whose changes stay.
Accepting ours one by one must give the blocks of the plain rewriting, rejecting them those of the source; every second
one accepted and the others rejected, in each block the text with some of the corrections and without the others.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain, combinations
from pathlib import Path

from _libreoffice import AUTHOR, Job, complain_of_missing, run

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "documents"))

from docx_files import docx, field, mark, par, rich, table  # type: ignore[import-not-found]
from docx_files import run as word_run
from edit_strategies import edits_on  # type: ignore[import-not-found]

import check_odt
from transverse.documents import Edit, Kind, Tracking, apply_to_text, load, write_document

ACTIONS = ("accept one by one", "reject one by one", "one in two")
TRACKING = Tracking(AUTHOR, "2026-01-02T03:04:05Z")


def main() -> int:
    complain_of_missing("soffice")
    with tempfile.TemporaryDirectory() as name:
        faults = list(_check(list(_samples(Path(name)))))
    print("\n".join(faults) or "un par un : tout est juste")
    return 1 if faults else 0


def _samples(folder: Path) -> Iterator[Path]:
    # Not the content control around whole paragraphs: see check_docx.
    body = (
        par("La data, cette data, et encore la data.")
        + par(
            "Du ", mark("ins", word_run("data ajouté, data"), 801), " et data", mark("del", word_run("data ôté"), 802)
        )
        + par("La d", word_run("at", "<w:b/>"), "a ", field(' HYPERLINK "http://exemple.fr" ', "vers la data"), " data")
        + table((par("data"), par("la data")))
    )
    made = {"simple.docx": docx(body), "riche.docx": rich(block_control=False)}
    for name, source in made.items():
        (folder / name).write_bytes(source)
    flat = folder / "a.fodt"
    flat.write_text(check_odt.SAMPLE, encoding="utf-8")
    run([Job(flat, "open", folder / "riche.odt"), Job(folder / "simple.docx", "open", folder / "simple.odt")])
    yield from (folder / each for each in ("simple.docx", "riche.docx", "simple.odt", "riche.odt"))


def _check(sources: list[Path]) -> Iterator[str]:
    jobs, edits = list[Job](), dict[Path, list[Edit]]()
    for source in sources:
        document = load(source)
        edits[source] = [
            each
            for each in edits_on("data", "info", document.blocks)
            if document.blocks[each.block].kind is not Kind.COMMENT
            and not (document.format == "odt" and document.blocks[each.block].text in check_odt.UNTRACKED["straight"])
        ]
        tracked = source.with_stem(f"{source.stem} suivi")
        tracked.write_bytes(write_document(document, edits[source], TRACKING))
        jobs.append(Job(source, "open", _target(source, "open")))
        jobs += [Job(tracked, each, _target(source, each)) for each in ACTIONS]
    done = dict(zip([job.target for job in jobs], run(jobs, timeout=900), strict=True))
    for source in sources:
        before, after, undone, half = (
            _texts(_target(source, each)) if done[_target(source, each)].opened else [] for each in ("open", *ACTIONS)
        )
        ours = (
            sum(done[_target(source, each)].changes for each in ACTIONS) // len(ACTIONS)
            - done[_target(source, "open")].changes
        )
        print(f"{source.name} : {len(edits[source])} corrections, {ours} changements suivis pris un par un")
        plain = [apply_to_text(text, _of(edits[source], index)) for index, text in enumerate(_texts(source))]
        if before != _texts(source):
            yield f"{source.name} : LibreOffice ne lit pas ce que nous lisons"
        yield from _differences(f"{source.name}, acceptés", plain, after)
        yield from _differences(f"{source.name}, refusés", before, undone)
        if len(half) != len(before):
            yield f"{source.name}, un sur deux : {len(half)} blocs au lieu de {len(before)}"
        mixed = 0
        for index, (text, found) in enumerate(zip(before, half, strict=False)):
            own = _of(edits[source], index)
            mixed += own != [] and found not in {text, plain[index]}
            if found not in {apply_to_text(text, each) for each in _subsets(own)}:
                yield f"{source.name}, un sur deux : {text!r} devient {found!r}"
        print(f"{source.name} : {mixed} blocs à moitié acceptés")


def _texts(source: Path) -> list[str]:
    """Return the text of the blocks, numbers hidden: those of pages change when LibreOffice lays the text out."""
    return [re.sub(r"\d+", "0", block.text) for block in load(source).blocks]


def _target(source: Path, action: str) -> Path:
    return source.with_stem(f"{source.stem} {action}")


def _of(edits: list[Edit], index: int) -> list[Edit]:
    return [each for each in edits if each.block == index]


def _subsets(edits: list[Edit]) -> Iterator[tuple[Edit, ...]]:
    return chain.from_iterable(combinations(edits, size) for size in range(len(edits) + 1))


def _differences(where: str, expected: list[str], found: list[str]) -> Iterator[str]:
    if len(expected) != len(found):
        yield f"{where} : {len(found)} blocs au lieu de {len(expected)}"
    yield from (f"{where} : {b!r} au lieu de {a!r}" for a, b in zip(expected, found, strict=False) if a != b)


if __name__ == "__main__":
    sys.exit(main())
