"""Fiche de poste partagée: one post, several services, and directors who have read it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from transverse.papers import versions
from transverse.papers.kinds import texts
from transverse.papers.model import Block, Bullets, Facts, Heading, Note, Paper, Paragraph, Signatures, Table
from transverse.papers.values import Signatory
from transverse.papers.words import day, day_or, fill, number, percent, places

ID = "fiche_de_poste"
LABEL = "Fiche de poste partagée entre services"
SOURCE = (
    "Décret n° 2014-1526 du 16 décembre 2014, article 6 : la fiche de poste accompagne la convocation à l'entretien "
    "professionnel. Le partage entre services et la prise de connaissance par les directeurs relèvent de la pratique."
)


class Authority(StrEnum):
    """How a service may direct the agent: as the head (one service only), or for the work it shares."""

    HIERARCHICAL = "hiérarchique"
    FUNCTIONAL = "fonctionnelle"


class Line(NamedTuple):
    """What the agent does for a service, with how many hundredths of the time, under which authority, led by whom."""

    unit: str
    share: Decimal
    what: str
    authority: Authority = Authority.FUNCTIONAL
    head: str = ""


class Acknowledgement(NamedTuple):
    """A director concerned, the day the sheet was read (none: not yet), and the remark made."""

    director: str
    unit: str
    on: dt.date | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """What a sheet says.

    Attributes
    ----------
    organisation, date, reference
        The collectivité, the day of this version, its number.
    post, agent, grade
        The name of the post, who holds it, in which cadre d'emplois or grade.
    main_unit, attachment
        The service where the agent belongs, and the superior there.
    purpose
        Why the post exists, in a sentence or two.
    lines
        The services that share the post.
    skills, relations
        What is expected, and with whom the agent works.
    version, previous, changes
        Number of this version, day of the one before, and what changed (see `changes`).
    acknowledgements
        The directors concerned.
    signatories
        Those who sign.
    """

    organisation: str
    date: dt.date
    post: str
    agent: str
    main_unit: str
    attachment: str
    lines: tuple[Line, ...]
    grade: str = ""
    purpose: str = ""
    skills: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    reference: str = ""
    version: int = 1
    previous: dt.date | None = None
    changes: tuple[str, ...] = ()
    acknowledgements: tuple[Acknowledgement, ...] = ()
    signatories: tuple[Signatory, ...] = ()


def compose(data: Data) -> Paper:
    """Write the sheet."""
    return Paper(
        title="Fiche de poste partagée",
        subtitle=data.post,
        organisation=data.organisation,
        date=data.date,
        reference=data.reference,
        blocks=(
            Facts(tuple(_facts(data))),
            *_part("Raison d'être du poste", data.purpose),
            Heading(1, "Répartition du temps entre les services"),
            _lines(data.lines),
            *_sum(data.lines),
            *_list("Compétences attendues", data.skills),
            *_list("Relations de travail", data.relations),
            *_version(data),
            *_acknowledgements(data),
            Note(texts(ID)["note"]),
            Signatures(places(data.signatories)),
        ),
    )


def changes(before: Data, after: Data) -> tuple[str, ...]:
    """Say in French what a version changes to the one before."""
    return tuple(_changes(before, after))


def _changes(before: Data, after: Data) -> Iterator[str]:
    yield from versions.text("Poste", before.post, after.post)
    yield from versions.text("Agent", before.agent, after.agent)
    yield from versions.text("Cadre d'emplois", before.grade, after.grade)
    yield from versions.text("Service d'affectation", before.main_unit, after.main_unit)
    yield from versions.text("Supérieur hiérarchique", before.attachment, after.attachment)
    yield from versions.text("Raison d'être du poste", before.purpose, after.purpose)
    old, new = ({each.unit: each for each in data.lines} for data in (before, after))
    for unit in {**new, **old}:
        yield from _line_changes(unit, old.get(unit), new.get(unit))
    yield from versions.items("Compétence attendue", before.skills, after.skills)
    yield from versions.items("Relation de travail", before.relations, after.relations)


def _line_changes(unit: str, old: Line | None, new: Line | None) -> Iterator[str]:
    if old is None or new is None:
        shares = [each and percent(each.share) for each in (old, new)]
        yield from versions.text(f"Temps pour le service {unit}", *shares)
        return
    yield from versions.text(f"Temps pour le service {unit}", percent(old.share), percent(new.share))
    yield from versions.text(f"Activités pour le service {unit}", old.what, new.what)
    yield from versions.text(f"Autorité du service {unit}", old.authority, new.authority)
    yield from versions.text(f"Responsable du service {unit}", old.head, new.head)


def _facts(data: Data) -> Iterator[tuple[str, str]]:
    yield "Agent", data.agent
    if data.grade:
        yield "Cadre d'emplois", data.grade
    yield "Service d'affectation", data.main_unit
    yield "Supérieur hiérarchique", data.attachment
    yield "Version", f"n° {data.version} du {day(data.date)}"


def _part(title: str, text: str) -> tuple[Block, ...]:
    return (Heading(1, title), Paragraph(text)) if text else ()


def _list(title: str, items: tuple[str, ...]) -> tuple[Block, ...]:
    return (Heading(1, title), Bullets(items)) if items else ()


def _lines(lines: tuple[Line, ...]) -> Table:
    rows = [(each.unit, percent(each.share), each.what, _authority(each)) for each in lines]
    total = sum((each.share for each in lines), Decimal(0))
    return Table(
        caption="",
        head=("Service", "Temps", "Activités", "Autorité"),
        rows=(*rows, ("Ensemble", percent(total), "", "")),
        widths=(24, 11, 42, 23),
        numbers=(1,),
        total=True,
    )


def _authority(line: Line) -> str:
    return f"{line.authority} : {line.head}" if line.head else str(line.authority)


def _sum(lines: tuple[Line, ...]) -> tuple[Block, ...]:
    """Warn of shares that do not make a whole, the one fault that a reader would not see at a glance."""
    total = sum((each.share for each in lines), Decimal(0))
    if total == 100:
        return ()
    return (Paragraph(fill(texts(ID)["not_whole"], total=number(total))),)


def _version(data: Data) -> tuple[Block, ...]:
    if data.previous is None and not data.changes:
        return ()
    since = f"Depuis la version du {day(data.previous)}" if data.previous else "Depuis la version précédente"
    body = Bullets(data.changes) if data.changes else Paragraph(texts(ID)["same"])
    return (Heading(1, since), body)


def _acknowledgements(data: Data) -> tuple[Block, ...]:
    if not data.acknowledgements:
        return ()
    rows = tuple(
        (each.director, each.unit, day_or(each.on, "en attente"), each.remark) for each in data.acknowledgements
    )
    known = sum(each.on is not None for each in data.acknowledgements)
    return (
        Heading(1, "Prise de connaissance par les directeurs concernés"),
        Paragraph(f"Directeurs qui ont pris connaissance de cette version : {known} sur {len(rows)}."),
        Table(
            caption="",
            head=("Directeur", "Service", "A pris connaissance le", "Remarque"),
            rows=rows,
            widths=(22, 21, 25, 32),
        ),
    )


EXAMPLE = Data(
    organisation="Communauté d'agglomération de Valmont",
    date=dt.date(2026, 11, 16),
    reference="DRH-2026-041",
    post="Chargé des données du cycle de l'eau et du plan de ville",
    agent="M. Karim Belhadj",
    grade="ingénieur territorial",
    main_unit="Systèmes d'information géographique",
    attachment="Mme Odile Marchand, responsable du service",
    purpose=(
        "Tenir à jour les plans et les relevés dont plusieurs services se servent, et leur apprendre à s'en servir "
        "sans intermédiaire."
    ),
    lines=(
        Line(
            "Systèmes d'information géographique",
            Decimal(60),
            "Tenue du plan de ville et des fonds de carte ; réponses aux services.",
            Authority.HIERARCHICAL,
            "Mme Odile Marchand",
        ),
        Line("Eau potable", Decimal(20), "Plan du réseau et suivi des fuites.", head="Mme Fatou Diallo"),
        Line("Assainissement", Decimal(10), "Relevés des postes de relevage.", head="M. Paul Renaud"),
        Line("Voirie", Decimal(10), "Carte des travaux et des arrêtés.", head="Mme Jeanne Lopez"),
    ),
    skills=(
        "Connaître les réseaux d'eau et leur représentation sur un plan.",
        "Vérifier, décrire et partager des données géographiques.",
        "Expliquer simplement, et former des collègues.",
    ),
    relations=(
        "Référents données des services cités.",
        "Délégué à la protection des données, pour les fichiers d'abonnés.",
    ),
    version=2,
    previous=dt.date(2025, 11, 10),
    changes=(
        "Temps pour le service Eau potable : 10 % devient 20 %",
        "Temps pour le service Voirie : 20 % devient 10 %",
    ),
    acknowledgements=(
        Acknowledgement("Mme Fatou Diallo", "Eau potable", dt.date(2026, 11, 18)),
        Acknowledgement(
            "M. Paul Renaud",
            "Assainissement",
            dt.date(2026, 11, 20),
            "Prévoir une journée entière par quinzaine plutôt que deux demi-journées.",
        ),
        Acknowledgement("Mme Jeanne Lopez", "Voirie"),
    ),
    signatories=(
        Signatory("Agent", "M. Karim Belhadj"),
        Signatory("Supérieur hiérarchique", "Mme Odile Marchand", dt.date(2026, 11, 17)),
    ),
)
