"""Read catalogues as data.gouv.fr does, in an environment with udata and mongomock: prints what was read, as JSON.

Usage:  read_with_udata.py CATALOGUE…

The data base is in memory; an organisation owns what is harvested, as it does on the site.
"""

import json
import logging
import sys
from pathlib import Path
from typing import Any

import mongomock  # type: ignore[import-not-found]
from mongoengine import connect, disconnect  # type: ignore[import-not-found]
from rdflib import DCAT, RDF, Graph
from udata import settings  # type: ignore[import-not-found]
from udata.app import create_app, standalone  # type: ignore[import-not-found]

FORMATS = {".ttl": "turtle", ".rdf": "xml", ".jsonld": "json-ld"}


def main() -> None:
    logging.disable(logging.ERROR)
    app = create_app("udata.settings.Defaults", override=settings.Testing)
    standalone(app)
    disconnect()
    connect("udata", mongo_client_class=mongomock.MongoClient, uuidRepresentation="standard")
    with app.app_context():
        print(json.dumps({Path(name).name: harvest(Path(name)) for name in sys.argv[1:]}, default=str))


def harvest(path: Path) -> list[dict[str, Any]]:
    """Return what udata has kept of each data set."""
    from udata.core.dataset.models import Dataset, License  # type: ignore[import-not-found]
    from udata.core.dataset.rdf import dataset_from_rdf  # type: ignore[import-not-found]
    from udata.core.organization.models import Organization  # type: ignore[import-not-found]

    for each in (License, Organization):
        each.drop_collection()
    License(
        id="lov2", title="Licence Ouverte 2.0", url="https://www.etalab.gouv.fr/licence-ouverte-open-licence"
    ).save()
    License(id="notspecified", title="Non précisée").save()
    owner = Organization(name="Ville", description="Ville").save()
    graph = Graph().parse(path, format=FORMATS[path.suffix])
    nodes = sorted(graph.subjects(RDF.type, DCAT.Dataset))
    return [told(dataset_from_rdf(graph, Dataset(organization=owner), node=node)) for node in nodes]


def told(dataset: Any) -> dict[str, Any]:  # noqa: ANN401 (udata has no types)
    """Return the values that a harvested data set must have."""
    dataset.validate()
    return {
        "id": dataset.harvest.dct_identifier,
        "title": dataset.title,
        "description": dataset.description,
        "tags": list(dataset.tags),
        "licence": dataset.license.id if dataset.license else None,
        "frequency": str(dataset.frequency),
        "schema": dataset.schema.url if dataset.schema else None,
        "contacts": [each.email for each in dataset.contact_points],
        "spatial": dataset.spatial is not None and dataset.spatial.geom is not None,
        "modified": str(dataset.harvest.modified_at),
        "resources": [
            {"url": each.url, "format": each.format, "mime": each.mime, "title": each.title, "size": each.filesize}
            for each in dataset.resources
        ],
    }


main()
