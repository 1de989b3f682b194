"""What a catalogue says, as triples of DCAT-AP 3.0.1 that validators and harvesters take without fetching anything."""

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import quote

from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD, Literal, URIRef

from transverse.inventory.catalogue_model import Catalogue, Described, Distribution, Publisher
from transverse.inventory.exports import _vocabulary as vocabulary
from transverse.inventory.exports._rdf_forms import Term, Triple
from transverse.inventory.exports._rdf_names import GEOSPARQL, IANA, LOCN, VCARD, address
from transverse.inventory.model import Schema

Quoted = dict[Triple, None]
"""What is to be said of what was quoted so far, in order."""

_LANGUAGE = "FRA"
_COUNTRY = "FRA"
_PUBLISHER_TYPE = "LocalAuthority"


def triples(catalogue: Catalogue) -> Iterator[Triple]:
    """Yield the catalogue, its data sets and their files, then what they quote: concepts, licence, schemas.

    Nothing is said of a thing before it is named, and nothing is left without a class.
    """
    quoted: Quoted = {}
    yield from _everything(catalogue, quoted)
    yield from quoted


def _everything(catalogue: Catalogue, quoted: Quoted) -> Iterator[Triple]:
    here = URIRef(catalogue.base)
    yield from _about(
        here,
        (RDF.type, DCAT.Catalog),
        (DCTERMS.title, _french(catalogue.title)),
        (DCTERMS.description, _french(catalogue.description)),
        (DCTERMS.publisher, _agent(catalogue)),
        (DCTERMS.language, _concept("language", _LANGUAGE, quoted)),
        (DCTERMS.spatial, _concept("country", _COUNTRY, quoted)),
        (DCTERMS.license, _licence(catalogue.licence, quoted)),
        (DCTERMS.issued, Literal(catalogue.issued.isoformat(), datatype=XSD.date) if catalogue.issued else None),
        (DCTERMS.modified, _moment(catalogue.modified)),
        (DCAT.themeTaxonomy, _scheme("data-theme", quoted)),
        (FOAF.homepage, URIRef(catalogue.publisher.homepage) if catalogue.publisher.homepage else None),
        *((DCAT.dataset, URIRef(each.address)) for each in catalogue.datasets),
    )
    yield from _publisher(catalogue, quoted)
    if catalogue.spatial:
        outline = Literal(catalogue.spatial, datatype=GEOSPARQL.wktLiteral)
        yield from _about(_outline(catalogue), (RDF.type, DCTERMS.Location), (LOCN.geometry, outline))
    for each in catalogue.datasets:
        yield from _dataset(each, catalogue, quoted)


def _publisher(catalogue: Catalogue, quoted: Quoted) -> Iterator[Triple]:
    publisher = catalogue.publisher
    home = URIRef(publisher.homepage) if publisher.homepage else None
    mail = URIRef(f"mailto:{publisher.email}") if publisher.email else None
    yield from _about(
        _agent(catalogue),
        (RDF.type, FOAF.Agent),
        (FOAF.name, _french(publisher.name)),
        (DCTERMS.type, _concept("publisher-type", _PUBLISHER_TYPE, quoted)),
        (DCTERMS.identifier, Literal(publisher.siret) if publisher.siret else None),
        (FOAF.homepage, home),
        (FOAF.mbox, mail),
    )
    if home:
        yield home, RDF.type, FOAF.Document
    if _can_be_asked(publisher):
        yield from _about(
            _contact(catalogue),
            (RDF.type, VCARD.Organization),
            (RDF.type, VCARD.Kind),
            (VCARD.fn, _french(publisher.name)),
            (VCARD.hasEmail, mail),
            (VCARD.hasURL, home),
        )


def _dataset(dataset: Described, catalogue: Catalogue, quoted: Quoted) -> Iterator[Triple]:
    yield from _about(
        URIRef(dataset.address),
        (RDF.type, DCAT.Dataset),
        (DCTERMS.identifier, Literal(dataset.id)),
        (DCTERMS.title, _french(dataset.title)),
        (DCTERMS.description, _french(dataset.description)),
        (DCTERMS.publisher, _agent(catalogue)),
        (DCAT.contactPoint, _contact(catalogue) if _can_be_asked(catalogue.publisher) else None),
        *((DCAT.keyword, _french(each)) for each in dataset.keywords),
        (DCAT.theme, _concept("data-theme", dataset.theme, quoted) if dataset.theme else None),
        (DCTERMS.language, _concept("language", _LANGUAGE, quoted)),
        (DCTERMS.accessRights, _concept("access-right", "PUBLIC" if dataset.public else "NON_PUBLIC", quoted)),
        (DCTERMS.accrualPeriodicity, _concept("frequency", catalogue.frequency, quoted)),
        (DCTERMS.spatial, _outline(catalogue) if catalogue.spatial else _concept("country", _COUNTRY, quoted)),
        (DCTERMS.conformsTo, _schema(dataset.schema, quoted) if dataset.schema else None),
        (DCTERMS.modified, _moment(dataset.modified) if dataset.modified else None),
        *((DCAT.distribution, _place(each, catalogue)) for each in dataset.distributions),
    )
    for each in dataset.distributions:
        yield from _distribution(each, catalogue, quoted)


def _distribution(file: Distribution, catalogue: Catalogue, quoted: Quoted) -> Iterator[Triple]:
    yield from _about(
        _place(file, catalogue),
        (RDF.type, DCAT.Distribution),
        (DCTERMS.identifier, Literal(file.id)),
        (DCTERMS.title, _french(file.title)),
        (DCTERMS.description, _french(file.label)),
        (DCAT.accessURL, URIRef(file.address)),
        (DCAT.downloadURL, URIRef(file.address)),
        (DCTERMS.license, _licence(catalogue.licence, quoted)),
        (DCTERMS.language, _concept("language", _LANGUAGE, quoted)),
        (DCTERMS.format, _concept("file-type", file.file_type, quoted) if file.file_type else None),
        (DCAT.mediaType, _media_type(file.media_type, quoted) if file.media_type else None),
        (DCAT.packageFormat, _media_type(file.package, quoted) if file.package else None),
        (DCAT.byteSize, Literal(str(file.size), datatype=XSD.nonNegativeInteger) if file.size is not None else None),
        (DCTERMS.conformsTo, _schema(file.schema, quoted) if file.schema else None),
        (DCTERMS.modified, _moment(file.modified) if file.modified else None),
    )


def _about(subject: URIRef, *said: tuple[URIRef, Term | None]) -> Iterator[Triple]:
    """Yield what is said of `subject`, without what is not known."""
    return ((subject, predicate, term) for predicate, term in said if term is not None)


def _concept(name: str, code: str, quoted: Quoted) -> URIRef:
    scheme = vocabulary.scheme(name)
    found = URIRef(scheme.concept(code))
    classes = [(RDF.type, address(each)) for each in ("skos:Concept", *scheme.classes)]
    label = _french(scheme.labels.get(code, code))
    _quote(found, quoted, *classes, (SKOS.inScheme, _scheme(name, quoted)), (SKOS.prefLabel, label))
    return found


def _scheme(name: str, quoted: Quoted) -> URIRef:
    scheme = vocabulary.scheme(name)
    found = URIRef(scheme.address)
    _quote(found, quoted, (RDF.type, SKOS.ConceptScheme), (DCTERMS.title, _french(scheme.title)))
    return found


def _licence(code: str, quoted: Quoted) -> URIRef:
    licence = vocabulary.licences()[code]
    found = URIRef(licence.address)
    types = [(DCTERMS.type, _concept("licence-type", each, quoted)) for each in licence.types]
    _quote(found, quoted, (RDF.type, DCTERMS.LicenseDocument), (DCTERMS.title, _french(licence.title)), *types)
    return found


def _media_type(written: str, quoted: Quoted) -> URIRef:
    found = IANA[written]
    _quote(found, quoted, (RDF.type, DCTERMS.MediaType))
    return found


def _schema(schema: Schema, quoted: Quoted) -> URIRef:
    found = URIRef(f"https://schema.data.gouv.fr/{quote(schema.code)}/")
    _quote(found, quoted, (RDF.type, DCTERMS.Standard), (DCTERMS.title, _french(schema.title)))
    return found


def _quote(subject: URIRef, quoted: Quoted, *said: tuple[URIRef, Term]) -> None:
    quoted.update(dict.fromkeys(_about(subject, *said)))


def _can_be_asked(publisher: Publisher) -> bool:
    return bool(publisher.email or publisher.homepage)


def _agent(catalogue: Catalogue) -> URIRef:
    return URIRef(f"{catalogue.base}organisme")


def _contact(catalogue: Catalogue) -> URIRef:
    return URIRef(f"{catalogue.base}contact")


def _outline(catalogue: Catalogue) -> URIRef:
    return URIRef(f"{catalogue.base}territoire")


def _place(file: Distribution, catalogue: Catalogue) -> URIRef:
    return URIRef(f"{catalogue.base}distributions/{file.id}")


def _french(text: str) -> Literal:
    return Literal(text, lang="fr")


def _moment(when: datetime) -> Literal:
    return Literal(when.isoformat(timespec="seconds"), datatype=XSD.dateTime)
