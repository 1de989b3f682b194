"""Has frictionless read ``datapackage.json`` beside the files that it describes, each table to its end.

The description itself must be valid, and so must each file that it calls a table: found, of the size that is told, in its
encoding, with the columns that are told.  What a file does wrong by itself (a line too long, a heading twice or empty, a
title above the headings, a cell that is not of the type of its column) is counted by kind: it is for its author.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from _catalogue import client, drawn, enough, filled
from transverse.inventory.catalogue import write

OF_THE_FILE = {
    *("extra-cell", "missing-cell", "blank-row", "type-error", "constraint-error"),
    *("blank-header", "blank-label", "duplicate-label", "incorrect-label", "missing-label", "extra-label"),
}


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = filled(Path(name))
        made = drawn(folder)
        package = folder / "datapackage.json"
        package.write_bytes(write(made, ".json"))
        found = client("validate_package", ("frictionless[excel,ods,parquet]==5.21.0", "pandas"), package)
    tables = [each for each in found["resources"] if each["type"] == "table"]
    faults = enough(made) + [f"description : {each}" for each in found["errors"]]
    counts: Counter[str] = Counter()
    for each in tables:
        kinds = {kind for kind, _ in each["errors"]}
        counts.update(kinds)
        faults += [f"{each['path']} : {kind} : {note}" for kind, note in each["errors"] if not _of_others(kind, note)]
    clean = sum(1 for each in tables if not each["errors"])
    rows = sum(each["rows"] for each in tables)
    print(f"{len(found['resources'])} ressources, dont {len(tables)} tableaux, {rows} lignes lues")
    print(f"{clean} tableaux sans aucune remarque ; les autres :", dict(counts.most_common()))
    print("\n".join(faults) or "Data Package : description valable, chaque fichier lu comme il est décrit")
    return 1 if faults else 0


def _of_others(kind: str, note: str) -> bool:
    """Tell whether a remark is for the author of the file, or due to a reader that counts no bytes (xls, Parquet)."""
    return kind in OF_THE_FILE or (kind == "byte-count" and 'actual is "None"' in note)


if __name__ == "__main__":
    sys.exit(main())
