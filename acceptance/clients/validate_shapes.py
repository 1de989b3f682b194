"""Validate catalogues against the shapes of DCAT-AP, in an environment with pyshacl: prints what was found, as JSON.

Usage:  validate_shapes.py FOLDER_OF_SHAPES CATALOGUE…
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

from pyshacl import validate  # type: ignore[import-not-found]
from rdflib import SH, Graph

SHAPES = ("shapes", "range", "mdr-vocabularies.shape", "deprecateduris", "shapes_recommended")
FORMATS = {".ttl": "turtle", ".rdf": "xml", ".jsonld": "json-ld"}


def main() -> None:
    folder = Path(sys.argv[1])
    found = {}
    for name in map(Path, sys.argv[2:]):
        graph = Graph().parse(name, format=FORMATS[name.suffix])
        found[name.name] = {"triples": len(graph), "shapes": {each: results(graph, folder, each) for each in SHAPES}}
    print(json.dumps(found))


def results(graph: Graph, folder: Path, name: str) -> list[tuple[str, str, int]]:
    """Return severity, property and number of the results of one file of shapes, but for the details of each."""
    shapes = Graph().parse(next(folder.glob(f"*_{name}.ttl")))
    _, report, _ = validate(graph, shacl_graph=shapes, advanced=True, do_owl_imports=False)
    counts: Counter[tuple[str, str]] = Counter()
    for result in report.objects(None, SH.result):
        severity, path = report.value(result, SH.resultSeverity), report.value(result, SH.resultPath)
        counts[str(severity).rpartition("#")[2], re.split("[/#]", str(path))[-1]] += 1
    return [(*key, count) for key, count in sorted(counts.items())]


main()
