"""DCAT-AP 3, the catalogue that data.gouv.fr, CKAN and data.europa.eu harvest: Turtle, RDF/XML or JSON-LD."""

from transverse.inventory.catalogue_model import Catalogue

ID = "dcat"
LABEL = "catalogue DCAT-AP (data.gouv.fr, CKAN)"
MEDIA_TYPES = {".ttl": "text/turtle", ".rdf": "application/rdf+xml", ".jsonld": "application/ld+json"}
SUFFIXES = tuple(MEDIA_TYPES)
SOURCE = "https://semiceu.github.io/DCAT-AP/releases/3.0.1/"


def write(catalogue: Catalogue, suffix: str) -> bytes:
    """Return the catalogue as RDF.

    Every node has an address of its own, and each European concept that is quoted is declared with its classes and its
    list, since harvesters that check them fetch nothing.  Things come in a fixed order, which the serialisers of rdflib
    do not keep from one process to the next.
    """
    from transverse.inventory.exports import _rdf_forms, _rdf_graph  # noqa: PLC0415 (rdflib is slow to load)

    forms = {".ttl": _rdf_forms.turtle, ".rdf": _rdf_forms.rdf_xml, ".jsonld": _rdf_forms.json_ld}
    return forms[suffix](_rdf_graph.triples(catalogue))
