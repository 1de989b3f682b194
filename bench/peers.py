"""The tools measured beside the product: how each is fetched into the cache, and how it is run.

None is a dependency.  A peer that cannot be fetched raises `UnavailableError`, which the report tells.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from debian import unpacked
from transverse.language.terms import select

DRIVERS = Path(__file__).with_name("drivers")
_SYSTEM_PYTHON = Path("/usr/bin/python3")  # the interpreter that Debian's own packages are made for
_TEXTLINT = ("textlint@15", "textlint-rule-prh@6")
_SHORT = frozenset({"data", "datas", "open data", "big data", "data scientist"})

_Result = TypeVar("_Result")


class UnavailableError(Exception):
    """A peer that cannot be had on this machine; says why."""


def grammalecte(cache: Path) -> tuple[list[str | Path], dict[str, str]]:
    """Return the start of a command that runs Grammalecte, and its environment."""
    folder = _attempt(lambda: unpacked("python3-grammalecte", cache / "packages"))
    python = _SYSTEM_PYTHON if _SYSTEM_PYTHON.exists() else Path(sys.executable)
    places = str(folder / "usr/lib/python3/dist-packages")
    return [python, DRIVERS / "grammalecte_checks.py"], {**os.environ, "PYTHONPATH": places}


def lingotweaker(cache: Path) -> tuple[list[str | Path], dict[str, str]]:
    """Return the start of a command that runs LingoTweaker, and its environment."""
    python = environment(cache / "lingotweaker", "lingotweaker", "lingotweaker-data-fr")
    return [python, DRIVERS / "lingotweaker_checks.py"], dict(os.environ)


def codespell(cache: Path) -> list[str | Path]:
    """Return the start of a command that rewrites files with codespell and the product's one-word terms."""
    python = environment(cache / "codespell", "codespell")
    listed = cache / "codespell.txt"
    listed.write_text(
        "".join(f"{form}->{text}\n" for form, text in words().items() if " " not in form), encoding="utf-8"
    )
    return [python.with_name("codespell"), "-D", listed, "-w", "-q", "3"]


def sed(cache: Path) -> list[str | Path]:
    """Return the start of a command that rewrites files with sed and a few terms: the floor, blind replacement."""
    script = cache / "sed.txt"
    pairs = [pair for pair in words().items() if pair[0] in _SHORT]
    script.write_text("".join(f"s/\\b{form}\\b/{text}/g\n" for form, text in pairs), encoding="utf-8")
    return ["sed", "-i", "-E", "-f", script]


def textlint(cache: Path, *, short: bool) -> list[str | Path]:
    """Return the start of a command that times textlint with the prh rule on the product's terms, or a few of them."""
    if not (shutil.which("node") and shutil.which("npm")):
        raise UnavailableError("node et npm ne sont pas installés")
    folder = (cache / "npm").absolute()
    if not (folder / "node_modules" / "textlint").exists():
        folder.mkdir(parents=True, exist_ok=True)
        _attempt(lambda: _quiet(["npm", "install", "--prefix", folder, *_TEXTLINT]))
    name = "short" if short else "all"
    rules = [
        {"expected": text, "pattern": f"/\\b{form}\\b/"}
        for form, text in words().items()
        if not short or form in _SHORT
    ]
    (folder / f"{name}.yml").write_text(json.dumps({"version": 1, "rules": rules}), encoding="utf-8")  # JSON is YAML
    settings = {"rules": {"prh": {"rulePaths": [str(folder / f"{name}.yml")]}}}
    (folder / f"{name}.json").write_text(json.dumps(settings), encoding="utf-8")
    return ["node", DRIVERS / "textlint_prh.mjs", folder, folder / f"{name}.json"]


def words() -> dict[str, str]:
    """Return the forms of the product's terms with their first equivalent: what a table of phrases would hold."""
    found: dict[str, str] = {}
    for family in select():
        for term in family.terms:
            for form in term.forms:
                text = next((each for each in term.replacements[0].texts if each), "")
                if text and re.fullmatch(r"[\w -]+", form):
                    found[form] = text
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def environment(folder: Path, *packages: str) -> Path:
    """Return the Python of a virtual environment of its own with `packages`."""
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        _attempt(lambda: _quiet([sys.executable, "-m", "venv", "--clear", folder]))
        _attempt(lambda: _quiet([python, "-m", "pip", "install", "--quiet", *packages]))
        (folder / "ready").touch()
    return python


def _quiet(command: Sequence[str | Path]) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True)


def _attempt(action: Callable[[], _Result]) -> _Result:
    try:
        return action()
    except (OSError, subprocess.CalledProcessError) as error:
        told = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
        raise UnavailableError(told[-1] if told else "échec sans message") from error
