"""From the text of a family file to frozen data, refusing whatever breaks the contract."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, get_args

from transverse.common.errors import PluginError
from transverse.language.terms._spelling import conjugations, spellings
from transverse.language.terms.model import Example, Family, Heading, Part, Replacement, Status, Term

Table = dict[str, Any]

HEADING_KEYS = ("id", "label", "default", "source")
TERM_KEYS = ("id", "part", "explanation", "replacements", "examples", "counter_examples")
TERM_OPTIONS = ("singular", "plural", "exceptions", "source_gender")
REPLACEMENT_OPTIONS = ("date", "reference", "note", "use")
# For each part of speech: what a replacement must say, and what it may add.
REPLACEMENT_KEYS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "noun": (("singular", "plural", "gender"), ()),
    "mass": (("plural", "gender"), ("singular",)),
    "process": (("singular", "gender"), ()),
    "job": (("masculine", "masculine_plural"), ("feminine", "feminine_plural")),
    "adjective": (("ms", "fs", "mp", "fp"), ()),
    "verb": ((), ("forms", "stems")),
    "phrase": (("text",), ()),
}
SOURCED: tuple[Status, ...] = ("official", "oqlf")


Fail = Callable[[str], PluginError]


def read_heading(name: str, text: str) -> Heading:
    """Read what comes before the terms; ten times faster than the whole family.

    Raises
    ------
    PluginError
        Under the same conditions as `read_family`.
    """
    return _read_heading(_parse(text.partition("[[terms]]")[0], name), name)


def read_family(name: str, text: str) -> Family:
    """Read one family.

    Parameters
    ----------
    name
        File name, ``<id>.toml``.
    text
        TOML content.

    Raises
    ------
    PluginError
        When the content is not TOML, or lacks or adds a key, or claims a status without its proof, or has fewer
        counter-examples than it needs.
    """
    table = _parse(text, name)
    fail = partial(PluginError, name)
    if not table.get("terms"):
        raise fail("la famille n'a aucun terme ; ajoutez-en un sous « [[terms]] »")
    terms = tuple(_read_term(each, fail) for each in table.pop("terms"))
    return Family(_read_heading(table, name), terms)


def _parse(text: str, name: str) -> Table:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PluginError(name, f"ce n'est pas du TOML ({error})") from error


def _read_heading(table: Table, name: str) -> Heading:
    fail = partial(PluginError, name)
    _check_keys(table, HEADING_KEYS, (), "la famille", fail)
    if f"{table['id']}.toml" != name:
        raise fail(f"son identifiant est « {table['id']} » ; donnez-lui le nom du fichier")
    return Heading(**table)


def _read_term(table: Table, fail: Fail) -> Term:
    where = f"le terme « {table.get('id', '?')} »"
    _check_keys(table, TERM_KEYS, TERM_OPTIONS, where, fail)
    part = table["part"]
    if part not in get_args(Part):
        raise fail(f"{where} a pour nature « {part} » ; choisissez parmi {', '.join(get_args(Part))}")
    if not 0 < len(table["examples"]) < len(table["counter_examples"]):
        raise fail(f"{where} doit avoir au moins un exemple, et plus de contre-exemples que d'exemples")
    if not table["replacements"]:
        raise fail(f"{where} n'a pas d'équivalent français ; donnez-en au moins un")
    replacements = tuple(_read_replacement(each, part, where, fail) for each in table["replacements"])
    singular = _spelled(table.get("singular", ())) + tuple(dict.fromkeys(f for r in replacements for f in r.forms))
    plural = _spelled(table.get("plural", ()))
    if not singular + plural:
        raise fail(f"{where} n'a aucune forme à chercher ; remplissez « singular » ou « plural »")
    return Term(
        id=table["id"],
        part=part,
        singular=singular,
        plural=plural,
        exceptions=tuple(table.get("exceptions", ())),
        source_gender=table.get("source_gender", ""),
        explanation=table["explanation"],
        replacements=replacements,
        examples=tuple(Example(**each) for each in table["examples"]),
        counter_examples=tuple(table["counter_examples"]),
    )


def _spelled(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(spelling for form in forms for spelling in spellings(form)))


def _read_replacement(table: Table, part: str, where: str, fail: Fail) -> Replacement:
    where = f"un équivalent dans {where}"
    required, optional = REPLACEMENT_KEYS["process" if table.get("use") == "process" else part]
    _check_keys(table, ("status", *required), (*REPLACEMENT_OPTIONS, *optional), where, fail)
    status = table["status"]
    if status not in get_args(Status):
        raise fail(f"{where} a pour statut « {status} » ; choisissez parmi {', '.join(get_args(Status))}")
    if (status == "official") != ("date" in table):
        raise fail(f"{where} : la date du Journal officiel va avec le statut « official », et avec lui seul")
    if status in SOURCED and not table.get("reference"):
        raise fail(f"{where} n'a pas de référence ; dites où le statut « {status} » a été lu")
    if part == "job":
        table = {"feminine": table["masculine"], "feminine_plural": table["masculine_plural"], **table}
    if part == "verb":
        table["forms"] = _verb_forms(table.pop("stems", {}), table.get("forms", {}))
    return Replacement(**table)


def _verb_forms(stems: Mapping[str, str], forms: Mapping[str, str]) -> Mapping[str, str]:
    regular: dict[str, str] = {}
    for source, french in stems.items():
        regular.update(conjugations(source, french))
    return {**regular, **forms}


def _check_keys(
    table: Table,
    required: Iterable[str],
    optional: Iterable[str],
    where: str,
    fail: Fail,
) -> None:
    required = tuple(required)
    missing = [key for key in required if table.get(key) in (None, "")]
    if missing:
        raise fail(f"{where} ne dit pas {', '.join(missing)} ; ajoutez-le")
    unknown = sorted(table.keys() - {*required, *optional})
    if unknown:
        raise fail(f"{where} a une clé inconnue ({', '.join(unknown)}) ; corrigez son nom ou retirez-la")
