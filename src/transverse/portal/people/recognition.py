"""Declared or recognised: a role that is only said is declared; four facts make it recognised."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import models

from transverse.portal.people.models import JobSheetVersion, Kind, Letter, LetterState, Mandate, Share, with_units

LEAST_TIME = 5
"""Hundredths of a full time below which a role is not one that somebody can hold."""

_ACROSS = {Kind.LEAD, Kind.TEAM}


class Criterion(models.TextChoices):
    """What makes a mandate recognised; the labels say what is missing when it is not met."""

    FORCE = "force", "un mandat en vigueur"
    LETTER = "letter", "une lettre de mission signée de tous"
    TIME = "time", "5 % du temps au moins"
    SHEET = "sheet", "l'inscription dans la fiche de poste en circulation"


@dataclass(frozen=True, slots=True)
class Facts:
    """What recognition looks at: four plain answers about one mandate."""

    in_force: bool
    letter_signed: bool
    time_share: int
    in_sheet: bool


def missing(facts: Facts) -> tuple[Criterion, ...]:
    """Return what keeps a mandate from being recognised; nothing: it is.

    >>> missing(Facts(in_force=True, letter_signed=False, time_share=5, in_sheet=True))
    (Criterion.LETTER,)
    """
    met = {
        Criterion.FORCE: facts.in_force,
        Criterion.LETTER: facts.letter_signed,
        Criterion.TIME: facts.time_share >= LEAST_TIME,
        Criterion.SHEET: facts.in_sheet,
    }
    return tuple(criterion for criterion in Criterion if not met[criterion])


def recognise(
    mandates: Iterable[Mandate], today: date, signed: Collection[int] | None = None
) -> dict[int, tuple[Criterion, ...]]:
    """Return, by the key of each mandate, what keeps it from being recognised; three queries for any number.

    The units are those already fetched with the mandates, when they are; `signed` are the keys of those whose letter is
    signed, for who knows them already.
    """
    listed = list(mandates)
    with_units(listed)
    signed = _signed(listed) if signed is None else signed
    sheets = _sheets(listed)
    return {
        each.pk: missing(
            Facts(
                in_force=each.is_in_force(today),
                letter_signed=each.pk in signed,
                time_share=each.time_share,
                in_sheet=is_written(each.kind, [unit.path for unit in each.covered], sheets.get(each.agent_id, ())),
            )
        )
        for each in listed
    }


def is_written(kind: str, covered: Iterable[str], shares: Collection[str]) -> bool:
    """Tell whether a fiche de poste that gives time to the network in the units `shares` speaks of the mandate.

    For a mandate on units it must name one of them, or one above or below; units are given by their paths.
    """
    if kind in _ACROSS:
        return bool(shares)
    return any(path.startswith(share) or share.startswith(path) for path in covered for share in shares)


def _signed(mandates: Iterable[Mandate]) -> set[int]:
    found = Letter.objects.filter(state=LetterState.SIGNED, mandate__in=[each.pk for each in mandates])
    return set(found.order_by().values_list("mandate_id", flat=True))


def _sheets(mandates: Iterable[Mandate]) -> Mapping[int, list[str]]:
    """Return, by agent, the paths of the units for which a fiche in circulation gives time to the network."""
    rows = Share.objects.filter(
        is_relay=True,
        version__state=JobSheetVersion.CIRCULATED,
        version__sheet__agent__in={each.agent_id for each in mandates},
    ).order_by()
    found = defaultdict(list)
    for agent, path in rows.values_list("version__sheet__agent_id", "unit__path"):
        found[agent].append(path)
    return found
