"""People who do not exist: the same key always gives the same person."""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

_CUT = frozenset({"de", "du", "des", "en", "auprès"})


@dataclass(frozen=True, slots=True)
class Person:
    """A first and a last name, and the gender in which titles are said."""

    first_name: str
    last_name: str
    is_woman: bool

    @property
    def address(self) -> str:
        """The left part of an e-mail address: ``"gwenaelle.le-goff"``."""
        return f"{plain(self.first_name)}.{plain(self.last_name)}"


def person(key: str) -> Person:
    """Return the person of `key`."""
    draw = Random(key)  # noqa: S311 (a fiction, the same each time)
    is_woman = draw.random() < 0.53
    first = draw.choice(_words()["women" if is_woman else "men"])
    return Person(first, draw.choice(_words()["last"]).replace("-", " "), is_woman)


def titled(title: str, *, is_woman: bool) -> str:
    """Return `title`, written in the masculine, as the person bears it.

    >>> titled("Directeur général adjoint, culture", is_woman=True), titled("Agent d'accueil social", is_woman=True)
    ('Directrice générale adjointe, culture', "Agente d'accueil social")
    """
    if not is_woman:
        return title
    head, comma, rest = title.partition(",")
    words = head.split(" ")
    end = next((place for place, word in enumerate(words) if word in _CUT or "'" in word), len(words))
    feminine: dict[str, str] = _data()["feminine"]
    said = [feminine.get(word, word) for word in words[:end]]
    return " ".join([*said, *words[end:]]) + comma + rest


def plain(text: str) -> str:
    """Return `text` in small letters, without accents, its spaces as hyphens."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace(" ", "-")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("names.toml").read_text("utf-8"))


@cache
def _words() -> dict[str, list[str]]:
    return {key: _data()[key].split() for key in ("women", "men", "last")}
