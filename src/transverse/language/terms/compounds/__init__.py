"""How a French noun takes its complement when the source sets an anglicism beside it (*gouvernance data*)."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from transverse.common.errors import OptionError, PluginError
from transverse.common.registry import data_files

PREPOSITIONS = frozenset({"de", "des", "du", "en", "à"})
IRREGULAR = {
    "coffre-fort": "coffres-forts",
    "plate-forme": "plates-formes",
    "savoir-faire": "savoir-faire",
    "travail": "travaux",
    "équipe projet": "équipes projet",
}


@dataclass(frozen=True, slots=True)
class Compounds:
    """The links that join heads to one kind of complement.

    Attributes
    ----------
    default
        Link of a head that is not listed.
    links
        Link by head, singular and plural, in lower case.
    replaced
        Whole French wording of the heads that change too (*management data*).
    plain
        Heads that already name a digital thing, never followed by « numériques ».
    """

    default: str
    links: Mapping[str, str]
    replaced: Mapping[str, str]
    plain: frozenset[str]

    def link(self, head: str) -> str:
        """Return the link of `head`, whatever its case and number."""
        return self.links.get(head.lower(), self.default)


@cache
def compounds(kind: str) -> Compounds:
    """Return the links of one kind of complement: ``data``, ``open_data``, or ``nouns`` for any other noun.

    Raises
    ------
    OptionError
        When there is no such kind.
    PluginError
        When a head is listed twice.
    """
    found = {file.name.removesuffix(".toml"): file for file in data_files(__name__)}
    if kind not in found:
        raise OptionError("les compléments", kind, found)
    table = tomllib.loads(found[kind].read_text(encoding="utf-8"))
    links: dict[str, str] = {}
    for link, heads in table["complements"].items():
        for head in heads:
            if head in links:
                raise PluginError(f"compounds/{kind}.toml", f"« {head} » y est deux fois ; gardez une seule place")
            links.update(dict.fromkeys(_numbers(head), link))
    return Compounds(
        default=table["default"],
        links=MappingProxyType(links),
        replaced=MappingProxyType(table.get("replaced", {})),
        plain=frozenset(form for head in table.get("plain", {}).get("heads", ()) for form in _numbers(head)),
    )


def _numbers(head: str) -> tuple[str, str]:
    return head, IRREGULAR.get(head) or " ".join(_plural_words(head))


def _plural_words(head: str) -> Iterator[str]:
    """Yield the words of the plural: those before the first preposition take the mark (*chefs de projet*)."""
    inside = True
    for word in head.split():
        inside = inside and word not in PREPOSITIONS and not word.startswith(("d'", "l'"))
        yield _plural(word) if inside else word


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al"):
        return word[:-2] + "aux"
    if word.endswith(("eau", "eu")):
        return word + "x"
    return word + "s"
