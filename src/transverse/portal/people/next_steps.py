"""What somebody may do next, when nobody asks for it: never recalled by mail, never on the page for the directors."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, Exists, OuterRef, QuerySet, Value
from django.urls import reverse

from transverse.portal.people.models import Acknowledgement, Function, JobSheetVersion, Kind, Mandate, Share, Slot
from transverse.portal.people.models.mandates import MandateQuerySet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transverse.portal.accounts.standing import Standing

_ASKED = {
    "unwritten": (
        "Un mandat en cours n'est dans aucune fiche de poste en circulation : complétez la fiche.",
        "{} mandats en cours ne sont dans aucune fiche de poste en circulation : complétez ces fiches.",
        "#sans-fiche",
    ),
    "drafts": (
        "Une fiche de poste est en brouillon : relisez-la, puis mettez-la en circulation.",
        "{} fiches de poste sont en brouillon : relisez-les, puis mettez-les en circulation.",
        "#toutes",
    ),
    "unread": (
        "Un directeur n'a pas encore pris connaissance d'une fiche de poste : voyez laquelle.",
        "{} lectures de fiches de poste sont attendues des directeurs : voyez lesquelles.",
        "#toutes",
    ),
}


class NextStep(NamedTuple):
    """What may be done, and where."""

    sentence: str
    address: str


def next_steps(standing: "Standing", today: date) -> list[NextStep]:
    """Return what a relay, and whoever answers for human resources, may do next; a query for each of the two."""
    found: list[NextStep] = []
    if standing.relay:
        found += _of_relay(standing.agent, today)
    if Function.DRH in standing.functions:
        found += _of_human_resources(today)
    return found


def unwritten(today: date) -> MandateQuerySet:
    """Return the mandates in force whose person has no fiche in circulation that gives time to the network."""
    return Mandate.objects.in_force(today).filter(~Exists(_in_sheet()), agent__left_on=None)


def _in_sheet() -> QuerySet[Share]:
    return Share.objects.filter(
        is_relay=True, version__state=JobSheetVersion.CIRCULATED, version__sheet__agent=OuterRef("agent")
    )


def _of_relay(agent: int | None, today: date) -> "Iterator[NextStep]":
    mine = Mandate.objects.in_force(today).filter(agent=agent, kind__in=(Kind.RELAY, Kind.DEPUTY))
    listed = list(mine.annotate(met=Exists(Slot.objects.filter(mandate=OuterRef("pk"))), written=Exists(_in_sheet())))
    if any(each.kind == Kind.RELAY and not each.met for each in listed):  # type: ignore[attr-defined]
        sentence = "Vous n'avez encore aucun échange avec le responsable de votre service : proposez-lui une date."
        yield NextStep(sentence, reverse("slots"))
    if unwritten_one := next((each for each in listed if not each.written), None):  # type: ignore[attr-defined]
        sentence = (
            "Votre mandat n'est pas écrit dans votre fiche de poste : demandez au chef de projet ou aux ressources "
            "humaines de la compléter. La page du mandat dit ce qui manque."
        )
        yield NextStep(sentence, unwritten_one.get_absolute_url())
    if listed:
        sentence = "Avant votre entretien annuel, prenez l'attestation de votre mandat."
        yield NextStep(sentence, reverse("attestation", args=[listed[0].pk]))


def _of_human_resources(today: date) -> "Iterator[NextStep]":
    counts = _counts(today)
    for key, (one, many, place) in _ASKED.items():
        if count := counts.get(key, 0):
            yield NextStep(one if count == 1 else many.format(count), reverse("job_sheets") + place)
    sentence = "Avant les entretiens annuels, préparez les attestations : ouvrez le mandat de chaque personne."
    yield NextStep(sentence, reverse("mandates"))


def _counts(today: date) -> dict[str, int]:
    """Count the mandates unwritten, the drafts and the readings that wait, in one query."""
    rows = {
        "unwritten": unwritten(today),
        "drafts": JobSheetVersion.objects.filter(state=JobSheetVersion.DRAFT),
        "unread": Acknowledgement.objects.filter(
            read_at=None, version__state=JobSheetVersion.CIRCULATED, director__left_on=None
        ),
    }
    first, *others = (
        found.order_by().values(of=Value(key)).values_list("of", Count("pk", distinct=True))
        for key, found in rows.items()
    )
    return dict(first.union(*others, all=True))
