"""What an importer is: the shape that each file of `importers` has."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from transverse.common import registry
from transverse.organisation.draft import Draft
from transverse.organisation.source import Part

# Imported now: later, the folder would take the place of the function of that name in the door of the package.
_FOLDER = import_module("transverse.organisation.importers").__name__

Tick = Callable[[int], None]


class Importer(Protocol):
    """One form of chart."""

    ID: str
    LABEL: str
    EXTENSIONS: tuple[str, ...]
    SOURCE: str
    EXAMPLES: tuple[str, ...]
    COUNTER_EXAMPLES: Mapping[str, str]

    def matches(self, part: Part) -> bool:
        """Say whether `part` is of this form."""

    def read(self, parts: Sequence[Part], draft: Draft, tick: Tick) -> None:
        """Fill `draft` from `parts`; call `tick` with the line reached."""


@cache
def importers() -> tuple[Importer, ...]:
    """Return the forms of chart that can be imported, in the order of their names."""
    return tuple(cast("Importer", module) for module in registry.modules(_FOLDER))
