"""Each list of words is well formed, written once and used."""

import re
import tomllib
from pathlib import Path

import pytest

from transverse.common.errors import PluginError
from transverse.common.registry import data_files
from transverse.language import words

PACKAGE = "transverse.language.words"
SOURCES = Path(words.__file__).parents[1].rglob("*.py")
USED = set(re.findall(r'words\.(of|starts)\("(\w+)", "(\w+)"\)', "".join(path.read_text("utf-8") for path in SOURCES)))
READERS = {"of": words.of, "starts": words.starts}


def _lists():
    for file in data_files(PACKAGE):
        theme = file.name.removesuffix(".toml")
        lists = tomllib.loads(file.read_text("utf-8"))
        yield from (("starts", theme, name) for name in lists.pop("starts", {}))
        yield from (("of", theme, name) for name in lists)


LISTS = sorted(_lists())


@pytest.mark.parametrize(("reader", "theme", "name"), LISTS)
def test_a_list_is_read_and_used(reader, theme, name):
    assert READERS[reader](theme, name)
    assert (reader, theme, name) in USED


def test_no_list_is_asked_for_that_does_not_exist():
    assert set(LISTS) >= USED


def test_a_list_is_written_once():
    found = [frozenset(READERS[reader](theme, name)) for reader, theme, name in LISTS]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("file", [*data_files(PACKAGE)], ids=lambda file: file.name)
def test_each_list_says_what_it_is_for(file):
    text = file.read_text("utf-8")
    assert re.findall(r'^(\w+) = """$', text, re.MULTILINE) == re.findall(r'^#.*\n(\w+) = """$', text, re.MULTILINE)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "il n'a pas de liste « places »"),
        ('places = "ici là ici"', "la liste « places » a un mot en double ou mal écrit : « ici »"),
        ('places = "Ici"', "« Ici »"),
        ('places = "l’une"', "« l’une »"),
    ],
)
def test_a_broken_list_is_refused(monkeypatch, text, reason):
    monkeypatch.setattr(words, "_theme", lambda _: tomllib.loads(text))
    with pytest.raises(PluginError, match=re.escape(reason)):
        words.of.__wrapped__("theme", "places")
