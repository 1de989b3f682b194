"""The product reads its own interface: what it says to people has none of the words that it replaces."""

import ast
import re
from pathlib import Path

import pytest

from transverse import cli
from transverse.cli.app import app
from transverse.common import errors
from transverse.documents import Block, known_formats
from transverse.language import Policy, review_blocks
from transverse.language.protect import plugins
from transverse.language.terms import families, headings
from transverse.trades import trades

EVERY = Policy(families=tuple(headings()))
SOURCES = [*Path(cli.__file__).parent.glob("*.py"), Path(errors.__file__)]
FRENCH = re.compile(r"\w+ \w+")


def _sentences(path):
    """Yield the strings of a source that are sentences: its docstrings, in English, are for programmers."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
            node.body[0].value.value = ""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (each.value if isinstance(each, ast.Constant) else "X" for each in node.values)
            yield "".join(parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _said():
    for path in SOURCES:
        yield from ((path.stem, text) for text in _sentences(path) if FRENCH.search(text))
    yield from ((f"help of {command.name}", command.callback.__doc__) for command in app.registered_commands)
    yield from ((f"format {each.ID}", each.LABEL) for each in known_formats())
    yield from ((f"protection {module.ID}", module.REASON) for module in plugins())
    for trade in trades().values():
        yield from ((f"trade {trade.code}", text) for text in (trade.label, *trade.datasets, *trade.tasks))


def _terms():
    for family in families().values():
        yield f"family {family.id}", family.label
        for term in family.terms:
            yield f"term {term.id}", term.explanation
            for each in term.replacements:
                yield from ((f"term {term.id}", text) for text in (*each.texts, each.note, each.reference))


@pytest.mark.parametrize("where", ["interface", "terms"])
def test_nothing_that_is_shown_holds_a_term(where):
    shown = list(dict.fromkeys({"interface": _said, "terms": _terms}[where]()))
    found = []
    for name, text in shown:
        found += [
            f"{name}: « {each.source} » dans « {text} »" for each in review_blocks([Block(text)], EVERY).proposals
        ]
    assert found == []
    assert len(shown) > 100
