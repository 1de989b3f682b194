"""Read catalogues as CKAN does, in an environment with ckanext-dcat: prints what was read, as JSON.

Usage:  read_with_ckan.py CATALOGUE…
"""

import json
import sys
from pathlib import Path
from typing import Any

from ckanext.dcat.processors import RDFParser  # type: ignore[import-not-found]

FORMATS = {".ttl": "turtle", ".rdf": "xml", ".jsonld": "json-ld"}


def main() -> None:
    print(json.dumps({Path(name).name: [told(each) for each in parsed(Path(name))] for name in sys.argv[1:]}))


def parsed(path: Path) -> list[dict[str, Any]]:
    """Return the data sets that the parser finds with the profile of DCAT-AP 3."""
    parser = RDFParser(profiles=["euro_dcat_ap_3"])
    parser.parse(path.read_text("utf-8"), _format=FORMATS[path.suffix])
    return list(parser.datasets())


def told(dataset: dict[str, Any]) -> dict[str, Any]:
    """Return the values that a harvested data set must have."""
    extras = {each["key"]: each["value"] for each in dataset["extras"]}
    kept = (
        "identifier",
        "publisher_name",
        "contact_email",
        "theme",
        "frequency",
        "access_rights",
        "language",
        "spatial",
    )
    return {
        "title": dataset.get("title"),
        "description": dataset.get("notes"),
        "tags": [each["name"] for each in dataset.get("tags", [])],
        **{key: extras.get(key) or dataset.get(key) for key in (*kept, "conforms_to")},
        "resources": [
            {key: each.get(key) for key in ("name", "url", "format", "mimetype", "size", "license")}
            for each in dataset["resources"]
        ],
    }


main()
