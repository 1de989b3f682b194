"""One inventory: read with a bar, told in the terminal, written to the files that were asked for."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from transverse.cli import inventory_files, streams
from transverse.cli.inventory_show import show
from transverse.common.errors import TransverseError
from transverse.inventory import Inventory, scan
from transverse.inventory.report import as_json


@dataclass(frozen=True, slots=True)
class Wishes:
    """The words of the command line; the names of the options are in ``inventorier``."""

    root: str
    files: Mapping[str, Path | None]
    publishing: inventory_files.Publishing
    detailed: bool = False
    memory: Path | None = None
    workers: int | None = None
    cluster: str | None = None


def usual_memory() -> Path:
    """Return where what was seen is remembered for this person, by the habits of their system."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "transverse" / "inventaire.sqlite"


def run(wishes: Wishes) -> int:
    """Do what was asked; return the exit code."""
    if not wishes.root:
        raise TransverseError("Donnez un dossier à inventorier, par exemple « transverse inventorier /partage/eau ».")
    if wishes.workers is not None and wishes.workers < 1:
        raise TransverseError("--processus demande un nombre à partir de 1.")
    if wishes.workers is not None and wishes.cluster is not None:
        raise TransverseError("--processus et --cluster ne vont pas ensemble : choisissez cette machine ou la grappe.")
    wanted = {option: path for option, path in wishes.files.items() if path is not None}
    inventory_files.check(wanted)
    to_screen = wanted.get("json") == Path("-")
    inventory = _scanned(wishes)
    if to_screen:
        streams.as_utf8()
        print(json.dumps(as_json(inventory), ensure_ascii=False, indent=1))  # noqa: T201 (the answer itself)
        del wanted["json"]
    written = inventory_files.write(inventory, wanted, wishes.publishing)
    if not to_screen:
        show(inventory, written, detailed=wishes.detailed)
    return 0


def _scanned(wishes: Wishes) -> Inventory:
    errors = Console(stderr=True)
    bar = Progress(
        SpinnerColumn(),
        TextColumn("Lecture"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[path]}"),
        console=errors,
        transient=True,
        disable=not errors.is_terminal,
    )
    with bar:
        task = bar.add_task("", total=None, path="")

        def tell(done: int, total: int, path: str) -> None:
            bar.update(task, completed=done, total=total, path=streams.visible(path)[-40:])

        return scan(wishes.root, cache=wishes.memory, workers=wishes.workers, cluster=wishes.cluster, progress=tell)
