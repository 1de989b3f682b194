"""The inventory against real files labelled by hand: opened or explained, schema, persons, trade.

The files and their labels (``manifest.tsv``) are held beside the project and are not ours to ship.  Prints each error,
then the measures beside their aims; ends with 1 when one is missed.
"""

import csv
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from transverse.inventory import File, Personal, Status, scan

FILES = Path(__file__).parents[2] / "shared" / "data" / "inventory"

# Labels of the manifest that are trades of ours under another name; a label may be two trades at once.
TRADES = {
    "territoire": "geographie",
    "adresse": "geographie",
    "commande_publique": "finances",
    "subventions": "finances",
    "mobilite_energie": "mobilite energie",
    "education_cantine": "education",
    "equipements": "batiments sport culture education social",
    "sante": "social",
    "donnees_metadonnees": " geographie",  # of no trade, or of the information system
}


def main() -> int:
    """Scan, compare, print; return the exit code."""
    if not FILES.exists():
        print("Il manque les fichiers étiquetés (shared/data/inventory).")
        return 1
    with (FILES / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        labels = {f"{row['repo'].replace('/', '+')}/{row['path']}": row for row in csv.DictReader(file, delimiter="\t")}
    found = {file.path: file for file in scan(FILES / "files").files}
    pairs = [(path, label, found[path]) for path, label in labels.items() if path in found]
    print(f"{len(pairs)} fichiers étiquetés sur {len(labels)}, {len(found)} parcourus")
    met = [
        _explained(found.values()),
        *_told_apart("schéma", pairs, lambda label: label["schema"], _schema, 1.0, 0.9),
        *_told_apart(
            "personnes", pairs, lambda label: "oui" if label["personal"] != "non" else "", _person, 0.85, 0.95
        ),
        _trades(pairs),
    ]
    return 0 if all(met) else 1


def _schema(file: File) -> str:
    return file.schema.code if file.schema else ""


def _person(file: File) -> str:
    return "oui" if file.personal.degree >= Personal.PROFESSIONAL.degree else ""


def _explained(files: Iterable[File]) -> bool:
    silent = [file.path for file in files if file.status is not Status.READ and not file.reason]
    for path in silent:
        print(f"  sans explication : {path}")
    return _told("ouverts ou expliqués", len(list(files)) - len(silent), len(list(files)), 1.0)


def _told_apart(
    name: str,
    pairs: list[tuple[str, dict[str, str], File]],
    expected: Callable[[dict[str, str]], str],
    answer: Callable[[File], str],
    precision: float,
    recall: float,
) -> tuple[bool, bool]:
    right = given = wanted = 0
    for path, label, file in pairs:
        want, got = expected(label), answer(file)
        wanted, given, right = wanted + bool(want), given + bool(got), right + bool(want and want == got)
        if want != got:
            print(f"  {name} : {path} : attendu « {want} », trouvé « {got} »")
    return (
        _told(f"{name}, précision", right, given, precision),
        _told(f"{name}, rappel", right, wanted, recall),
    )


def _trades(pairs: list[tuple[str, dict[str, str], File]]) -> bool:
    right = 0
    for path, label, file in pairs:
        possible = TRADES.get(label["domain"], label["domain"]).split(" ")
        right += file.trade.code in possible
        if file.trade.code not in possible:
            words = ", ".join(file.trade.words)
            print(f"  métier : {path} : attendu {possible}, trouvé « {file.trade.code} » ({words})")
    return _told("métier", right, len(pairs), 0.85)


def _told(name: str, right: int, total: int, aim: float) -> bool:
    rate = right / total if total else 1.0
    print(f"{name} : {rate:.1%} ({right}/{total}), objectif {aim:.0%}{'' if rate >= aim else ' MANQUÉ'}")
    return rate >= aim


if __name__ == "__main__":
    sys.exit(main())
