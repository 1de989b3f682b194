"""The inventory beside the tools that describe tables, on the same real files, in one run."""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench_context import CommandError, Context
from figures import Figure
from measure import run
from peers import DRIVERS, UnavailableError, environment

# Real files of the research folder, which are not ours to ship; without them the tools are not compared.
_FILES = Path(__file__).parents[3] / "shared" / "data" / "inventory" / "files"
_TABLES = (".csv", ".xls", ".xlsx", ".ods", ".parquet")
_RUNS, _TIMES_OVER = 3, 12
_PEERS = {
    "csv_detective": ("csv-detective", _TABLES),
    "frictionless": ("frictionless[excel,ods,parquet]", _TABLES),
    "duckdb": ("duckdb", (".csv",)),
    "polars": ("polars", (".csv",)),
}
_SECTION = "inventory"


@dataclass(frozen=True, slots=True)
class _Cost:
    """What a tool took on a set of files: medians of several runs.

    ``rate`` is in files a second of processor, ``megabytes`` the same in MB, ``peak`` in MB; ``said`` counts the files
    for which it gave columns.
    """

    rate: float
    megabytes: float
    peak: float
    said: int
    files: int


def measure(context: Context) -> Iterator[Figure]:
    """Yield the rates beside each peer, then the marks of a large folder."""
    if _FILES.exists():
        yield from _beside(context)
        yield from _processes(context)
    yield from _again(context)
    yield from _gigabyte(context)


def facts(_: Context) -> Iterator[str]:
    """Say on what it was measured."""
    files = _real(_TABLES)
    yield (
        f"{len(files)} fichiers tabulaires réels de {sum(map(_size, files)) / 1e6:.1f} Mo ; fichiers par seconde de "
        f"processeur, démarrage non compris, médiane de {_RUNS} passages alternés ; un processus."
    )


def _beside(context: Context) -> Iterator[Figure]:
    pythons = {"transverse": Path(sys.executable)}
    absent = {}
    for tool, (package, _) in _PEERS.items():
        try:
            pythons[tool] = environment(context.cache / f"inventory-{tool}", package)
        except UnavailableError as error:
            absent[tool] = str(error)
    for tool, (_, suffixes) in _PEERS.items():
        if tool in absent:
            yield Figure(_SECTION, f"inventaire, {tool}", 0, "fichiers/s", tool, note=f"non mesuré : {absent[tool]}")
            continue
        paths = _real(suffixes)
        costs = {name: [] for name in ("transverse", tool)}
        for _ in range(_RUNS):  # in turn, so that what else the machine does weighs on both
            for name, runs in costs.items():
                runs.append(_cost(pythons[name], name, paths))
        ours, theirs = (_middle(runs) for runs in costs.values())
        yield from _figures(tool, ours, theirs)


def _figures(tool: str, ours: _Cost, theirs: _Cost) -> Iterator[Figure]:
    target = 80 if tool == "csv_detective" else None
    ratio = ours.rate / theirs.rate
    yield Figure(
        _SECTION, f"fichiers décrits, les mêmes que {tool}", ours.rate, "fichiers/s", tool, theirs.rate,
        f">= {target} fois" if target else "", ratio >= target if target else None,
        f"réponses : {ours.said} sur {ours.files}, {theirs.said} pour {tool}",
    )  # fmt: skip
    yield Figure(_SECTION, f"débit, les mêmes que {tool}", ours.megabytes, "Mo/s", tool, theirs.megabytes)
    yield Figure(
        _SECTION, f"mémoire la plus haute, les mêmes que {tool}", ours.peak, "Mo", tool, theirs.peak,
        "< 250 Mo", ours.peak < 250,
    )  # fmt: skip


def _cost(python: Path, tool: str, paths: list[Path]) -> _Cost:
    done = run([python, DRIVERS / "inventory_tools.py", tool], "".join(f"{path}\n" for path in paths), limit=900)
    if done.status:
        raise CommandError(f"{tool} : {done.stderr[-500:]}")
    said = json.loads(done.stdout)
    return _Cost(
        len(paths) / said["cpu"], sum(map(_size, paths)) / 1e6 / said["cpu"], done.peak, said["said"], len(paths)
    )


def _middle(runs: list[_Cost]) -> _Cost:
    return _Cost(
        median(each.rate for each in runs),
        median(each.megabytes for each in runs),
        max(each.peak for each in runs),
        runs[0].said,
        runs[0].files,
    )


def _processes(context: Context) -> Iterator[Figure]:
    """The same folder with one process, then two."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(_TIMES_OVER):
            shutil.copytree(_FILES, folder / f"{number:02}")
        seconds = {1: [], 2: []}
        for _ in range(_RUNS):
            for count, times in seconds.items():
                times.append(_inventory(context, folder, "--sans-memoire", "--processus", str(count)))
        files = sum(len(names) for _, _, names in os.walk(folder))
        one, two = (median(times) for times in seconds.values())
    yield Figure(
        _SECTION, "deux processus, commande entière", files / two, "fichiers/s", "un processus", files / one,
        ">= 1,7 fois", one / two >= 1.7, f"{files} fichiers",
    )  # fmt: skip


def _again(context: Context) -> Iterator[Figure]:
    """A folder of 20 000 files, looked at a second time."""
    with tempfile.TemporaryDirectory() as name:
        folder, memory = Path(name) / "partage", Path(name) / "memoire.sqlite"
        for number in range(20_000):
            path = folder / f"service-{number % 40:02}" / f"releve-{number:05}.csv"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"id;date;valeur\n{number};2026-01-{number % 28 + 1:02};{number / 7:.2f}\n", "utf-8")
        first = _inventory(context, folder, "--memoire", str(memory))
        again = median(_inventory(context, folder, "--memoire", str(memory)) for _ in range(_RUNS))
    yield Figure(_SECTION, "20 000 fichiers revus", again, "s", "première fois", first, "< 10 s", again < 10)


def _gigabyte(context: Context) -> Iterator[Figure]:
    """A table of a gigabyte."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "gros.csv"
        block = "".join(f"{number};rue {number};75{number % 1000:03};{number / 3:.2f}\n" for number in range(100_000))
        with path.open("w", encoding="utf-8") as file:
            file.write("id;voie;code_postal;valeur\n")
            while file.tell() < 1_000_000_000:
                file.write(block)
        done = run([*context.command, "inventorier", path, "--sans-memoire", "--processus", "1"])
    if done.status:
        raise CommandError(done.stderr[-500:])
    yield Figure(_SECTION, "tableau de 1 Go, commande entière", done.seconds, "s")
    yield Figure(_SECTION, "tableau de 1 Go, mémoire", done.peak, "Mo", aim="< 250 Mo", met=done.peak < 250)


def _inventory(context: Context, folder: Path, *options: str) -> float:
    done = run([*context.command, "inventorier", folder, *options])
    if done.status:
        raise CommandError(done.stderr[-500:])
    return done.seconds


def _real(suffixes: tuple[str, ...]) -> list[Path]:
    return sorted(path for path in _FILES.rglob("*") if path.suffix.lower() in suffixes)


def _size(path: Path) -> int:
    return path.stat().st_size
