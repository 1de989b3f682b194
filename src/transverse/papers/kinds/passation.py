"""Passation: what a relay who leaves hands over, so that the service keeps its contacts and its habits."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from transverse.papers.kinds import texts
from transverse.papers.model import Block, Bullets, Checklist, Facts, Heading, Note, Paper, Paragraph, Signatures, Table
from transverse.papers.values import Mandate, Signatory, Task
from transverse.papers.words import day, day_or, percent, places

ID = "passation"
LABEL = "Fiche de passation d'un relais"
SOURCE = (
    "Pratique : le départ de la seule personne qui savait est l'une des premières causes d'arrêt des projets. La fiche "
    "ne porte que sur la mission, jamais sur la personne (RGPD, article 5 : données limitées au nécessaire)."
)


class Contact(NamedTuple):
    """A person to know, as what, and how to reach them."""

    role: str
    name: str
    reach: str = ""


class Slot(NamedTuple):
    """An exchange already agreed: when, with whom, about what."""

    when: dt.date
    who: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """What a hand-over sheet says.

    Attributes
    ----------
    organisation, date, reference
        The collectivité, the day of the hand-over, the number.
    leaving, arriving, last_day
        Who leaves, who takes over (empty: not known yet), and the last day in the role.
    mandates
        Those that pass on.
    contacts
        Head of service, deputy, project lead, others.
    slots
        The exchanges to come.
    papers
        What is to be handed over: files, access to ask for, notebooks.
    tasks
        What remains to be done.
    checklist
        Steps with their boxes; the usual ones, none ticked, when empty.
    signatories
        Those who sign; leaving and arriving when empty.
    """

    organisation: str
    date: dt.date
    leaving: str
    mandates: tuple[Mandate, ...]
    arriving: str = ""
    last_day: dt.date | None = None
    contacts: tuple[Contact, ...] = ()
    slots: tuple[Slot, ...] = ()
    papers: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    checklist: tuple[tuple[str, bool], ...] = ()
    reference: str = ""
    signatories: tuple[Signatory, ...] = ()


def compose(data: Data) -> Paper:
    """Write the sheet."""
    words = texts(ID)
    usual = tuple((each, False) for each in words["checklist"])
    return Paper(
        title="Fiche de passation",
        subtitle="d'un relais à un autre",
        organisation=data.organisation,
        date=data.date,
        reference=data.reference,
        blocks=(
            Facts(_facts(data)),
            Heading(1, "Missions transmises"),
            _mandates(data.mandates),
            Heading(1, "Personnes à connaître"),
            *_or_none(_contacts(data.contacts), words["no_contact"]),
            Heading(1, "Échanges déjà fixés"),
            *_or_none(_slots(data.slots), words["no_slot"]),
            Heading(1, "Documents et accès à transmettre"),
            *_or_none(Bullets(data.papers) if data.papers else None, words["no_paper"]),
            Heading(1, "Travaux en cours"),
            *_or_none(_tasks(data.tasks), words["no_task"]),
            Heading(1, "Étapes de la passation"),
            Checklist(data.checklist or usual),
            Note(words["note"]),
            Signatures(places(data.signatories or _both(data))),
        ),
    )


def _facts(data: Data) -> tuple[tuple[str, str], ...]:
    return (
        ("Relais qui part", data.leaving),
        ("Relais qui arrive", data.arriving or "à désigner"),
        ("Dernier jour", day_or(data.last_day, "à fixer")),
        ("Date de la passation", day(data.date)),
    )


def _both(data: Data) -> tuple[Signatory, ...]:
    return (Signatory("Relais qui part", data.leaving), Signatory("Relais qui arrive", data.arriving))


def _or_none(block: Block | None, sentence: str) -> tuple[Block, ...]:
    return (Paragraph(sentence) if block is None else block,)


def _mandates(mandates: tuple[Mandate, ...]) -> Table:
    rows = tuple(
        (
            each.title,
            each.unit,
            day_or(each.end, "sans terme fixé"),
            "non précisé" if each.time_share is None else percent(each.time_share),
        )
        for each in mandates
    )
    head = ("Mission", "Service", "Jusqu'au", "Temps réservé")
    return Table("", head, rows, widths=(32, 32, 20, 16), numbers=(3,))


def _contacts(contacts: tuple[Contact, ...]) -> Table | None:
    head = ("Qualité", "Nom", "Où joindre")
    return Table("", head, tuple(map(tuple, contacts)), widths=(34, 28, 38)) if contacts else None


def _slots(slots: tuple[Slot, ...]) -> Table | None:
    rows = tuple((day(each.when), each.who, each.about) for each in slots)
    head = ("Date", "Avec", "Objet")
    return Table("", head, rows, widths=(24, 32, 44)) if rows else None


def _tasks(tasks: tuple[Task, ...]) -> Table | None:
    rows = tuple((each.what, each.who, day_or(each.due, "sans échéance")) for each in tasks)
    head = ("Travail", "Avec", "Échéance")
    return Table("", head, rows, widths=(48, 30, 22)) if rows else None


EXAMPLE = Data(
    organisation="Communauté d'agglomération de Valmont",
    date=dt.date(2026, 11, 23),
    reference="EAU-2026-007",
    leaving="Mme Inès Carpentier, référente données",
    arriving="M. Hugo Lambert, technicien",
    last_day=dt.date(2026, 11, 30),
    mandates=(
        Mandate("Référent données", "Eau potable", dt.date(2024, 12, 1), dt.date(2028, 11, 30), Decimal(10)),
        Mandate("Référent données", "Assainissement", dt.date(2024, 12, 1), None, Decimal(5)),
    ),
    contacts=(
        Contact("Directrice de l'eau", "Mme Fatou Diallo", "poste 41 12"),
        Contact("Suppléant", "M. Paul Renaud", "poste 41 30"),
        Contact("Chef de projet", "M. Yann Le Goff", "direction générale, poste 40 02"),
    ),
    slots=(
        Slot(dt.date(2026, 12, 8), "Mme Fatou Diallo", "Échange du trimestre"),
        Slot(dt.date(2027, 1, 14), "Réseau des référents données", "Bilan des relevés de compteurs"),
    ),
    papers=(
        "Liste des fichiers du service et de ceux qui les tiennent.",
        "Accès au plan du réseau, à demander au service informatique.",
    ),
    tasks=(
        Task("Vérifier les adresses du fichier des abonnés", "M. Paul Renaud", dt.date(2026, 12, 18)),
        Task("Décrire les relevés des postes de relevage", "équipe numérique"),
    ),
    checklist=(
        ("La directrice a été prévenue.", True),
        ("La lettre de mission du nouveau relais est signée.", False),
        ("Les accès ont été demandés, et les anciens fermés.", False),
        ("Le nouveau relais a été présenté au service et au réseau.", False),
    ),
)
