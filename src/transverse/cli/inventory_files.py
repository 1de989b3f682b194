"""The files that an inventory is written to: checked before the long work, then written whole or not at all."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from transverse.cli.inventory_sheet import sheet
from transverse.cli.writing import create
from transverse.common.errors import OptionError
from transverse.inventory import Inventory, catalogue
from transverse.inventory.report import as_json

_DCAT = (".ttl", ".rdf", ".jsonld")
_CATALOGUES = {"dcat": "", "datapackage": ".json", "csv": ".csv"}  # the form of each; DCAT has that of its ending
_PAPERS = (".odt", ".docx", ".pdf")


@dataclass(frozen=True, slots=True)
class Publishing:
    """What the catalogue says of who publishes it."""

    organisme: str = ""
    adresse: str = ""
    siret: str = ""
    courriel: str = ""
    frequence: str = ""
    with_personal: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the paths by option, and the titles that the catalogue left out, each with why."""

    paths: Mapping[str, Path]
    left_out: tuple[tuple[str, str], ...] = ()


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


def write(inventory: Inventory, files: Mapping[str, Path], publishing: Publishing) -> Written:
    """Write each file, under the next free name when one was taken.

    Raises
    ------
    TransverseError
        A wish of the catalogue is wrong, or a file cannot be written.
    """
    drawn = _catalogue(inventory, publishing) if files.keys() & _CATALOGUES.keys() else None
    paths = {}
    for option, path in files.items():
        ending = path.suffix.lower()
        if option == "json":
            content = (json.dumps(as_json(inventory), ensure_ascii=False, indent=1) + "\n").encode()
        elif option == "fiche":
            content = sheet(inventory, publishing.organisme, ending, date.today())  # noqa: DTZ011 (of whoever prints it)
        elif drawn:
            content = catalogue.write(drawn, _CATALOGUES[option] or ending)
        paths[option] = create(path, content)
    return Written(paths, drawn.left_out if drawn else ())


def _catalogue(inventory: Inventory, publishing: Publishing) -> catalogue.Catalogue:
    usual = catalogue.Wishes()
    wishes = catalogue.Wishes(
        publisher=catalogue.Publisher(
            publishing.organisme or usual.publisher.name, publishing.siret, email=publishing.courriel
        ),
        base=publishing.adresse or usual.base,
        frequency=publishing.frequence.upper() or usual.frequency,
        with_personal=publishing.with_personal,
    )
    return catalogue.draw(inventory, wishes)
