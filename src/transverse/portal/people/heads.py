"""Who heads a unit: the holder of its head's post, or of the nearest one above when it is vacant."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from transverse.portal.people.models import Function, Post, Unit

if TYPE_CHECKING:
    from django.db.models import QuerySet


def heads_of(units: Iterable[Unit], without: int | None = None) -> dict[int, Post]:
    """Return the post of the head of each unit, by the key of the unit; one query.

    Parameters
    ----------
    units
        The units; one whose chain has no head at all is left out.
    without
        An agent who does not count: nobody is the head of oneself.
    """
    chains = {unit.pk: [int(key) for key in unit.path.rstrip(".").split(".")][::-1] for unit in units if unit.path}
    posts = _held().filter(is_head=True, unit__in={key for chain in chains.values() for key in chain})
    heads = {post.unit_id: post for post in posts.exclude(holder=without).order_by("-title")}
    found = {unit: next((heads[key] for key in chain if key in heads), None) for unit, chain in chains.items()}
    return {unit: post for unit, post in found.items() if post}


def dgs_post() -> Post | None:
    """Return the post of the DGS, if somebody holds it."""
    return _held().filter(function=Function.DGS).first()


def _held() -> "QuerySet[Post]":
    return Post.objects.filter(closed_on=None, holder__isnull=False, holder__left_on=None).select_related("holder")
