"""Run the benchmarks and write RESULTS.md and results.json beside this file.

Usage:  run.py [--command "transverse"] [--cache DIR] [NAME …]

One file of ``benchmarks`` is one benchmark; it offers ``measure(context)``, which yields figures.  With names, only
these run, their figures are printed and nothing is written.
"""

import argparse
import importlib
import platform
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench_context import CommandError, Context
from figures import Figure, as_json, as_markdown
from texts import DENSITIES, agreement_set, count_words, hit_share, text_file

HERE = Path(__file__).parent
_COMMAND = shlex.quote(str(Path(sys.executable).with_name("transverse")))


def main() -> None:
    """Parse the command line, run, print as it goes, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    known = sorted(path.stem for path in (HERE / "benchmarks").glob("[a-z]*.py"))
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"among {', '.join(known)}")
    parser.add_argument("--command", default=_COMMAND)
    parser.add_argument("--cache", type=Path, default=HERE.parent / ".cache" / "bench")
    options = parser.parse_args()
    if unknown := sorted(set(options.names) - set(known)):
        parser.error(f"unknown: {', '.join(unknown)}")
    options.cache.mkdir(parents=True, exist_ok=True)
    context = Context(options.cache.absolute(), shlex.split(options.command))
    failed: list[str] = []
    figures = list(_run(options.names or known, context, failed))
    if not options.names:
        facts = [*_facts(context), *(f"Non mesuré : {each}." for each in failed)]
        (HERE / "results.json").write_text(as_json(figures), encoding="utf-8")
        (HERE / "RESULTS.md").write_text(as_markdown(figures, facts), encoding="utf-8")
    sys.exit(1 if failed else 0)


def _run(names: Sequence[str], context: Context, failed: list[str]) -> Iterator[Figure]:
    """Yield the figures; a benchmark that fails is named in `failed`, and the others go on."""
    for name in names:
        try:
            for figure in importlib.import_module(f"benchmarks.{name}").measure(context):
                print(f"{figure.name} : {figure.value:.4g} {figure.unit}{_beside(figure)} {figure.note}", flush=True)
                yield figure
        except (CommandError, subprocess.CalledProcessError) as error:
            print(f"{name} : {error}", flush=True)
            failed.append(name)


def _beside(figure: Figure) -> str:
    return f"  ({figure.peer} {figure.peer_value:.4g}, × {figure.ratio:.3g})" if figure.peer_value else ""


def _facts(context: Context) -> Iterator[str]:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=HERE, capture_output=True, text=True, check=False
    )
    yield f"Mesuré le {datetime.now(UTC):%Y-%m-%d}, révision {commit.stdout.strip() or 'inconnue'}."
    yield f"Machine : {_processor()} ; {platform.system()} ; Python {platform.python_version()}."
    yield "Même texte pour tous les outils : deux manuels de Debian en français (debian-handbook, debian-reference-fr)."
    half = agreement_set(context.cache).exists()
    drawn = "de l'ensemble d'accord et de modèles" if half else "de modèles"
    yield f"Phrases touchées ajoutées : tirées {drawn} de phrases de notes de service."
    yield "Un seul processus à la fois ; vitesses et démarrages sont la médiane de plusieurs lancements."
    yield "Le modèle ou les règles sont chargés avant la mesure, sauf pour « commande entière » et le démarrage."
    for density in DENSITIES:
        path = text_file(context.cache, density)
        hits, total = hit_share(path)
        label = "densité naturelle" if density is None else f"{density} %"
        words = count_words(path.read_text(encoding="utf-8"))
        yield f"{label[0].upper()}{label[1:]} : {words} mots, {hits} phrases sur {total} contiennent un terme connu."


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    main()
