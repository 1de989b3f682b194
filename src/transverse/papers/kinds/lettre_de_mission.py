"""Lettre de mission: the authority entrusts an agent with a role across services, for a time and with means."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from transverse.common.errors import OptionError
from transverse.papers import versions
from transverse.papers.kinds import texts
from transverse.papers.model import Block, Bullets, Facts, Heading, Note, Paper, Paragraph, Signatures
from transverse.papers.values import Signatory
from transverse.papers.words import day, day_or, days_a_month, fill, listed, percent, places, plural, sentence

ID = "lettre_de_mission"
LABEL = "Lettre de mission"
SOURCE = (
    "Pratique : aucun texte ne fixe la forme d'une lettre de mission. L'autorité territoriale organise ses services ; "
    "la lettre rend visibles la fonction, son temps et son terme. Temps : 1 607 heures par an (CGFP, article L611-2)."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """What a letter says.

    Attributes
    ----------
    organisation, date, reference
        The collectivité that writes, the day, its number.
    mandate
        A table of ``lettre_de_mission.toml``: ``chef_de_projet``, ``equipe_numerique``, ``referent_donnees``,
        ``suppleant``.
    title
        The role in the words of the collectivité (« référente données »); that of the mandate when empty.
    person, post, salutation
        Who receives the letter, on which post, and how the letter greets.
    units
        The services covered.
    donnees
        The data in the words of the trade: « données du réseau d'eau ».
    attachment
        To whom the person answers for this mission: « Mme Claire Aubin, directrice générale des services ».
    time_share, days
        Hundredths of a full time promised; days a month, reckoned from the share when not given.
    missions
        What is to be done; the default text of the mandate when empty.
    head, frequency
        The head of service on the other end of the direct line, and how often they speak.
    deputy
        Who stands in, or whom one stands in for.
    start, end, renewal
        First and last day; how it goes on, the usual sentence when empty.
    means
        What is put at the person's disposal; the usual ones when empty.
    signatories
        Those who sign, in the order of the page.
    """

    organisation: str
    date: dt.date
    mandate: str
    person: str
    post: str
    units: tuple[str, ...]
    attachment: str
    time_share: Decimal
    start: dt.date
    end: dt.date | None = None
    title: str = ""
    reference: str = ""
    salutation: str = "Madame, Monsieur,"
    donnees: str = "données du service"
    days: Decimal | None = None
    missions: tuple[str, ...] = ()
    head: str = ""
    frequency: str = "une fois par trimestre"
    deputy: str = ""
    renewal: str = ""
    means: tuple[str, ...] = ()
    signatories: tuple[Signatory, ...] = ()


def compose(data: Data) -> Paper:
    """Write the letter.

    Raises
    ------
    OptionError
        The mandate is none of those known.
    """
    text = _texts(data.mandate)
    return Paper(
        title="Lettre de mission",
        subtitle=_title(data),
        organisation=data.organisation,
        date=data.date,
        reference=data.reference,
        blocks=(
            Facts(tuple(_facts(data))),
            Paragraph(data.salutation),
            Paragraph(fill(text["opening"], titre=_title(data), debut=day(data.start))),
            Heading(1, "Votre mission"),
            Bullets(data.missions or _missions(text, data)),
            Heading(1, "Votre temps et vos moyens"),
            Paragraph(fill(texts(ID)["time"], part=percent(data.time_share), jours=_days(data))),
            Bullets(data.means or tuple(text["means"])),
            *_contacts(data, text),
            *_term(data),
            Note(text["note"]),
            Paragraph(fill(texts(ID)["closing"], salutation=data.salutation.rstrip(" ,"))),
            Signatures(places(data.signatories)),
        ),
    )


def changes(before: Data, after: Data) -> tuple[str, ...]:
    """Say in French what a new letter changes to the one before."""
    return tuple(_changes(before, after))


def _changes(before: Data, after: Data) -> Iterator[str]:
    yield from versions.text("Fonction", _title(before), _title(after))
    yield from versions.text("Titulaire", before.person, after.person)
    yield from versions.text("Poste", before.post, after.post)
    yield from versions.items("Service couvert", before.units, after.units)
    yield from versions.text("Rattachement", before.attachment, after.attachment)
    yield from versions.text("Temps", percent(before.time_share), percent(after.time_share))
    yield from versions.items("Mission", before.missions, after.missions)
    yield from versions.text("Responsable du service", before.head, after.head)
    yield from versions.text("Échange avec le responsable", before.frequency, after.frequency)
    yield from versions.text("Suppléance", before.deputy, after.deputy)
    yield from versions.items("Moyen", before.means, after.means)
    yield from versions.text("Début", day(before.start), day(after.start))
    yield from versions.text("Fin", *(day_or(each.end, "") for each in (before, after)))


def _texts(mandate: str) -> dict[str, Any]:
    known = texts(ID)["mandates"]
    if mandate not in known:
        raise OptionError("la fonction", mandate, known)
    found: dict[str, Any] = known[mandate]
    return found


def _title(data: Data) -> str:
    return data.title or str(_texts(data.mandate)["title"])


def _missions(text: dict[str, Any], data: Data) -> tuple[str, ...]:
    return tuple(fill(each, donnees=data.donnees) for each in text["missions"])


def _facts(data: Data) -> Iterator[tuple[str, str]]:
    yield "Titulaire", data.person
    yield "Poste", data.post
    yield ("Service couvert" if len(data.units) < 2 else "Services couverts"), listed(data.units)
    yield "Temps réservé", f"{percent(data.time_share)}, {_days(data)}"
    yield "Durée", _period(data)
    yield "Date de la lettre", day(data.date)


def _days(data: Data) -> str:
    days = days_a_month(data.time_share) if data.days is None else data.days
    return f"soit environ {plural(days, 'jour')} par mois"


def _period(data: Data) -> str:
    if data.end is None:
        return f"à compter du {day(data.start)}"
    return f"du {day(data.start)} au {day(data.end)}"


def _contacts(data: Data, text: dict[str, Any]) -> Iterator[Block]:
    yield Heading(1, "Vos interlocuteurs")
    lines = [f"Pour cette mission, vous rendez compte à : {data.attachment}"]
    if data.head:
        lines.append(fill(texts(ID)["line"], responsable=data.head, rythme=data.frequency))
    if data.deputy:
        lines.append(fill(text["deputy"], personne=data.deputy))
    yield Bullets(tuple(sentence(each) for each in lines))


def _term(data: Data) -> Iterator[Block]:
    yield Heading(1, "Durée et renouvellement")
    default = texts(ID)["renewal" if data.end else "open_ended"]
    yield Paragraph(f"La mission est confiée {_period(data)}. {data.renewal or default}")


EXAMPLE = Data(
    organisation="Communauté d'agglomération de Valmont",
    date=dt.date(2026, 11, 2),
    reference="DGS-2026-118",
    mandate="referent_donnees",
    title="référente données",
    person="Mme Inès Carpentier",
    post="technicienne, exploitation du réseau d'eau potable",
    salutation="Madame,",
    units=("Eau potable", "Assainissement"),
    donnees="données du réseau d'eau",
    attachment="M. Yann Le Goff, chef de projet auprès de la directrice générale des services",
    time_share=Decimal(10),
    head="Mme Fatou Diallo, directrice de l'eau",
    deputy="M. Paul Renaud, Assainissement",
    start=dt.date(2026, 12, 1),
    end=dt.date(2028, 11, 30),
    signatories=(
        Signatory("Directrice générale des services", "Mme Claire Aubin", dt.date(2026, 11, 4)),
        Signatory("Directrice de l'eau", "Mme Fatou Diallo", dt.date(2026, 11, 5)),
        Signatory("Titulaire de la mission", "Mme Inès Carpentier"),
    ),
)
