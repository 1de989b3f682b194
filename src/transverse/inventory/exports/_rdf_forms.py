"""Nodes written as Turtle, RDF/XML and JSON-LD, in the order in which they come.

A node is what is said of one thing.  All have addresses and all predicates are of known vocabularies, which makes each
form a plain loop.  A library of RDF was measured first: ten times slower on a large catalogue, and two of its three
writers follow the order of a hash, so that equal catalogues gave other bytes from one process to the next.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

PREFIXES: Mapping[str, str] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "gsp": "http://www.opengis.net/ont/geosparql#",
    "locn": "http://www.w3.org/ns/locn#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class Text(NamedTuple):
    """A literal: in a language, of a datatype (a prefixed name), or plain."""

    value: str
    language: str = ""
    datatype: str = ""


class Node(NamedTuple):
    """What is said of one thing.

    Attributes
    ----------
    address
        An IRI, whole.
    classes
        Prefixed names, at least one.
    said
        Predicates, as prefixed names, each with addresses or texts.
    """

    address: str
    classes: Sequence[str]
    said: Mapping[str, Sequence[str | Text]]


def turtle(nodes: Iterable[Node]) -> bytes:
    """Return the nodes as Turtle (W3C, RDF 1.1)."""
    lines = [f"@prefix {prefix}: <{address}> ." for prefix, address in PREFIXES.items()]
    for node in nodes:
        parts = [f"a {', '.join(node.classes)}"]
        parts += [f"{predicate} {', '.join(map(_turtle_term, terms))}" for predicate, terms in node.said.items()]
        lines += ["", f"<{node.address}> " + ";\n    ".join(parts) + " ."]
    return ("\n".join(lines) + "\n").encode()


def rdf_xml(nodes: Iterable[Node]) -> bytes:
    """Return the nodes as RDF/XML (W3C, RDF 1.1), each an element of its first class."""
    names = "".join(f'\n    xmlns:{prefix}="{address}"' for prefix, address in PREFIXES.items())
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<rdf:RDF{names}>"]
    for node in nodes:
        first, *others = node.classes
        lines.append(f'  <{first} rdf:about="{escape(node.address)}">')
        lines += [f'    <rdf:type rdf:resource="{_whole(each)}"/>' for each in others]
        lines += [f"    {each}" for predicate, terms in node.said.items() for each in _elements(predicate, terms)]
        lines.append(f"  </{first}>")
    return ("\n".join([*lines, "</rdf:RDF>"]) + "\n").encode()


def json_ld(nodes: Iterable[Node]) -> bytes:
    """Return the nodes as JSON-LD 1.1, one object a line."""
    context = json.dumps(PREFIXES, indent=1)
    graph = ",\n".join(json.dumps(_object(each), ensure_ascii=False) for each in nodes)
    return f'{{"@context": {context},\n"@graph": [\n{graph}\n]}}\n'.encode()


def _object(node: Node) -> dict[str, object]:
    said = {predicate: [_value(each) for each in terms] for predicate, terms in node.said.items()}
    return {"@id": node.address, "@type": node.classes, **said}


def _whole(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def _turtle_term(term: str | Text) -> str:
    if isinstance(term, str):
        return f"<{term}>"
    plain = json.dumps(term.value, ensure_ascii=False)  # its escapes are among those of Turtle
    if term.language:
        return f"{plain}@{term.language}"
    return f"{plain}^^{term.datatype}" if term.datatype else plain


def _elements(name: str, terms: Iterable[str | Text]) -> Iterator[str]:
    for term in terms:
        if isinstance(term, str):
            yield f'<{name} rdf:resource="{escape(term)}"/>'
        else:
            language = f' xml:lang="{term.language}"' if term.language else ""
            datatype = f' rdf:datatype="{_whole(term.datatype)}"' if term.datatype else ""
            yield f"<{name}{language}{datatype}>{escape(term.value)}</{name}>"


def _value(term: str | Text) -> dict[str, str]:
    if isinstance(term, str):
        return {"@id": term}
    kind = {"@language": term.language} if term.language else {}
    return {"@value": term.value, **kind, **({"@type": term.datatype} if term.datatype else {})}
