"""Has CKAN read our catalogues with the parser of ckanext-dcat and its profile of DCAT-AP 3, in three forms."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from _catalogue import WISHES, client, drawn, enough, filled, written
from transverse.inventory.catalogue import Catalogue, Described

PACKAGES = ("ckan[requirements]==2.12.0", "ckanext-dcat==2.4.4")


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = drawn(filled(folder))
        found = client("read_with_ckan", PACKAGES, *written(made, folder))
    faults = enough(made)
    for form, parsed in found.items():
        read = {each["identifier"]: each for each in parsed}
        wrong = list(_compared(made, read))
        print(f"{form} : {len(read) - len({title for title, _ in wrong})}/{len(made.datasets)} jeux entiers")
        faults += [f"{form} : {title} : {what}" for title, what in wrong]
    print("\n".join(faults) or "CKAN : tout est lu")
    return 1 if faults else 0


def _compared(made: Catalogue, read: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for each in made.datasets:
        if each.id not in read:
            yield each.title, "absent"
        else:
            yield from ((each.title, what) for what in _differences(each, read[each.id]))


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
    sys.exit(main())
