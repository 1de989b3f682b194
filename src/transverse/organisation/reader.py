"""What an importer is: the shape that each file of `importers` has."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Protocol, cast

from transverse.common import registry
from transverse.organisation.draft import Draft
from transverse.organisation.source import Part

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
    return tuple(cast("Importer", module) for module in registry.modules("transverse.organisation.importers"))
