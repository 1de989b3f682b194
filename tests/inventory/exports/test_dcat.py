"""DCAT-AP: three forms of one graph, the same bytes everywhere, nothing quoted that is not declared."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import DCAT, DCTERMS, RDF, SKOS, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from transverse.inventory.catalogue import draw, write

# The reader of JSON-LD of rdflib uses a class that rdflib deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

FORMS = {".ttl": "turtle", ".rdf": "xml", ".jsonld": "json-ld"}
EUROPE = "http://publications.europa.eu/resource/authority/"


def _graph(catalogue, suffix=".ttl"):
    return Graph().parse(data=write(catalogue, suffix), format=FORMS[suffix])


@pytest.fixture
def graph(catalogue):
    return _graph(catalogue)


@pytest.mark.parametrize("suffix", [".rdf", ".jsonld"])
def test_the_three_forms_say_the_same(catalogue, graph, suffix):
    assert isomorphic(_graph(catalogue, suffix), graph)


def test_nothing_is_without_an_address(graph):
    assert {each for triple in graph for each in triple if not isinstance(each, URIRef | Literal)} == set()


def test_each_data_set_has_what_is_mandatory(graph, catalogue):
    for each in catalogue.datasets:
        said = graph.predicate_objects(URIRef(each.address))
        found = {predicate for predicate, _ in said}
        assert {DCTERMS.title, DCTERMS.description, DCTERMS.identifier, DCAT.keyword, DCAT.distribution} <= found
    files = set(graph.subjects(RDF.type, DCAT.Distribution))
    assert {each for each in files if not graph.value(each, DCAT.accessURL)} == set()
    assert {each for each in files if not graph.value(each, DCTERMS.license)} == set()


def test_texts_are_french(graph):
    for predicate in (DCTERMS.title, DCTERMS.description, DCAT.keyword, SKOS.prefLabel):
        assert {each.language for each in graph.objects(None, predicate)} == {"fr"}


def test_a_concept_of_europe_is_declared_with_its_classes_and_its_list(graph):
    quoted = {each for each in graph.objects() if str(each).startswith(EUROPE)}
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    assert quoted - schemes
    for each in quoted - schemes:
        assert (each, RDF.type, SKOS.Concept) in graph
        assert graph.value(each, SKOS.inScheme) in schemes
        assert graph.value(each, SKOS.prefLabel)


def test_a_schema_that_is_followed_is_named_and_one_that_is_near_is_not(graph):
    assert set(graph.objects(None, DCTERMS.conformsTo)) == {URIRef("https://schema.data.gouv.fr/etalab/schema-bal/")}


def test_what_speaks_of_persons_is_non_public(inventory, wishes):
    whole = draw(inventory, replace(wishes, with_personal=True))
    graph = _graph(whole)
    closed = set(graph.subjects(DCTERMS.accessRights, URIRef(f"{EUROPE}access-right/NON_PUBLIC")))
    assert closed == {URIRef(each.address) for each in whole.datasets if not each.public}
    assert len(closed) == 3


def test_what_is_not_known_is_not_said(inventory, wishes):
    silent = replace(wishes, issued=None, spatial="", publisher=replace(wishes.publisher, homepage="", email=""))
    graph = _graph(draw(inventory, silent))
    assert not set(graph.objects(None, DCAT.contactPoint))
    assert not set(graph.objects(None, DCTERMS.issued))
    assert set(graph.objects(None, DCTERMS.spatial)) == {URIRef(f"{EUROPE}country/FRA")}


def test_equal_catalogues_give_the_same_bytes_in_any_process(catalogue):
    program = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1]); import conftest; "
        "from transverse.inventory.catalogue import draw, write; "
        "made = draw(conftest.INVENTORY, conftest.WISHES); "
        "forms = ('.ttl', '.rdf', '.jsonld', '.json', '.csv'); "
        "print([hashlib.sha256(write(made, each)).hexdigest() for each in forms])"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
