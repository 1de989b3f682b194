"""Protections: the places where a term must stay as it is, one discovered file each.

A protection is a module of this package with ``ID``, ``REASON`` (one French sentence for the author), ``SOURCE`` (why
the rule holds), ``EXAMPLES`` and ``COUNTER_EXAMPLES`` (the hit stands between ``⟦ ⟧``), and::

    find(text: str, hits: Sequence[Span]) -> Iterator[Span]

which yields the parts of the text to leave alone.  It may yield parts without a hit; they are dropped here.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from transverse.common import registry
from transverse.documents.model import Span

_NAMING = frozenset({"identifier", "mention", "product", "name_shape", "quotation"})
_ARTICLE = re.compile(
    r"(?:(?<!\w)(?:l[ae]s?|une?|des|du|de|aux?|nos|notre|vos|votre|cette?|ces|mon|ma|mes|sa|ses|son|leurs?|en)\s|[ld]['’])\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Protection:
    """A part of the text that holds at least one term and must not change.

    Attributes
    ----------
    span
        What is protected, in characters of the text.
    id
        Name of the protection, such as ``"url"``.
    reason
        One French sentence shown to the author.
    """

    span: Span
    id: str
    reason: str


@cache
def plugins() -> tuple[ModuleType, ...]:
    """Return the modules of this package that protect something, in the order of their names."""
    return tuple(registry.modules(__name__))


def protected(text: str, hits: Sequence[Span]) -> tuple[Protection, ...]:
    """Say which of `hits` must stay as they are, and why.

    Parameters
    ----------
    text
        One block of text: a paragraph, a cell, a line of a slide.
    hits
        The terms found in it, longest match first chosen, without overlap.

    Returns
    -------
    One protection or more for each hit to keep, in the order of the text.  A hit is explained by the first module that
    claims it.
    """
    found: list[Protection] = []
    left = sorted(hits, key=_start)
    for module in plugins():
        if not left:
            break
        covered: set[Span] = set()
        for span in module.find(text, left):
            touched = _touched(span, left)
            covered.update(touched)
            if touched:
                found.append(Protection(span, module.ID, module.REASON))
        if covered:
            left = [hit for hit in left if hit not in covered]
    found += _echoes(text, hits, left, found)
    return tuple(sorted(found, key=lambda each: (each.span.start, each.span.end)))


def _echoes(text: str, hits: Sequence[Span], left: Sequence[Span], found: Sequence[Protection]) -> list[Protection]:
    """Keep a capitalised word, without article, that is a name elsewhere in the text: « l'onglet "Dashboard" »."""
    kept = [each for each in found if each.id in _NAMING]
    named = {text[hit.start : hit.end]: each for hit in hits for each in kept if hit.overlaps(each.span)}
    capitals = (hit for hit in left if named and text[hit.start].isupper())
    bare = (hit for hit in capitals if not _ARTICLE.search(text[max(0, hit.start - 10) : hit.start]))
    again = ((hit, named.get(text[hit.start : hit.end])) for hit in bare)
    return [Protection(hit, name.id, name.reason) for hit, name in again if name is not None]


def _touched(span: Span, hits: list[Span]) -> list[Span]:
    """Return those of `hits`, in order and without overlap, that share a character with `span`."""
    first = max(0, bisect_right(hits, span.start, key=_start) - 1)
    last = bisect_right(hits, span.end, key=_start)
    return [hit for hit in hits[first:last] if hit.overlaps(span)]


def _start(span: Span) -> int:
    return span.start
