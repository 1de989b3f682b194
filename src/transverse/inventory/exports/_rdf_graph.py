"""What a catalogue says, as nodes of DCAT-AP 3.0.1 that validators and harvesters take without fetching anything."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from urllib.parse import quote

from transverse.inventory.catalogue_model import Catalogue, Described, Distribution, Publisher
from transverse.inventory.exports import _vocabulary as vocabulary
from transverse.inventory.exports._rdf_forms import Node, Text
from transverse.inventory.model import Schema

_IANA = "https://www.iana.org/assignments/media-types/"
_SCHEMAS = "https://schema.data.gouv.fr/"
_LANGUAGE = _COUNTRY = "FRA"
_PUBLISHER_TYPE = "LocalAuthority"

Term = str | Text | None
Quoted = dict[str, Node]
"""The concepts, licences and schemas that were named so far, by address: each is told once, at the end."""


def nodes(catalogue: Catalogue) -> Iterator[Node]:
    """Yield the catalogue, its data sets and their files, then all that they quote: nothing is without a class."""
    quoted: Quoted = {}
    yield _catalogue(catalogue, quoted)
    yield from _publisher(catalogue, quoted)
    if catalogue.spatial:
        outline = Text(catalogue.spatial, datatype="gsp:wktLiteral")
        yield _node(_outline(catalogue), "dct:Location", {"locn:geometry": outline})
    for each in catalogue.datasets:
        yield _dataset(each, catalogue, quoted)
        for file in each.distributions:
            yield _distribution(file, catalogue, quoted)
    yield from quoted.values()


def _catalogue(catalogue: Catalogue, quoted: Quoted) -> Node:
    said: dict[str, Term | list[Term]] = {
        "dct:title": _french(catalogue.title),
        "dct:description": _french(catalogue.description),
        "dct:publisher": _agent(catalogue),
        "dct:language": _concept("language", _LANGUAGE, quoted),
        "dct:spatial": _concept("country", _COUNTRY, quoted),
        "dct:license": _licence(catalogue.licence, quoted),
        "dct:issued": _day(catalogue.issued),
        "dct:modified": _moment(catalogue.modified),
        "dcat:themeTaxonomy": _scheme("data-theme", quoted),
        "foaf:homepage": catalogue.publisher.homepage or None,
        "dcat:dataset": [each.address for each in catalogue.datasets],
    }
    return _node(catalogue.base, "dcat:Catalog", said)


def _publisher(catalogue: Catalogue, quoted: Quoted) -> Iterator[Node]:
    publisher = catalogue.publisher
    home, mail = publisher.homepage or None, f"mailto:{quote(publisher.email, safe='@')}" if publisher.email else None
    said: dict[str, Term] = {
        "foaf:name": _french(publisher.name),
        "dct:type": _concept("publisher-type", _PUBLISHER_TYPE, quoted),
        "dct:identifier": Text(publisher.siret) if publisher.siret else None,
        "foaf:homepage": home,
        "foaf:mbox": mail,
    }
    yield _node(_agent(catalogue), "foaf:Agent", said)
    if home:
        yield Node(home, ["foaf:Document"], {})
    if _can_be_asked(publisher):
        card: dict[str, Term] = {"vcard:fn": _french(publisher.name), "vcard:hasEmail": mail, "vcard:hasURL": home}
        yield _node(_contact(catalogue), "vcard:Organization vcard:Kind", card)


def _dataset(dataset: Described, catalogue: Catalogue, quoted: Quoted) -> Node:
    said: dict[str, Term | list[Term]] = {
        "dct:identifier": Text(dataset.id),
        "dct:title": _french(dataset.title),
        "dct:description": _french(dataset.description),
        "dct:publisher": _agent(catalogue),
        "dcat:contactPoint": _contact(catalogue) if _can_be_asked(catalogue.publisher) else None,
        "dcat:keyword": [_french(each) for each in dataset.keywords],
        "dcat:theme": _concept("data-theme", dataset.theme, quoted) if dataset.theme else None,
        "dct:language": _concept("language", _LANGUAGE, quoted),
        "dct:accessRights": _concept("access-right", "PUBLIC" if dataset.public else "NON_PUBLIC", quoted),
        "dct:accrualPeriodicity": _concept("frequency", catalogue.frequency, quoted),
        "dct:spatial": _outline(catalogue) if catalogue.spatial else _concept("country", _COUNTRY, quoted),
        "dct:conformsTo": _schema(dataset.schema, quoted),
        "dct:modified": _moment(dataset.modified),
        "dcat:distribution": [_place(each, catalogue) for each in dataset.distributions],
    }
    return _node(dataset.address, "dcat:Dataset", said)


def _distribution(file: Distribution, catalogue: Catalogue, quoted: Quoted) -> Node:
    said: dict[str, Term] = {
        "dct:identifier": Text(file.id),
        "dct:title": _french(file.title),
        "dct:description": _french(file.label),
        "dcat:accessURL": file.address,
        "dcat:downloadURL": file.address,
        "dct:license": _licence(catalogue.licence, quoted),
        "dct:language": _concept("language", _LANGUAGE, quoted),
        "dct:format": _concept("file-type", file.file_type, quoted) if file.file_type else None,
        "dcat:mediaType": _media_type(file.media_type, quoted),
        "dcat:byteSize": Text(str(file.size), datatype="xsd:nonNegativeInteger") if file.size else None,
        "dct:conformsTo": _schema(file.schema, quoted),
        "dct:modified": _moment(file.modified),
    }
    return _node(_place(file, catalogue), "dcat:Distribution", said)


def _node(address: str, classes: str, said: Mapping[str, Term | list[Term]]) -> Node:
    """Return the node of `address`, without what is not known."""
    terms = ((predicate, _terms(value)) for predicate, value in said.items())
    return Node(address, classes.split(), {predicate: found for predicate, found in terms if found})


def _terms(value: Term | list[Term]) -> list[str | Text]:
    several = value if isinstance(value, list) else [value]
    return [each for each in several if each is not None]


def _concept(name: str, code: str, quoted: Quoted) -> str:
    scheme = vocabulary.scheme(name)
    found = scheme.concept(code)
    if found not in quoted:
        label = _french(scheme.labels.get(code, code))
        classes = " ".join(("skos:Concept", *scheme.classes))
        quoted[found] = _node(found, classes, {"skos:inScheme": _scheme(name, quoted), "skos:prefLabel": label})
    return found


def _scheme(name: str, quoted: Quoted) -> str:
    scheme = vocabulary.scheme(name)
    quoted.setdefault(scheme.address, _node(scheme.address, "skos:ConceptScheme", {"dct:title": _french(scheme.title)}))
    return scheme.address


def _licence(code: str, quoted: Quoted) -> str:
    licence = vocabulary.licences()[code]
    if licence.address not in quoted:
        types: list[Term] = [_concept("licence-type", each, quoted) for each in licence.types]
        said: dict[str, Term | list[Term]] = {"dct:title": _french(licence.title), "dct:type": types}
        quoted[licence.address] = _node(licence.address, "dct:LicenseDocument", said)
    return licence.address


def _media_type(written: str, quoted: Quoted) -> str | None:
    if not written:
        return None
    found = _IANA + written
    quoted.setdefault(found, Node(found, ["dct:MediaType"], {}))
    return found


def _schema(schema: Schema | None, quoted: Quoted) -> str | None:
    if schema is None:
        return None
    found = f"{_SCHEMAS}{quote(schema.code)}/"
    quoted.setdefault(found, _node(found, "dct:Standard", {"dct:title": _french(schema.title)}))
    return found


def _can_be_asked(publisher: Publisher) -> bool:
    return bool(publisher.email or publisher.homepage)


def _agent(catalogue: Catalogue) -> str:
    return f"{catalogue.base}organisme"


def _contact(catalogue: Catalogue) -> str:
    return f"{catalogue.base}contact"


def _outline(catalogue: Catalogue) -> str:
    return f"{catalogue.base}territoire"


def _place(file: Distribution, catalogue: Catalogue) -> str:
    return f"{catalogue.base}distributions/{file.id}"


def _french(text: str) -> Text:
    return Text(text, language="fr")


def _day(when: date | None) -> Text | None:
    return Text(when.isoformat(), datatype="xsd:date") if when else None


def _moment(when: datetime | None) -> Text | None:
    return Text(when.isoformat(timespec="seconds"), datatype="xsd:dateTime") if when else None
