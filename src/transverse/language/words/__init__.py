"""Closed lists of French words, one TOML file a theme: what the rules know of single words.

A list is written once, here; a rule keeps only the few words that make it readable.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from transverse.common.errors import PluginError


@cache
def of(theme: str, name: str) -> frozenset[str]:
    """Return the list `name` of the file ``<theme>.toml``: words in lower case, with the straight apostrophe.

    Raises
    ------
    PluginError
        The file has no such list, or the list is empty, or holds a word twice or with a capital.
    """
    return frozenset(_read(theme, _theme(theme), name))


@cache
def starts(theme: str, name: str) -> tuple[str, ...]:
    """Return the list `name` of word beginnings of the file ``<theme>.toml``, ready for ``str.startswith``.

    Raises
    ------
    PluginError
        Under the same conditions as `of`.
    """
    return _read(theme, _theme(theme).get("starts", {}), name)


@cache
def _theme(theme: str) -> Mapping[str, Any]:
    return tomllib.loads((resources.files(__name__) / f"{theme}.toml").read_text(encoding="utf-8"))


def _read(theme: str, lists: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found = tuple(str(lists.get(name, "")).split())
    if not found:
        raise PluginError(f"{theme}.toml", f"il n'a pas de liste « {name} »")
    wrong = [word for word in found if found.count(word) > 1 or word != word.lower() or "’" in word]
    if wrong:
        raise PluginError(f"{theme}.toml", f"la liste « {name} » a un mot en double ou mal écrit : « {wrong[0]} »")
    return found
