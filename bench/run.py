"""Run the benchmarks; write what each found in `results`, and from all of them RESULTS.md and results.json.

Usage:  run.py [--command "transverse"] [--cache DIR] [NAME …]

One file of ``benchmarks`` is one benchmark; it offers ``measure(context)``, which yields figures, and may offer
``facts(context)``, sentences on what was measured.  With names, only these are measured again: the figures of the
others stay, with the day and the revision of theirs.  One that fails leaves its earlier figures as they were.
"""

import argparse
import importlib
import os
import platform
import shlex
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import results
from bench_context import CommandError, Context
from figures import Figure

HERE = Path(__file__).parent
RESULTS = HERE / "results"
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
    failed = [name for name in options.names or known if not _run(name, context)]
    found = [results.read(RESULTS / f"{name}.json") for name in known if (RESULTS / f"{name}.json").exists()]
    (HERE / "results.json").write_text(results.as_json(found), encoding="utf-8")
    (HERE / "RESULTS.md").write_text(results.as_markdown(found), encoding="utf-8")
    sys.exit(f"Non mesuré : {', '.join(failed)}." if failed else 0)


def _run(name: str, context: Context) -> bool:
    """Measure, print as it goes, write; tell whether it ended well."""
    benchmark = importlib.import_module(f"benchmarks.{name}")
    figures = []
    try:
        for figure in benchmark.measure(context):
            print(f"{figure.name} : {figure.value:.4g} {figure.unit}{_beside(figure)} {figure.note}", flush=True)
            figures.append(figure)
        more = tuple(benchmark.facts(context)) if hasattr(benchmark, "facts") else ()
    except (CommandError, subprocess.CalledProcessError) as error:
        print(f"{name} : {error}", flush=True)
        return False
    results.write(RESULTS / f"{name}.json", results.Result(name, (_when(), _machine(), *more), tuple(figures)))
    return True


def _beside(figure: Figure) -> str:
    return f"  ({figure.peer} {figure.peer_value:.4g}, × {figure.ratio:.3g})" if figure.peer_value else ""


def _when() -> str:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=HERE, capture_output=True, text=True, check=False
    )
    return f"Mesuré le {datetime.now(UTC):%Y-%m-%d}, révision {commit.stdout.strip() or 'inconnue'}."


def _machine() -> str:
    return (
        f"Machine : {_processor()}, {os.cpu_count()} cœurs ; {platform.system()} ; Python {platform.python_version()}."
    )


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    main()
