"""The vocabularies of RDF that a catalogue is written in."""

from functools import cache

from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD, Namespace, URIRef

ADMS = Namespace("http://www.w3.org/ns/adms#")
GEOSPARQL = Namespace("http://www.opengis.net/ont/geosparql#")
IANA = Namespace("https://www.iana.org/assignments/media-types/")
LOCN = Namespace("http://www.w3.org/ns/locn#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")

PREFIXES = {
    "dcat": str(DCAT),
    "dct": str(DCTERMS),
    "foaf": str(FOAF),
    "gsp": str(GEOSPARQL),
    "locn": str(LOCN),
    "rdf": str(RDF),
    "skos": str(SKOS),
    "vcard": str(VCARD),
    "xsd": str(XSD),
}


@cache
def address(name: str) -> URIRef:
    """Return what a prefixed name, such as ``dct:Frequency``, stands for."""
    prefix, _, local = name.partition(":")
    return URIRef(PREFIXES[prefix] + local)


def shortened(term: URIRef) -> str:
    """Return the prefixed name of a term of these vocabularies, the address of anything else."""
    written = str(term)  # an URIRef has a slow `startswith` of its own
    return _shorter(written) if written.startswith(_STARTS) else written


_STARTS = tuple(PREFIXES.values())


@cache
def _shorter(term: str) -> str:
    return next(f"{prefix}:{term[len(start) :]}" for prefix, start in PREFIXES.items() if term.startswith(start))
