"""DCAT-AP 3, the catalogue that data.gouv.fr, CKAN and data.europa.eu harvest: Turtle, RDF/XML or JSON-LD."""

from transverse.inventory.catalogue_model import Catalogue
from transverse.inventory.exports._rdf_forms import json_ld, rdf_xml, turtle
from transverse.inventory.exports._rdf_graph import nodes

ID = "dcat"
LABEL = "catalogue DCAT-AP (data.gouv.fr, CKAN)"
MEDIA_TYPES = {".ttl": "text/turtle", ".rdf": "application/rdf+xml", ".jsonld": "application/ld+json"}
SUFFIXES = tuple(MEDIA_TYPES)
SOURCE = "https://semiceu.github.io/DCAT-AP/releases/3.0.1/"

_FORMS = {".ttl": turtle, ".rdf": rdf_xml, ".jsonld": json_ld}


def write(catalogue: Catalogue, suffix: str) -> bytes:
    """Return the catalogue as RDF.

    Every node has an address of its own, and each European concept that is quoted is declared with its classes and its
    list, since harvesters that check them fetch nothing.
    """
    return _FORMS[suffix](nodes(catalogue))
