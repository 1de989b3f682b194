"""One problem composed: read, staffed in a process of its own, told in the terminal, written to a file if asked."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from transverse.cli import compose_show, streams
from transverse.cli.compose_search import Found, search
from transverse.cli.writing import create
from transverse.common.errors import DocumentError, TransverseError
from transverse.staffing.model import Problem
from transverse.staffing.parsing import LARGEST
from transverse.staffing.reading import read_problem
from transverse.staffing.writing import as_json

INTERRUPTED = 130
LONGEST = 86_400.0  # seconds: a day


@dataclass(frozen=True, slots=True)
class Wishes:
    """The words of the command line; the names of the options are in ``composer``."""

    path: Path | None
    seconds: float = 60.0
    json: Path | None = None
    variants: bool = False
    detailed: bool = False


def run(wishes: Wishes) -> int:
    """Do what was asked; return the exit code."""
    if wishes.path is None:
        raise TransverseError("Donnez une année de projets, par exemple « transverse composer annee.json ».")
    if not 0 < wishes.seconds <= LONGEST:
        raise TransverseError(f"--limite demande un nombre de secondes, {LONGEST:.0f} au plus (un jour).")
    problem = read_problem(_content(wishes.path))
    found, interrupted = search(problem, wishes.seconds, variants=wishes.variants)
    if wishes.json == Path("-"):
        streams.as_utf8()
        print(_as_text(problem, found), end="")  # noqa: T201 (the answer itself)
    else:
        written = create(wishes.json, _as_text(problem, found).encode()) if wishes.json else None
        compose_show.show(problem, found, written, detailed=wishes.detailed)
    return INTERRUPTED if interrupted else 0


def _content(path: Path) -> bytes:
    """Return the bytes of the problem, a little more than are read at most."""
    if path == Path("-"):
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise DocumentError(f"« {path} » n'existe pas. Vérifiez le chemin.") from error
    except IsADirectoryError as error:
        raise DocumentError(f"« {path} » est un dossier. Donnez le fichier JSON qu'il contient.") from error
    except (OSError, ValueError) as error:
        raise DocumentError(f"« {path} » ne peut pas être lu. Vérifiez vos droits sur ce fichier.") from error


def _as_text(problem: Problem, found: Found) -> str:
    written = as_json(
        problem,
        found.plan,
        conflicts=found.conflicts,
        ways_out=found.ways_out,
        alternatives=found.alternatives,
    )
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"
