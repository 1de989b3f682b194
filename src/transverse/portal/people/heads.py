"""Who heads a unit: the holder of its head's post, or of the nearest one above when it is vacant."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from transverse.portal.people.models import Function, Kind, Mandate, Post, Unit

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Superiors:
    """Those to whom a mandate may be attached.

    Attributes
    ----------
    dgs, lead
        The posts of the DGS and of the project lead, None: nobody holds one.
    heads
        Those of the heads of the units, each once.
    """

    dgs: Post | None
    lead: Post | None
    heads: tuple[Post, ...]

    @property
    def all(self) -> tuple[Post, ...]:
        """All of them, each once: the lead, the DGS, the heads."""
        return tuple(dict.fromkeys(post for post in (self.lead, self.dgs, *self.heads) if post))


def heads_of(units: Iterable[Unit], without: int | None = None) -> dict[int, Post]:
    """Return the post of the head of each unit, by the key of the unit; one query.

    Parameters
    ----------
    units
        The units; one whose chain has no head at all is left out.
    without
        An agent who does not count: nobody is the head of oneself.
    """
    chains = _chains(units)
    posts = _held().filter(is_head=True, unit__in={key for chain in chains.values() for key in chain})
    return _nearest(chains, posts, without)


def superiors_of(units: Iterable[Unit], today: date, without: int | None = None) -> Superiors:
    """Return those to whom a mandate on `units` may be attached; one query (see `heads_of`)."""
    chains = _chains(units)
    leads = Mandate.objects.in_force(today).filter(kind=Kind.LEAD).order_by().values("agent")
    heads = Q(is_head=True, unit__in={key for chain in chains.values() for key in chain})
    posts = list(
        _held().filter(Q(function=Function.DGS) | Q(holder__in=leads) | heads).annotate(leads=Q(holder__in=leads))
    )
    return Superiors(
        dgs=next((post for post in posts if post.function == Function.DGS), None),
        lead=next((post for post in posts if post.leads and post.holder_id != without), None),
        heads=tuple(dict.fromkeys(_nearest(chains, [post for post in posts if post.is_head], without).values())),
    )


def dgs_post() -> Post | None:
    """Return the post of the DGS, if somebody holds it."""
    return _held().filter(function=Function.DGS).first()


def _chains(units: Iterable[Unit]) -> dict[int, list[int]]:
    """Return the keys of each unit and of those above it, the nearest first."""
    return {unit.pk: [int(key) for key in unit.path.rstrip(".").split(".")][::-1] for unit in units if unit.path}


def _nearest(chains: dict[int, list[int]], posts: Iterable[Post], without: int | None) -> dict[int, Post]:
    heads = {post.unit_id: post for post in reversed(list(posts)) if post.holder_id != without}
    found = {unit: next((heads[key] for key in chain if key in heads), None) for unit, chain in chains.items()}
    return {unit: post for unit, post in found.items() if post}


def _held() -> "QuerySet[Post]":
    return Post.objects.filter(closed_on=None, holder__isnull=False, holder__left_on=None).select_related("holder")
