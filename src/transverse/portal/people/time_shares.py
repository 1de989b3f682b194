"""The time of one person, promised by mandates and written in the fiche de poste: never more than the whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from transverse.papers.words import day as french
from transverse.papers.words import listed
from transverse.portal.people.models import JobSheetVersion, Mandate, Share

WHOLE = 100


@dataclass(frozen=True, slots=True)
class Load:
    """What is already promised on the fullest day of a period: that day, and each promise with its words."""

    day: date
    parts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """The sum of the promises."""
        return sum(share for _, share in self.parts)

    def too_much(self, who: str, share: int) -> str:
        """Say what `share` more would come to and what to change; nothing when it fits."""
        total = self.total + share
        if total <= WHOLE:
            return ""
        parts = listed([f"{label} {part} %" for label, part in (("ce mandat", share), *self.parts)])
        left = WHOLE - self.total
        advice = (
            f"Ramenez ce mandat à {left} % au plus, ou réduisez d'abord un autre engagement."
            if left > 0
            else "Réduisez ou terminez d'abord un autre engagement."
        )
        when = french(self.day)
        return f"{who} aurait {total} % de son temps promis le {when} : {parts}. {advice}"


def load(agent: int, first: date, last: date, without: Iterable[int] = ()) -> Load:
    """Return what `agent` has promised on the fullest day from `first` to `last`; two queries.

    `without` are mandates that do not count, such as the one being changed.
    """
    mandates = list(
        Mandate.objects.filter(agent=agent, starts_on__lte=last, ends_on__gte=first)
        .filter(Q(ended_on=None) | Q(ended_on__gt=first))
        .exclude(pk__in=list(without))
        .prefetch_related("units")
    )
    days = sorted({first, *(each.starts_on for each in mandates if each.starts_on > first)})
    fullest = max(days, key=lambda day: sum(each.time_share for each in mandates if each.is_in_force(day)))
    held = tuple((_words(each), each.time_share) for each in mandates if each.is_in_force(fullest))
    return Load(fullest, (*held, *_written(agent)))


def _words(mandate: Mandate) -> str:
    units = listed([str(unit) for unit in mandate.units.all()])
    return f"mandat « {mandate.called}{f' – {units}' if units else ''} »"


def _written(agent: int) -> list[tuple[str, int]]:
    """Return the other shares of the fiche de poste in circulation; those of the network are what mandates promise."""
    rows = Share.objects.filter(
        version__sheet__agent=agent, version__state=JobSheetVersion.CIRCULATED, is_relay=False
    ).values_list("unit__name", "percent")
    return [(f"fiche de poste « {unit} »", percent) for unit, percent in rows]
