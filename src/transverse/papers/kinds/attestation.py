"""Attestation: the facts of a mandate, brought by the agent to the annual interview, and no judgement."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from transverse.papers.kinds import texts
from transverse.papers.model import Facts, Note, Paper, Paragraph, Signatures, Table
from transverse.papers.values import Mandate, Signatory
from transverse.papers.words import day, fill, percent, places

ID = "attestation"
LABEL = "Attestation pour l'entretien professionnel"
SOURCE = (
    "CGFP, articles L521-1 et suivants, et décret n° 2014-1526 du 16 décembre 2014 : la valeur professionnelle "
    "s'apprécie lors de l'entretien conduit par le supérieur hiérarchique direct. L'attestation ne dit que des faits."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """What an attestation says.

    Attributes
    ----------
    organisation, date, reference
        The collectivité, the day, the number.
    agent, post, unit
        Whom it is about, on which post, in which service.
    first, last
        The period attested, most often the year of the interview.
    mandates
        Those held during the period.
    exchanges_planned, exchanges_held
        Exchanges with the head of service on the agreed days: how many were planned and took place.  None: not counted.
    facts
        Other facts, label and value: « Rencontres du réseau », « 4 ».
    issuer
        Who certifies: « Mme Claire Aubin, directrice générale des services ».
    signatories
        Those who sign.
    """

    organisation: str
    date: dt.date
    agent: str
    post: str
    unit: str
    first: dt.date
    last: dt.date
    mandates: tuple[Mandate, ...]
    issuer: str
    exchanges_planned: int | None = None
    exchanges_held: int | None = None
    facts: tuple[tuple[str, str], ...] = ()
    reference: str = ""
    signatories: tuple[Signatory, ...] = ()


def compose(data: Data) -> Paper:
    """Write the attestation."""
    words = texts(ID)
    period = fill(words["period"], debut=day(data.first), fin=day(data.last))
    return Paper(
        title="Attestation de mission transversale",
        subtitle="pour l'entretien professionnel annuel",
        organisation=data.organisation,
        date=data.date,
        reference=data.reference,
        blocks=(
            Paragraph(fill(words["certifies"], signataire=data.issuer)),
            Facts((("Agent", data.agent), ("Poste", data.post), ("Service", data.unit), ("Période", period))),
            Paragraph(words["held"]),
            _mandates(data.mandates),
            *_exchanges(data),
            Paragraph(fill(words["closing"], jour=day(data.date))),
            Note(words["note"]),
            Signatures(places(data.signatories)),
        ),
    )


def _mandates(mandates: tuple[Mandate, ...]) -> Table:
    return Table(
        caption="Missions confiées pendant la période",
        head=("Mission", "Service", "Début", "Fin", "Temps réservé"),
        rows=tuple(
            (
                each.title,
                each.unit,
                day(each.start),
                day(each.end) if each.end else "en cours",
                percent(each.time_share) if each.time_share is not None else "non précisé",
            )
            for each in mandates
        ),
        widths=(25, 24, 19, 19, 13),
        numbers=(4,),
    )


def _exchanges(data: Data) -> Iterator[Facts]:
    rows = []
    if data.exchanges_planned is not None:
        rows.append(("Échanges prévus avec le responsable du service", str(data.exchanges_planned)))
    if data.exchanges_held is not None:
        rows.append(("Échanges tenus", str(data.exchanges_held)))
    if rows or data.facts:
        yield Facts((*rows, *data.facts))


EXAMPLE = Data(
    organisation="Communauté d'agglomération de Valmont",
    date=dt.date(2026, 11, 9),
    reference="DGS-2026-131",
    agent="Mme Inès Carpentier",
    post="technicienne, exploitation du réseau d'eau potable",
    unit="Eau potable",
    first=dt.date(2026, 1, 1),
    last=dt.date(2026, 10, 31),
    mandates=(
        Mandate(
            "Référente données",
            "Eau potable et Assainissement",
            dt.date(2024, 12, 1),
            dt.date(2026, 11, 30),
            Decimal(10),
        ),
        Mandate("Suppléante de la référente données", "Voirie", dt.date(2026, 3, 1)),
    ),
    issuer="Mme Claire Aubin, directrice générale des services",
    exchanges_planned=4,
    exchanges_held=3,
    facts=(("Rencontres du réseau des référents données suivies", "5 sur 6"),),
    signatories=(Signatory("Directrice générale des services", "Mme Claire Aubin", dt.date(2026, 11, 10)),),
)
