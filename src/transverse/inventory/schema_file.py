"""Reading of the national schemas: one TOML file each in `schemas`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from transverse.common.errors import PluginError
from transverse.common.registry import data_files


@dataclass(frozen=True, slots=True)
class Definition:
    """A national schema of a table.

    Attributes
    ----------
    id
        The name of its file.
    code
        As schema.data.gouv.fr names it; the tables of one package may share it.
    title
        In French.
    version
        Whose columns these are.
    source
        Where the names of the columns were read.
    trade
        Of those who keep such a table, in `transverse.trades`.
    package
        What its sister tables share, so that a column common to them all still tells them from the rest.
    required, columns
        The names of the columns that must be there, and of all.
    former
        Columns of earlier versions, or of other forms of it, that have no successor: they speak for it, and nothing
        lacks without them.
    aliases
        Other names of its columns, as real files or earlier versions write them, and the names of today.
    examples, counter_examples
        Headers, parted by ``;``: of tables that follow it, and of tempting tables that do not.
    """

    id: str
    code: str
    title: str
    version: str
    source: str
    trade: str
    package: str
    required: tuple[str, ...]
    columns: tuple[str, ...]
    former: tuple[str, ...]
    aliases: Mapping[str, str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def definitions() -> Mapping[str, Definition]:
    """Return the schemas by the name of their file; read once.

    Raises
    ------
    PluginError
        A file breaks the contract: a missing key, a required column or an alias of a column that is not one.
    """
    return MappingProxyType({each.id: each for each in map(_read, data_files("transverse.inventory.schemas"))})


def _read(entry: Traversable) -> Definition:
    try:
        return _definition(entry.name.removesuffix(".toml"), tomllib.loads(entry.read_text(encoding="utf-8")))
    except KeyError as error:
        raise PluginError(entry.name, f"il manque {error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError, TypeError, AttributeError) as error:
        raise PluginError(entry.name, str(error)) from error


def _definition(name: str, data: dict[str, Any]) -> Definition:
    columns = tuple(data["columns"])
    aliases = dict(data.get("aliases", {}))
    strangers = {*data["required"], *aliases.values()} - set(columns)
    if strangers:
        raise ValueError(f"«\u00a0{min(strangers)}\u00a0» n'est pas une de ses colonnes")
    return Definition(
        id=name,
        code=data["code"],
        title=data["title"],
        version=data["version"],
        source=data["source"],
        trade=data["trade"],
        package=data.get("package", name),
        required=tuple(data["required"]),
        columns=columns,
        former=tuple(data.get("former", ())),
        aliases=MappingProxyType(aliases),
        examples=tuple(data["tests"]["examples"]),
        counter_examples=tuple(data["tests"]["counter_examples"]),
    )
