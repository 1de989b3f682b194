"""The files that an inventory is written to: checked before the long work, then written whole or not at all."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from transverse.cli.writing import create
from transverse.common.errors import OptionError, TransverseError
from transverse.inventory import Inventory, catalogue
from transverse.inventory.report import as_json

_DCAT = (".ttl", ".rdf", ".jsonld")
_PAPERS = (".odt", ".docx", ".pdf")


@dataclass(frozen=True, slots=True)
class Publishing:
    """What the catalogue says of who publishes it."""

    organisme: str = ""
    adresse: str = ""
    with_personal: bool = False


def check(files: Mapping[str, Path]) -> None:
    """Refuse a file whose ending says another form than its option, before anything is read.

    Raises
    ------
    OptionError
        The sentence gives the endings that are possible.
    """
    for option, endings in (("dcat", _DCAT), ("fiche", _PAPERS)):
        path = files.get(option)
        if path and path.suffix.lower() not in endings:
            raise OptionError(f"--{option}, la fin du nom", path.suffix or path.name, endings)


def write(inventory: Inventory, files: Mapping[str, Path], publishing: Publishing) -> dict[str, Path]:
    """Write each file; return their paths, under the next free name when one was taken.

    Raises
    ------
    TransverseError
        A wish of the catalogue is wrong, or a file cannot be written.
    """
    drawn = _catalogue(inventory, publishing) if files.keys() & {"dcat", "datapackage", "csv"} else None
    return {option: create(path, _content(option, path, inventory, drawn)) for option, path in files.items()}


def _catalogue(inventory: Inventory, publishing: Publishing) -> catalogue.Catalogue:
    usual = catalogue.Wishes()
    wishes = catalogue.Wishes(
        publisher=catalogue.Publisher(publishing.organisme) if publishing.organisme else usual.publisher,
        base=publishing.adresse or usual.base,
        with_personal=publishing.with_personal,
    )
    return catalogue.draw(inventory, wishes)


def _content(option: str, path: Path, inventory: Inventory, drawn: catalogue.Catalogue | None) -> bytes:
    if option == "json":
        return (json.dumps(as_json(inventory), ensure_ascii=False, indent=1) + "\n").encode()
    if drawn is not None:
        suffix = {"dcat": path.suffix.lower(), "datapackage": ".json", "csv": ".csv"}[option]
        return catalogue.write(drawn, suffix)
    raise TransverseError(f"--{option} n'est pas connu.")
