"""Has udata, the software of data.gouv.fr, harvest our catalogues with its own reader, in three forms.

Each data set must come whole: title, description, words, licence, frequency, schema, contact, outline, files with their
format.  Its data base is in memory.
"""

import sys
from collections.abc import Iterator
from typing import Any

from _catalogue import WISHES, compare
from transverse.inventory.catalogue import Described

PACKAGES = ("udata==17.18.0", "mongomock==4.3.0")


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
    sys.exit(bool(compare("udata", "read_with_udata", PACKAGES, "id", _differences)))
