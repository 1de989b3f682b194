"""The agreement phenomena, one file each, and the walk that applies them all to a noun and its pronouns."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from transverse.common.registry import modules
from transverse.language.frame import Change, Frame, Referent

Finder = Callable[[Frame, Referent], Iterator[Change | Referent]]


@cache
def _finders() -> tuple[Finder, ...]:
    return tuple(module.find for module in modules(__name__))


def cascade(frame: Frame, referents: Iterable[Referent]) -> tuple[Change, ...]:
    """Return every change that the noun forces on the words which depend on `referents`.

    Where two phenomena speak of the same word the first to speak is heard.
    """
    changes: list[Change] = []
    taken: set[int] = set()
    for referent in referents:
        for find in _finders():
            for found in find(frame, referent):
                places = set(range(found.first, found.last + 1)) if isinstance(found, Change) else set()
                if isinstance(found, Change) and taken.isdisjoint(places):
                    taken |= places
                    changes.append(found)
    return tuple(sorted(changes, key=lambda change: change.first))
