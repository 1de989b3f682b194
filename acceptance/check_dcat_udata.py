"""Has udata, the software of data.gouv.fr, harvest our catalogues with its own reader, in three forms.

Each data set must come whole: title, description, words, licence, frequency, schema, contact, outline, files with their
format.  Its data base is in memory.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from _catalogue import WISHES, client, drawn, enough, filled, written
from transverse.inventory.catalogue import Catalogue, Described

PACKAGES = ("udata==17.18.0", "mongomock==4.3.0")


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = drawn(filled(folder))
        found = client("read_with_udata", PACKAGES, *written(made, folder))
    faults = enough(made)
    for form, harvested in found.items():
        wrong = list(_compared(made, {each["id"]: each for each in harvested}))
        print(f"{form} : {len(harvested) - len({title for title, _ in wrong})}/{len(made.datasets)} jeux entiers")
        faults += [f"{form} : {title} : {what}" for title, what in wrong]
    print("\n".join(faults) or "udata : tout est lu")
    return 1 if faults else 0


def _compared(made: Catalogue, harvested: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for each in made.datasets:
        if each.id not in harvested:
            yield each.title, "absent"
        else:
            yield from ((each.title, what) for what in _differences(each, harvested[each.id]))


def _differences(dataset: Described, read: dict[str, Any]) -> Iterator[str]:
    expected = {
        "title": dataset.title,
        "description": dataset.description,
        "licence": "lov2",
        "frequency": "annual",
        "schema": f"https://schema.data.gouv.fr/{dataset.schema.code}/" if dataset.schema else None,
        "spatial": True,
    }
    yield from (f"{key} : {read[key]!r}" for key, value in expected.items() if read[key] != value)
    if not read["tags"]:
        yield "aucun mot-clé"
    if WISHES.publisher.email not in read["contacts"]:
        yield "aucun contact"
    urls = {each["url"]: each for each in read["resources"]}
    for file in dataset.distributions:
        resource = urls.get(file.address)
        if not resource:
            yield f"fichier absent : {file.address}"
        elif (resource["format"], resource["mime"]) != (file.file_type.lower(), file.media_type):
            yield f"format : {resource}"


if __name__ == "__main__":
    sys.exit(main())
