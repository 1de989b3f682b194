"""The catalogue that the clients of others are given: real files of collectivités, and files with the oddest names.

The real files are not part of the project: they stand beside it, in ``shared/data/inventory``.
"""

import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from transverse.inventory import catalogue
from transverse.inventory.scan import scan

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from peers import UnavailableError, environment

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data" / "inventory"
CLIENTS = Path(__file__).with_name("clients")
CACHE = ROOT / ".cache" / "acceptance"
FORMS = (".ttl", ".rdf", ".jsonld")
Differences = Callable[[catalogue.Described, dict[str, Any]], Iterator[str]]
LEAST = 40  # data sets, below which nothing is proven

WISHES = catalogue.Wishes(
    catalogue.Publisher(
        "Ville d'Exemple", "21310555400017", "https://www.ville-exemple.fr", "donnees@ville-exemple.fr"
    ),
    "https://catalogue.ville-exemple.fr/",
    frequency="ANNUAL",
    issued=date(2026, 1, 2),
    spatial="POLYGON((1.3 43.5, 1.5 43.5, 1.5 43.7, 1.3 43.7, 1.3 43.5))",
)
ODD = (
    "espace et é",
    'l\'apostrophe "et" le guillemet',
    "à\nla ligne",
    "{a}|^`\\",
    "100 % <b>&amp;",
    "#titre?q=1;x",
    "=1+1",
)


def complain_of_missing(folder: Path) -> None:
    """End with a sentence if what these checks need does not stand beside the project."""
    if not folder.is_dir():
        sys.exit(f"Le dossier « {folder} » manque : ces vérifications demandent les fichiers réels qu'il contient.")


def filled(folder: Path) -> Path:
    """Return a folder with copies of the real files, and small ones with odd names or packed."""
    complain_of_missing(SHARED / "files")
    target = folder / "partage"
    shutil.copytree(SHARED / "files", target / "réels", copy_function=shutil.copyfile)
    for path in target.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    for number, name in enumerate(ODD):
        lines = f'code_{number};libellé\n1;Été\n2;"a;b"\n'
        (target / f"{name}.csv").write_bytes(lines.encode("cp1252" if number % 2 else "utf-8"))
    with ZipFile(target / "lot é.zip", "w") as archive:
        archive.writestr("dossier/dans l'archive.csv", "code_zip;libellé\n1;Été\n")
        archive.writestr("autre.csv", "code_autre,genre\n7,b\n")
    with gzip.open(target / "seul.csv.gz", "wt", encoding="utf-8") as packed:
        packed.write("code_gz;libellé\n1;Été\n")
    return target


def drawn(folder: Path, *, with_personal: bool = True) -> catalogue.Catalogue:
    """Return the catalogue of what `filled` made, whole by default: more is proven."""
    return catalogue.draw(scan(folder, workers=1), replace(WISHES, with_personal=with_personal))


def written(made: catalogue.Catalogue, folder: Path) -> list[Path]:
    """Return the files of the catalogue in each form of RDF."""
    paths = [folder / f"catalogue{suffix}" for suffix in FORMS]
    for path in paths:
        path.write_bytes(catalogue.write(made, path.suffix))
    return paths


def client(name: str, packages: tuple[str, ...], *arguments: str | Path) -> Any:  # noqa: ANN401 (whatever it prints)
    """Return what a script of ``clients`` prints, run in an environment with `packages`, named after the first."""
    product = re.split(r"[\[=]", packages[0])[0]
    try:
        python = environment(CACHE / product, *packages)
    except UnavailableError as error:
        sys.exit(f"{product} n'a pas pu être installé : {error}")
    command = [python, CLIENTS / f"{name}.py", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=CACHE)
    if done.returncode:
        sys.exit(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def enough(made: catalogue.Catalogue) -> list[str]:
    """Return a fault if the catalogue is too small to prove anything."""
    count = len(made.datasets)
    return [] if count >= LEAST else [f"le catalogue n'a que {count} jeux de données, il en faut {LEAST}"]


def compare(product: str, script: str, packages: tuple[str, ...], key: str, differences: Differences) -> int:
    """Have a client read our catalogue in each form of RDF; print the data sets that do not come whole, count them.

    Parameters
    ----------
    key
        Under which the client gives the identifier of a data set.
    differences
        What is not as we wrote it in a data set that was read, in words.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = drawn(filled(folder))
        found = client(script, packages, *written(made, folder))
    faults = enough(made)
    for form, parsed in found.items():
        wrong = list(_wrong(made.datasets, {each[key]: each for each in parsed}, differences))
        print(f"{form} : {len(parsed) - len({title for title, _ in wrong})}/{len(made.datasets)} jeux entiers")
        faults += [f"{form} : {title} : {what}" for title, what in wrong]
    print("\n".join(faults) or f"{product} : tout est lu")
    return len(faults)


def _wrong(
    datasets: Iterable[catalogue.Described], read: dict[str, Any], differences: Differences
) -> Iterator[tuple[str, str]]:
    for each in datasets:
        if each.id not in read:
            yield each.title, "absent"
        else:
            yield from ((each.title, what) for what in differences(each, read[each.id]))
