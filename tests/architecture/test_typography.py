"""What people read keeps its marks: a no-break space before : ; ? ! » % €, and after «, never a plain one."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "src/transverse"
PARTS = ("cli", "common", "organisation", "papers", "portal")  # what the other engines say is set by the command
TORN = re.compile(r"(?<![\s:])[ \t\n]+(?=[:;?!»%€](?![\w=(]))|(?<=«)[ \t\n]")
HIDDEN = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}|<!--.*?-->", re.DOTALL)
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
ELEMENT = re.compile(r"</?[a-zA-Z][^<>]*>", re.DOTALL)
QUOTED = re.compile(r'"([^"]*)"')
FIELD = "…"  # stands for what a variable says


def _files(*suffixes):
    found = (path for part in PARTS for path in (SOURCES / part).rglob("*") if path.suffix in suffixes)
    return [path for path in found if not {"migrations", "licences", "__pycache__"} & set(path.parts)]


def _of_template(text):
    shown = HIDDEN.sub("", text)
    for tag in TAG.findall(shown):
        yield from QUOTED.findall(tag)
    shown = TAG.sub(lambda tag: FIELD if tag[0].startswith("{{") else "", shown)
    for element in ELEMENT.findall(shown):
        yield from QUOTED.findall(element)
    yield ELEMENT.sub("", shown)


def _of_code(path):
    tree = ast.parse(path.read_text("utf-8"))
    inside = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inside |= {id(part) for part in node.values}
            yield "".join(part.value if isinstance(part, ast.Constant) else FIELD for part in node.values)
    silent = inside | _docstrings(tree, path.stem)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node.value


def _docstrings(tree, command):
    """Return the docstrings, but for the one of a command, which is its help."""
    documented = (each for each in ast.walk(tree) if isinstance(each, ast.Module | ast.ClassDef | ast.FunctionDef))
    unread = (each for each in documented if getattr(each, "name", "") != command)
    return {id(each.body[0].value) for each in unread if each.body and isinstance(each.body[0], ast.Expr)}


def _of_table(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _of_table(each)


def _torn(path, sentences):
    name = path.relative_to(SOURCES)
    found = ((each, torn) for each in sentences for torn in TORN.finditer(each))
    return [f"{name}: {each[max(0, torn.start() - 30) : torn.end() + 5]!r}" for each, torn in found]


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("Fini : tout est là", 1),
        ("Fini\u00a0: tout est là", 0),
        ("<p>{{ count }} %</p>", 1),
        ("Rien{% if known %} ; écrivez-lui{% endif %}", 1),
        ('{% include "empty.html" with sentence="Rien : attendez." %}', 1),
        ('<a title="La « clé »">la clé</a>', 2),
        ("{# Rien : attendez. #}<a href='?page=2'>2</a> https://ville.example", 0),
        ("«\n  clé\u00a0»", 1),
    ],
)
def test_what_is_torn_is_seen(text, torn):
    assert sum(len(TORN.findall(each)) for each in _of_template(text)) == torn


def test_templates_keep_marks_with_their_word():
    pages = _files(".html", ".txt")
    assert [each for path in pages for each in _torn(path, _of_template(path.read_text("utf-8")))] == []


def test_sentences_of_the_code_keep_marks_with_their_word():
    assert [each for path in _files(".py") for each in _torn(path, _of_code(path))] == []


def test_tables_of_words_keep_marks_with_their_word():
    tables = _files(".toml")
    assert [each for path in tables for each in _torn(path, _of_table(tomllib.loads(path.read_text("utf-8"))))] == []
