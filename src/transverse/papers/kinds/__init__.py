"""The papers: one discovered file each, which knows what to ask for and how to say it.

A paper is a module of this package with ``ID`` (the file's name), ``LABEL``, ``SOURCE`` (the law or the practice that
its words rest on), a frozen dataclass ``Data`` of plain values, ``EXAMPLE`` (a ``Data`` about nobody real), and::

    compose(data: Data) -> Paper
    changes(before: Data, after: Data) -> tuple[str, ...]      # when it has versions

Texts that a collectivité may want to reword stand beside it, in ``<id>.toml``.
"""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Protocol, cast

from transverse.common import registry
from transverse.papers.model import Paper


class PaperKind(Protocol):
    """The contract of a module of this package.

    Attributes
    ----------
    ID, LABEL, SOURCE
        Its name, its French label, and why it is written so.
    Data, EXAMPLE
        What it is filled with, and one such value.
    compose
        Gives the paper of a ``Data``.
    """

    ID: str
    LABEL: str
    SOURCE: str
    Data: type
    EXAMPLE: object
    compose: Callable[..., Paper]


class VersionedKind(PaperKind, Protocol):
    """A paper that is made anew from time to time, and says what changed."""

    changes: Callable[..., tuple[str, ...]]


@cache
def papers() -> Mapping[str, PaperKind]:
    """Return the papers by id, in the order of their names."""
    return MappingProxyType({module.ID: cast("PaperKind", module) for module in registry.modules(__name__)})


@cache
def texts(name: str) -> Mapping[str, Any]:
    """Return the texts of the paper `name`, read once from the TOML file beside it."""
    file = resources.files(__name__).joinpath(f"{name}.toml")
    return MappingProxyType(tomllib.loads(file.read_text(encoding="utf-8")))
