"""Gives the real command files that go wrong, and holds it to one plain French answer.

Usage:  check_bad_input.py [--command "transverse"] [NAME …]

Each file is asked for twice, for a copy and in place.  Wanted: the exit code, one French line that names the file,
no traceback, nothing written, memory and time in bounds.  With names, only the files whose name starts so.
"""

import argparse
import os
import re
import resource
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from _bad_files import REFUSED, BadFile, bad_files

sys.path.append(str(Path(__file__).parents[1] / "bench"))  # processes are measured as the benchmarks do

from measure import Run, run

_PEAK = 700
# Beside the parser, which takes a few seconds to load, and counted on the processor: the machine may have other work.
_LOADING = 10
_ENGLISH = re.compile(r"\b(?:Errno|Traceback|Error|Exception|File \"|No such|not found|invalid|unexpected)\b")
_SECRET = "root:x:0"  # noqa: S105  (the first words of the file that the external entity asks for)
_NOBODY = 65534


def main() -> None:
    """Try every file, print what is wrong, end with status 1 if anything is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--command", default=str(Path(sys.executable).with_name("transverse")))
    options = parser.parse_args()
    command = options.command.split()
    wanted = tuple(options.names) or ("",)
    faults, peak = 0, 0.0
    for case in bad_files():
        if case.name.startswith(wanted):
            found, held = _try(command, case)
            faults += _told(case.name, found)
            peak = max(peak, held)
    for name, found in _places(command):
        if name.startswith(wanted):
            faults += _told(name, found)
    print(f"{faults} défaut(s) ; au plus {peak:.0f} Mo")
    sys.exit(1 if faults else 0)


def _told(name: str, found: Iterable[str]) -> int:
    faults = list(found)
    for fault in faults:
        print(f"DÉFAUT {name} : {fault}", flush=True)
    return len(faults)


def _try(command: Sequence[str], case: BadFile) -> tuple[list[str], float]:
    """Return what is wrong with the answers to `case`, and the most memory that they took."""
    source, faults, peak = case.make(), list[str](), 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, out = folder / case.name, folder / "sortie"
        for options in (["--sortie", str(out)], ["--en-place"]):
            path.write_bytes(source)
            done = _timed([*command, "relire", str(path), *options], limit=4 * case.seconds + 60)
            first = (done.stderr.strip() or done.stdout.strip()).splitlines()
            print(
                f"{case.name} {options[0]} : {done.status}, {done.seconds:.1f} s, {done.peak:.0f} Mo | {first[:1]}",
                flush=True,
            )
            faults += _wrong(done, case)
            peak = max(peak, done.peak)
            if done.status in REFUSED:
                left = [str(each.relative_to(folder)) for each in folder.rglob("*") if each != path]
                if left:
                    faults.append(f"écrit malgré le refus : {left}")
                if path.read_bytes() != source:
                    faults.append("la source a changé malgré le refus")
    return faults, peak


def _timed(command: Sequence[str], limit: float) -> Run:
    """Run `command`; its seconds are those of the processor."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = run(command, limit=limit)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return replace(done, seconds=after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _wrong(done: Run, case: BadFile) -> Iterator[str]:
    """Yield what is wrong with one answer."""
    if done.status not in case.codes:
        yield f"code {done.status}, attendu {' ou '.join(map(str, case.codes))} : {done.stderr[:300]}{done.stdout[:200]}"
    if done.peak > _PEAK:
        yield f"mémoire {done.peak:.0f} Mo"
    if done.seconds > case.seconds + _LOADING:
        yield f"{done.seconds:.1f} s, attendu {case.seconds + _LOADING:g} s"
    if _ENGLISH.search(done.stderr + done.stdout):
        yield f"mots anglais ou trace : {(done.stderr + done.stdout)[:300]}"
    if _SECRET in done.stdout + done.stderr:
        yield "le fichier désigné par l'entité externe a été lu"
    if done.status in REFUSED:
        yield from _wrong_sentence(done, case.name)


def _wrong_sentence(done: Run, name: str) -> Iterator[str]:
    lines = [" ".join(each.split()) for each in done.stderr.splitlines() if each.strip()]
    told = [each for each in lines if each.startswith("«")]
    if len(told) != 1:
        yield f"{len(told)} phrase(s) au lieu d'une sur la sortie d'erreur : {lines[:4]}"
    elif name not in told[0] or not told[0].endswith("."):
        yield f"la phrase ne nomme pas le fichier ou n'est pas finie : {told[0]}"


def _places(command: Sequence[str]) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield the cases that are no bytes: what is not there, not a file, or not ours to read."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        absent = folder / "absent.docx"
        yield "absent.docx", _asked(command, absent)
        (folder / "dossier.docx").mkdir()
        yield "dossier.docx", _asked(command, folder / "dossier.docx", codes=(0, 2))
        os.mkfifo(folder / "tube.txt")
        yield "tube.txt", _asked(command, folder / "tube.txt")
        (folder / "boucle.txt").symlink_to(folder / "boucle.txt")
        yield "boucle.txt", _asked(command, folder / "boucle.txt")
        (folder / "note.txt").write_text("La data est là.", encoding="utf-8")
        for each in (folder / "secret.txt", folder / "note2.txt"):
            each.write_text("La data est là.", encoding="utf-8")
        (folder / "secret.txt").chmod(0)
        yield "secret.txt", _asked(command, folder / "secret.txt", as_nobody=True)
        yield "note.txt", _asked(command, folder / "note.txt", "--sortie", str(folder / "note2.txt"), named=False)
        yield "note2.txt", _asked(command, folder / "note2.txt", "--en-place", as_nobody=True, named=False)


def _asked(
    command: Sequence[str],
    path: Path,
    *options: str,
    codes: tuple[int, ...] = REFUSED,
    as_nobody: bool = False,
    named: bool = True,
) -> Iterator[str]:
    start = [*command]
    if as_nobody and os.geteuid() == 0:
        # Rights mean nothing to root.
        start = ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups", *command]
    before = {each: each.lstat().st_mtime_ns for each in path.parent.rglob("*")}
    done = _timed([*start, "relire", str(path), *options], limit=100)
    print(f"{path.name} : {done.status}, {done.seconds:.1f} s | {done.stderr.strip().splitlines()[:1]}", flush=True)
    case = BadFile(path.name if named else "", bytes, codes)
    yield from _wrong(done, case)
    if {each: each.lstat().st_mtime_ns for each in path.parent.rglob("*")} != before:
        yield "quelque chose a été écrit"


if __name__ == "__main__":
    main()
