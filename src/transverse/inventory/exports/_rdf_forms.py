"""Triples written as Turtle, RDF/XML and JSON-LD, in the order of their subjects' first appearance.

Nodes all have addresses and predicates are all of known vocabularies, which makes each form a plain loop.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import chain

from rdflib import RDF, Literal, URIRef

from transverse.inventory.exports._rdf_names import PREFIXES, shortened

Term = URIRef | Literal
Triple = tuple[URIRef, URIRef, Term]
Described = Mapping[URIRef, Mapping[URIRef, list[Term]]]


def turtle(triples: Iterable[Triple]) -> bytes:
    """Return the triples as Turtle (W3C, RDF 1.1)."""
    lines = [f"@prefix {prefix}: <{address}> ." for prefix, address in PREFIXES.items()]
    for subject, said in _described(triples).items():
        parts = [f"{_verb(predicate)} {', '.join(map(_term, terms))}" for predicate, terms in said.items()]
        lines += ["", f"<{subject}> " + " ;\n    ".join(parts) + " ."]
    return ("\n".join(lines) + "\n").encode()


def rdf_xml(triples: Iterable[Triple]) -> bytes:
    """Return the triples as RDF/XML (W3C, RDF 1.1), each node an element of its first class."""
    names = "".join(f'\n    xmlns:{prefix}="{address}"' for prefix, address in PREFIXES.items())
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<rdf:RDF{names}>"]
    for subject, said in _described(triples).items():
        (first, *others) = said[RDF.type]
        name = shortened(URIRef(first))
        lines.append(f'  <{name} rdf:about="{escape(subject)}">')
        rest = chain([(RDF.type, others)], ((key, terms) for key, terms in said.items() if key != RDF.type))
        lines += [f"    {each}" for predicate, terms in rest for each in _elements(shortened(predicate), terms)]
        lines.append(f"  </{name}>")
    return ("\n".join([*lines, "</rdf:RDF>"]) + "\n").encode()


def json_ld(triples: Iterable[Triple]) -> bytes:
    """Return the triples as JSON-LD 1.1, one object a node."""
    graph = [
        {"@id": subject, **{_key(predicate): _values(predicate, terms) for predicate, terms in said.items()}}
        for subject, said in _described(triples).items()
    ]
    return (json.dumps({"@context": PREFIXES, "@graph": graph}, ensure_ascii=False, indent=1) + "\n").encode()


def _described(triples: Iterable[Triple]) -> Described:
    found: dict[URIRef, dict[URIRef, list[Term]]] = {}
    for subject, predicate, term in dict.fromkeys(triples):
        found.setdefault(subject, {}).setdefault(predicate, []).append(term)
    return found


def _verb(predicate: URIRef) -> str:
    return "a" if predicate == RDF.type else shortened(predicate)


def _term(term: Term) -> str:
    if isinstance(term, URIRef):
        short = shortened(term)
        return f"<{term}>" if short == str(term) else short
    plain = json.dumps(term, ensure_ascii=False)  # its escapes are among those of Turtle
    if term.language:
        return f"{plain}@{term.language}"
    return f"{plain}^^{_term(term.datatype)}" if term.datatype else plain


def _elements(name: str, terms: Iterable[Term]) -> Iterator[str]:
    for term in terms:
        if isinstance(term, URIRef):
            yield f'<{name} rdf:resource="{escape(term)}"/>'
        else:
            language = f' xml:lang="{term.language}"' if term.language else ""
            datatype = f' rdf:datatype="{escape(term.datatype)}"' if term.datatype else ""
            yield f"<{name}{language}{datatype}>{escape(term)}</{name}>"


def _key(predicate: URIRef) -> str:
    return "@type" if predicate == RDF.type else shortened(predicate)


def _values(predicate: URIRef, terms: Iterable[Term]) -> list[object]:
    if predicate == RDF.type:
        return [shortened(each) for each in terms if isinstance(each, URIRef)]
    return [_value(each) for each in terms]


def _value(term: Term) -> dict[str, str]:
    if isinstance(term, URIRef):
        return {"@id": str(term)}
    kind = {"@language": term.language} if term.language else {}
    return {"@value": str(term), **kind, **({"@type": str(term.datatype)} if term.datatype else {})}
