"""What the sheet of a unit or of an agent tells: whom to call, who is above."""

from dataclasses import dataclass
from datetime import date

from transverse.portal.people.models import Agent, Kind, Mandate, Post, Unit
from transverse.trades import trades


@dataclass(frozen=True, slots=True)
class Calls:
    """Whom to call about a unit; each list in alphabetical order."""

    relays: tuple[Mandate, ...]
    deputies: tuple[Mandate, ...]
    leads: tuple[Mandate, ...]


def whom_to_call(unit: Unit, today: date) -> Calls:
    """Return who relays on the unit or on one above it, who deputises, and the project lead; two queries."""
    over = {*unit.ancestors, unit.pk}
    kinds = (Kind.RELAY, Kind.DEPUTY, Kind.LEAD)
    mandates = Mandate.objects.in_force(today).filter(kind__in=kinds, agent__left_on=None)
    found = mandates.select_related("agent").prefetch_related("units").order_by("agent__last_name", "agent__first_name")
    covering = [each for each in found if each.kind == Kind.LEAD or any(unit.pk in over for unit in each.units.all())]

    def those(kind: Kind) -> tuple[Mandate, ...]:
        return tuple(each for each in covering if each.kind == kind)

    return Calls(those(Kind.RELAY), those(Kind.DEPUTY), those(Kind.LEAD))


def superior_of(post: Post) -> Agent | None:
    """Return the person above the holder of `post`: as the post says, else who heads the unit, or one above it."""
    held = Post.objects.filter(closed_on=None, holder__left_on=None).exclude(holder=None).exclude(holder=post.holder_id)
    told = held.filter(reports=post).select_related("holder").first()
    if told:
        return told.holder
    heads = held.filter(unit__in={*post.unit.ancestors, post.unit_id}, is_head=True)
    nearest = heads.select_related("holder").order_by("-unit__depth").first()
    return nearest.holder if nearest else None


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
