"""Small facts of the vocabularies that catalogues quote: authority tables of the European Union, licences, field types.

Only what is used here stands in the tables, one TOML file a vocabulary; each says where it comes from.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Scheme:
    """A list of concepts.

    Attributes
    ----------
    address
        Of the list itself, which its concepts are declared to be in.
    prefix
        What the address of a concept begins with; its code follows.
    title
        In French.
    classes
        Prefixed names of the classes of its concepts, beside ``skos:Concept``.
    labels
        Of the concepts that are used, in French, by code; one without a label is called by its code.
    """

    address: str
    prefix: str
    title: str
    classes: tuple[str, ...]
    labels: Mapping[str, str]

    def concept(self, code: str) -> str:
        """Return the address of the concept of `code`."""
        return f"{self.prefix}{code}"


@dataclass(frozen=True, slots=True)
class Licence:
    """What others may do with what is published.

    Attributes
    ----------
    address
        Of its text, as data.gouv.fr knows it.
    spdx
        Its name in the list of SPDX, which Data Package asks for.
    scdl
        Its name in the catalogue of the Socle commun des données locales.
    types
        Codes of the scheme ``licence-type``.
    """

    title: str
    address: str
    spdx: str
    scdl: str
    types: tuple[str, ...]


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return the vocabulary of that name as it is written."""
    file = resources.files(__name__).joinpath(f"{name}.toml")
    return tomllib.loads(file.read_text("utf-8"))


@cache
def scheme(name: str) -> Scheme:
    """Return the list of concepts of that name, such as ``"data-theme"``."""
    found = table(name)
    prefix = found.get("prefix", f"{found['address']}/")
    return Scheme(found["address"], prefix, found["title"], tuple(found["classes"]), found.get("labels", {}))


@cache
def licences() -> Mapping[str, Licence]:
    """Return the licences that a collectivité may choose, by code, the usual one first."""
    return {
        code: Licence(each["title"], each["address"], each["spdx"], each["scdl"], tuple(each["types"]))
        for code, each in table("licences")["licences"].items()
    }


def theme_of(trade: str) -> str:
    """Return the code of the European theme of a trade, ``""`` for none."""
    found: Mapping[str, str] = table("data-theme")["trades"]
    return found.get(trade, "")
