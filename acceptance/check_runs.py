"""Gives the real command hard moments: stopped midway, no room left, streams closed, odd names, files that change.

Usage:  check_runs.py [--command "transverse"] [CASE …]

Wanted each time: the exit code, one French sentence at most, no trace, no file half written, none left behind, and no
process that outlives the command.  With cases, only those whose name starts so.
"""

import argparse
import hashlib
import json
import os
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from _libreoffice import complain_of_missing

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "documents"))

from docx_files import docx, par, rich  # type: ignore[import-not-found]

from transverse.common.errors import TransverseError
from transverse.documents import load

HIT = "La data est collectée par les régies."
NEW = "Les données numériques sont collectées par les régies."
NOBODY = 65534
NAMES = (
    "note à l'été.txt", "note\u0301e.txt", "数据.txt", "note 😀.txt", "deux\nlignes.txt", "-tiret.txt", "a;b&c|d.txt",
    "$HOME `ls`.txt", "[bold]gras[red].txt", "\u202egpj.txt", "\x1b[31mrouge.txt", "octet-\udcff.txt", "n" * 240 + ".txt",
)  # fmt: skip

Command = Sequence[str]
Case = Callable[[Command, Path], Iterator[str]]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--command", default=str(Path(sys.executable).with_name("transverse")))
    options = parser.parse_args()
    complain_of_missing("pgrep", "setpriv")
    faults = 0
    for name, case in CASES.items():
        if not name.startswith(tuple(options.names) or ("",)):
            continue
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(0o755)
            try:
                found = list(case(options.command.split(), Path(folder)))
            except subprocess.TimeoutExpired:
                found = ["ne finit pas"]
        print(f"{name} : {'juste' if not found else ''}", flush=True)
        for fault in found:
            print(f"DÉFAUT {name} : {fault}", flush=True)
        faults += len(found)
    print(f"{faults} défaut(s)")
    return 1 if faults else 0


def _run(command: Command, *words: object, **more: object) -> "subprocess.CompletedProcess[str]":
    asked = [*command, "relire", *map(str, words)]
    return subprocess.run(asked, capture_output=True, errors="replace", check=False, timeout=300, **more)  # type: ignore[call-overload,no-any-return]


def _wrong(done: "subprocess.CompletedProcess[str]", code: int, *sayings: str) -> Iterator[str]:
    """Yield what is wrong with the exit code or the words of a run; `sayings` are due on standard error."""
    said = done.stderr.replace("\u00a0", " ")
    if done.returncode != code:
        yield f"code {done.returncode} au lieu de {code} : {said[-300:]}"
    if "Traceback" in said or "imprévue" in said:
        yield f"trace ou erreur imprévue : {said[-300:]}"
    if len([line for line in said.splitlines() if line.strip()]) != len(sayings):
        yield f"{len(sayings)} phrase(s) attendue(s) : {said[-300:]}"
    yield from (f"« {each} » n'est pas dit : {said[-300:]}" for each in sayings if each not in said)


def _left(folder: Path, *expected: str) -> Iterator[str]:
    """Yield the files that should not be below `folder`, and those that should."""
    found = {str(each.relative_to(folder)) for each in folder.rglob("*") if not each.is_dir()}
    if found != set(expected):
        yield f"fichiers : {sorted(found)} au lieu de {sorted(expected)}"


def _note(path: Path, text: str = HIT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _folder(folder: Path, count: int) -> dict[Path, bytes]:
    """Write documents that take a moment each; return their bytes."""
    source = docx("".join(par(f"{HIT} Article {n}.") for n in range(60)))
    for number in range(count):
        (folder / "service").mkdir(exist_ok=True)
        (folder / "service" / f"{number:03}.docx").write_bytes(source)
    return {each: each.read_bytes() for each in (folder / "service").iterdir()}


def stopped(command: Command, folder: Path) -> Iterator[str]:
    """Stop a folder's run at several moments, by Ctrl-C, by the system, by the closing of the terminal."""
    moments = [(signal.SIGINT, 1, 1), (signal.SIGINT, 5, 2), (signal.SIGTERM, 3, 2), (signal.SIGHUP, 2, 1)]
    for number, (sent, done, workers) in enumerate(moments):
        for place in ("--sortie", "--en-place"):
            home = folder / f"{number}{place}"
            home.mkdir()
            before = _folder(home, 40)
            asked = [*command, "relire", str(home / "service"), "--processus", str(workers), place]
            asked += [str(home / "relu")] * (place == "--sortie")
            yield from (f"{sent.name} {place} : {each}" for each in _stop(asked, home, before, sent, done))


def _heeding() -> None:
    """Let Ctrl-C and the closing of the terminal be heard: what a shell starts in the background is deaf to them."""
    for each in (signal.SIGINT, signal.SIGHUP):
        signal.signal(each, signal.SIG_DFL)


def _stop(asked: Command, home: Path, before: dict[Path, bytes], sent: int, count: int) -> Iterator[str]:
    process = subprocess.Popen(
        asked,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        errors="replace",
        start_new_session=True,
        preexec_fn=_heeding,  # noqa: PLW1509 (no threads here)
    )
    end = time.monotonic() + 200
    while process.poll() is None and _changed(home, before) < count and time.monotonic() < end:
        time.sleep(0.01)
    os.killpg(process.pid, sent)
    said = process.communicate(timeout=60)[1].replace("\u00a0", " ")
    if (
        process.returncode != 130
        or said.strip() != "Interrompu à votre demande ; les documents déjà écrits sont complets."
    ):
        yield f"code {process.returncode}, {said[-300:]!r}"
    written = _changed(home, before)
    print(f"  {signal.Signals(sent).name} : {written} documents écrits sur {len(before)} quand le travail s'arrête")
    if written == len(before):
        yield f"{written} documents écrits, l'arrêt n'est pas tombé au milieu"
    for each in home.rglob("*"):
        if each.name.startswith("."):
            yield f"laissé : {each.name}"
        elif each.suffix == ".docx" and before.get(each) != each.read_bytes():
            try:
                if NEW not in load(each).blocks[0].text:
                    yield f"{each.name} n'est pas récrit"
            except TransverseError as error:
                yield f"{each.name} à moitié écrit : {error}"
    # The helper of Python's processes needs a moment to see that it is alone.
    for _ in range(50):
        if subprocess.run(["pgrep", "-g", str(process.pid)], capture_output=True, check=False).returncode:
            return
        time.sleep(0.1)
    yield "des processus survivent à la commande"


def _changed(home: Path, before: dict[Path, bytes]) -> int:
    if (home / "relu").exists():
        return sum(each.stat().st_size > 0 for each in (home / "relu").iterdir() if not each.name.startswith("."))
    return sum(each.exists() and each.read_bytes() != data for each, data in before.items())


def full(command: Command, folder: Path) -> Iterator[str]:
    """Leave no room: a disk of 64 KB where the system lets us make one, else a limit on the size of files."""
    disk = folder / "disque"
    disk.mkdir()
    mounted = (
        os.geteuid() == 0
        and shutil.which("mount")
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False
        ).returncode
    )
    why = "le disque est plein" if mounted else "il est trop gros pour ce disque"
    # Sizes of a page and a bit: one copy fits, a second does not.
    text = HIT + "\n\n" + "".join(f"{hashlib.sha256(bytes([n])).hexdigest()}\n\n" for n in range(250)) * 2
    limit = None if mounted else lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
    try:
        source, inside = _note(folder / "note.txt", text), _note(disk / "note.txt", text)
        before = inside.read_bytes()
        done = _run(command, source, "--sortie", disk / "relu", preexec_fn=limit)
        yield from _wrong(done, 2, why)
        done = _run(command, inside, "--en-place", preexec_fn=limit)
        yield from _wrong(done, 2, why)
        if inside.read_bytes() != before:
            yield "la source a changé"
        yield from _left(disk, "note.txt")
    finally:
        if mounted:
            subprocess.run(["umount", str(disk)], check=True)
    print(f"  {'disque de 64 ko' if mounted else 'limite de taille'} : {why}")


def streams(command: Command, folder: Path) -> Iterator[str]:
    """Close what a command usually reads and writes."""
    source = _note(folder / "note.txt")
    start = shlex.join([*command, "relire", str(source)])
    for number, closed in enumerate(("<&-", ">&-", "2>&-", "<&- >&- 2>&-")):
        for output in ("", "--json", f"--sortie {folder}/relu{number}"):
            done = subprocess.run(
                ["sh", "-c", f"{start} {output} {closed}"], capture_output=True, text=True, check=False, timeout=300
            )
            yield from (f"{closed} {output} : {each}" for each in _wrong(done, 0))
        if NEW not in (folder / f"relu{number}" / "note.txt").read_text(encoding="utf-8"):
            yield f"{closed} : la copie n'est pas juste"
    with Path("/dev/full").open("w", encoding="utf-8") as nowhere:
        asked = [*command, "relire", str(source)]
        done = subprocess.run(asked, stdout=nowhere, stderr=subprocess.PIPE, text=True, check=False, timeout=300)
        yield from _wrong(done, 2, "le disque est plein")


def names(command: Command, folder: Path) -> Iterator[str]:
    """Name files in every way that the system allows."""
    for name in NAMES:
        _note(folder / "noms" / name)
    done = _run(command, folder / "noms", "--sortie", folder / "relu")
    yield from _wrong(done, 0)
    yield from _left(folder / "relu", *NAMES)
    if "\x1b" in done.stdout or "\u202e" in done.stdout:
        yield "un nom de fichier conduit le terminal"
    done = _run(command, folder / "noms", "--json")
    paths = [each["path"] for each in json.loads(done.stdout)["documents"]]
    if sorted(Path(each).name for each in paths) != sorted(NAMES):
        yield f"les noms en JSON ne sont pas ceux des fichiers : {paths}"
    done = _run(command, "--en-place", "--", "-tiret.txt", cwd=folder / "noms")
    yield from _wrong(done, 0)


def same_names(command: Command, folder: Path) -> Iterator[str]:
    """Read files of one name from several folders into one."""
    for place in "abc":
        _note(folder / place / "note.txt", f"{HIT} Service {place}.")
    done = _run(command, *(folder / each / "note.txt" for each in "ab"), folder / "c", "--sortie", folder / "relu")
    yield from _wrong(done, 0)
    yield from _left(folder / "relu", "note.txt", "note-2.txt", "note-3.txt")
    ends = [
        (folder / "relu" / each).read_text(encoding="utf-8")[-2] for each in ("note.txt", "note-2.txt", "note-3.txt")
    ]
    if ends != ["a", "b", "c"]:
        yield f"les copies ne suivent pas l'ordre : {ends}"


def as_json(command: Command, folder: Path) -> Iterator[str]:
    """Ask for JSON where things go wrong: it is JSON still, and says the same."""
    _note(folder / "bon.txt")
    (folder / "vide.docx").touch()
    (folder / "coupe.docx").write_bytes(rich()[:900])
    paths = [folder / each for each in ("bon.txt", "vide.docx", "coupe.docx", "absent.odt")]
    done = _run(command, *paths, "--json", "--sortie", folder / "relu")
    yield from _wrong(done, 2, "vide.docx » est vide", "coupe.docx » est abîmé", "absent.odt » ne peut pas être ouvert")
    answer = json.loads(done.stdout)
    if [set(each) == {"path", "error"} for each in answer["documents"]] != [False, True, True, True]:
        yield "les échecs ne sont pas dits dans l'ordre"
    if (answer["summary"]["failed"], answer["summary"]["written"]) != (3, 1):
        yield f"les comptes sont faux : {answer['summary']}"


def rights(command: Command, folder: Path) -> Iterator[str]:
    """Take rights away, as a user who is not the administrator would feel it."""
    own = folder / "agent"
    own.mkdir()
    source, other = _note(own / "lecture.txt"), _note(own / "fermé" / "note.txt")
    if os.geteuid() == 0:
        for each in (own, source, other, other.parent):
            os.chown(each, NOBODY, NOBODY)
        command = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *command]
    source.chmod(0o444)
    before = source.read_bytes()
    yield from _wrong(_run(command, source, "--en-place"), 2, "vous n'avez pas le droit d'y écrire")
    yield from _wrong(_run(command, source, "--sortie", own / "relu"), 0)
    if source.read_bytes() != before or NEW not in (own / "relu" / "lecture.txt").read_text(encoding="utf-8"):
        yield "le fichier en lecture seule n'est pas traité comme il faut"
    other.parent.chmod(0o555)
    yield from _wrong(
        _run(command, source, "--sortie", other.parent / "relu"), 2, "vous n'avez pas le droit d'y écrire"
    )
    yield from _wrong(_run(command, other, "--en-place"), 2, "vous n'avez pas le droit d'y écrire")
    other.parent.chmod(0)
    yield from _wrong(_run(command, own / "fermé"), 2, "fermé » ne peut pas être ouvert")
    other.parent.chmod(0o755)
    yield from _left(own, "lecture.txt", "relu/lecture.txt", "fermé/note.txt")


def links(command: Command, folder: Path) -> Iterator[str]:
    """Follow links to files, once each, and none to folders."""
    _note(folder / "vrai" / "note.txt")
    home = folder / "service"
    home.mkdir()
    (home / "lien.txt").symlink_to("../vrai/note.txt")
    (home / "encore.txt").symlink_to("lien.txt")
    (home / "perdu.txt").symlink_to("nulle part.txt")
    (home / "rond.txt").symlink_to("rond.txt")
    (home / "dossier").symlink_to(home)
    yield from _wrong(_run(command, home, "--en-place"), 0)
    if not (home / "lien.txt").is_symlink() or (folder / "vrai" / "note.txt").read_text(encoding="utf-8") != NEW:
        yield "le lien a été remplacé par un fichier, ou n'a pas été suivi"
    yield from _wrong(_run(command, home / "rond.txt"), 2, "rond.txt » ne peut pas être ouvert")
    yield from _left(folder / "vrai", "note.txt")


def changed(command: Command, folder: Path) -> Iterator[str]:
    """Change a file while it is being reviewed: the change stays, and is told."""
    _folder(folder, 1)
    path = folder / "service" / "000.docx"
    path.write_bytes(docx("".join(par(f"{HIT} Article {n}.") for n in range(400))))
    process = subprocess.Popen(
        [*command, "relire", str(path), "--en-place"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, errors="replace"
    )
    # Once the parser is in memory the document has been read.
    while process.poll() is None and "fr_core_news" not in Path(f"/proc/{process.pid}/maps").read_text(
        errors="replace"
    ):
        if _resident(process.pid) > 200:
            break
        time.sleep(0.05)
    path.write_bytes(b"autre travail")
    said = process.communicate(timeout=300)
    done = subprocess.CompletedProcess([], process.returncode, *said)
    yield from _wrong(done, 2, "a changé pendant la relecture")
    if path.read_bytes() != b"autre travail":
        yield "le travail fait pendant la relecture est perdu"
    yield from _left(folder / "service", "000.docx")


def _resident(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next((int(each.split()[1]) // 1000 for each in lines if each.startswith("VmRSS")), 0)


def macros(command: Command, folder: Path) -> Iterator[str]:
    """Rewrite a document with macros: they come back to the byte, and are not run."""
    from io import BytesIO
    from zipfile import ZipFile

    file = BytesIO(rich())
    with ZipFile(file, "a") as archive:
        archive.writestr("word/vbaProject.bin", bytes(range(256)) * 40)
    source = folder / "note.docm"
    source.write_bytes(file.getvalue())
    yield from _wrong(_run(command, source, "--sortie", folder / "relu"), 0)
    with ZipFile(source) as old, ZipFile(folder / "relu" / "note.docm") as new:
        if old.namelist() != new.namelist():
            yield "les parties du document ne sont plus les mêmes"
        other = [each for each in old.namelist() if old.read(each) != new.read(each)]
        print(f"  parties récrites : {', '.join(other)}")
        if any(each.endswith(("bin", "rels", "styles.xml", "Types].xml")) for each in other):
            yield f"des parties sans texte ont changé : {other}"


CASES: dict[str, Case] = {
    "flux": streams, "noms": names, "mêmes noms": same_names, "json": as_json, "droits": rights, "liens": links,
    "changé": changed, "macros": macros, "plein": full, "arrêté": stopped,
}  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
