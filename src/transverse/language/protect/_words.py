"""The lists of words of ``words.toml``."""

import tomllib
from functools import cache
from importlib import resources


@cache
def words(name: str) -> frozenset[str]:
    """Return the list called `name`, in lower case."""
    return frozenset(_lists()[name].split())


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads((resources.files(__package__) / "words.toml").read_text(encoding="utf-8"))
