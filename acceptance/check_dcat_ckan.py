"""Has CKAN read our catalogues with the parser of ckanext-dcat and its profile of DCAT-AP 3, in three forms."""

import sys
from collections.abc import Iterator
from typing import Any

from _catalogue import WISHES, compare
from transverse.inventory.catalogue import Described

PACKAGES = ("ckan[requirements]==2.12.0", "ckanext-dcat==2.4.4")


def _differences(dataset: Described, read: dict[str, Any]) -> Iterator[str]:
    expected = {
        "title": dataset.title,
        "description": dataset.description,
        "tags": list(dataset.keywords),
        "publisher_name": WISHES.publisher.name,
        "contact_email": WISHES.publisher.email,
    }
    yield from (f"{key} : {read[key]!r}" for key, value in expected.items() if read[key] != value)
    parts = {"theme": dataset.theme, "frequency": WISHES.frequency, "spatial": "Polygon"}
    parts["access_rights"] = "/PUBLIC" if dataset.public else "/NON_PUBLIC"
    parts["conforms_to"] = dataset.schema.code if dataset.schema else ""
    yield from (f"{key} : {read[key]!r}" for key, part in parts.items() if part not in (read[key] or ""))
    urls = {each["url"] for each in read["resources"]}
    yield from (f"fichier absent : {each.address}" for each in dataset.distributions if each.address not in urls)


if __name__ == "__main__":
    sys.exit(bool(compare("CKAN", "read_with_ckan", PACKAGES, "identifier", _differences)))
