"""What the sheet of a unit or of an agent tells: whom to call, who is above."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from transverse.portal.people.models import Agent, Kind, Mandate, Post, Unit
from transverse.trades import trades


@dataclass(frozen=True, slots=True)
class Calls:
    """Whom to call about a unit, and who relays from a day to come; each list in alphabetical order."""

    relays: tuple[Mandate, ...]
    deputies: tuple[Mandate, ...]
    leads: tuple[Mandate, ...]
    planned: tuple[Mandate, ...] = ()


def whom_to_call(unit: Unit, today: date) -> Calls:
    """Return who relays on the unit or on one above it, now or soon, who deputises, and the project lead; one query."""
    over = (*unit.ancestors, unit.pk)
    covering = Q(kind=Kind.LEAD) | Q(kind__in=(Kind.RELAY, Kind.DEPUTY), units__in=over)
    mandates = Mandate.objects.current(today).filter(covering, agent__left_on=None).distinct()
    found = mandates.select_related("agent").order_by("agent__search_key", "pk")

    def those(kind: Kind, *, to_come: bool = False) -> tuple[Mandate, ...]:
        return tuple(each for each in found if each.kind == kind and (each.starts_on > today) == to_come)

    return Calls(those(Kind.RELAY), those(Kind.DEPUTY), those(Kind.LEAD), those(Kind.RELAY, to_come=True))


def superiors(posts: Sequence[Post]) -> list[Agent | None]:
    """Return who is above the holder of each post: as the post says, else who heads the unit, or the nearest above it.

    Two queries, however many posts (their units must be there).
    """
    held = Post.objects.filter(closed_on=None, holder__left_on=None).exclude(holder=None).select_related("holder")
    told = held.in_bulk([post.superior_id for post in posts if post.superior_id])
    over = {key for post in posts for key in (*post.unit.ancestors, post.unit_id)}
    heads = {head.unit_id: head.holder for head in held.filter(unit__in=over, is_head=True)}
    return [_superior(post, told, heads) for post in posts]


def _superior(post: Post, told: Mapping[int, Post], heads: Mapping[int, Agent | None]) -> Agent | None:
    above = told.get(post.superior_id or 0)
    nearest = (heads.get(key) for key in (post.unit_id, *reversed(post.unit.ancestors)))
    people = (above.holder if above else None, *nearest)
    return next((each for each in people if each and each.pk != post.holder_id), None)


def phrase_of(code: str) -> str:
    """Return how a trade names its own: « données de l'eau »; ``""`` without a trade.

    >>> phrase_of("eau"), phrase_of("")
    ("données de l'eau", '')
    """
    trade = trades().get(code)
    return f"données {trade.phrases[0].text}" if trade else ""


def label_of(code: str) -> str:
    """Return the French name of a trade."""
    trade = trades().get(code)
    return trade.label if trade else ""
