"""Accord de contribution: a service lends days of one of its agents to a project of the collectivité."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from transverse.papers.kinds import texts
from transverse.papers.model import Block, Facts, Heading, Note, Paper, Paragraph, Place, Signatures, Table
from transverse.papers.values import Signatory
from transverse.papers.words import day, fill, number, of, plural

ID = "accord_de_contribution"
LABEL = "Accord de contribution à un projet"
SOURCE = (
    "Pratique : aucun texte ne fixe la forme d'un accord entre services d'une même collectivité. La mise à disposition "
    "du statut (CGFP, articles L512-6 et suivants) se fait entre employeurs : l'accord interne n'en est pas une."
)
_HEAD = ("Compétence", "Trimestre", "Jours")


class Days(NamedTuple):
    """Days of a skill in a period, in words: « Cartographie », « 1er trimestre 2027 », 3."""

    skill: str
    period: str
    days: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """What the agreement says.

    Attributes
    ----------
    organisation, date, reference
        The collectivité, the day on which the agent was named, its number.
    project, why
        The title of the project, and why it exists.
    lead, lead_post
        Who leads it, and on which post.
    service, director, director_post
        The service that gives the days, who answers for it, and on which post.
    agent, agent_post
        Who will do it, and on which post.
    period
        « du 1er au 3e trimestre 2027 ».
    days
        What is promised, skill by skill and quarter by quarter.
    signatories
        Those who have read it, or are to.
    """

    organisation: str
    date: dt.date
    project: str
    why: str
    lead: str
    service: str
    director: str
    agent: str
    period: str
    days: tuple[Days, ...]
    lead_post: str = ""
    director_post: str = ""
    agent_post: str = ""
    reference: str = ""
    signatories: tuple[Signatory, ...] = ()

    @property
    def total(self) -> Decimal:
        """The days of all skills and quarters."""
        return sum((each.days for each in self.days), Decimal(0))


def compose(data: Data) -> Paper:
    """Write the agreement."""
    values = {
        "projet": data.project,
        "responsable": data.lead,
        "service": data.service,
        "agent": data.agent,
        "de_agent": of(data.agent),
        "periode": data.period,
    }
    words = {name: fill(text, **values) for name, text in texts(ID).items()}
    return Paper(
        title="Accord de contribution",
        subtitle=data.project,
        organisation=data.organisation,
        date=data.date,
        reference=data.reference,
        blocks=(
            Facts(tuple(_facts(data))),
            Paragraph(words["opening"]),
            Heading(1, "Pourquoi ce projet"),
            Paragraph(data.why),
            Heading(1, "Les jours promis"),
            *_days(data),
            Paragraph(words["time"]),
            Heading(1, "Ce qui ne change pas, ce qui s'ajuste"),
            Paragraph(words["authority"]),
            Paragraph(words["load"]),
            Paragraph(words["end"]),
            Note(words["note"]),
            Signatures(tuple(_read(each) for each in data.signatories)),
        ),
    )


def _facts(data: Data) -> Iterator[tuple[str, str]]:
    yield "Projet", data.project
    yield "Conduit par", _named(data.lead, data.lead_post)
    yield "Service", data.service
    yield "Accordé par", _named(data.director, data.director_post)
    yield "Agent désigné", _named(data.agent, data.agent_post)
    yield "Période", data.period
    yield "Temps promis", f"{plural(data.total, 'jour')} en tout"
    yield "Date de l'accord", day(data.date)


def _days(data: Data) -> Iterator[Block]:
    rows = tuple((each.skill, each.period, number(each.days)) for each in data.days)
    if rows:
        total = ("Total", "", number(data.total))
        yield Table("", _HEAD, (*rows, total), widths=(60, 40, 15), numbers=(2,), total=True)


def _read(each: Signatory) -> Place:
    """Say that somebody has read the agreement, which is not a signature."""
    return Place(each.role, each.name, f"a pris connaissance le {day(each.signed)}" if each.signed else "")


def _named(person: str, post: str) -> str:
    return f"{person}, {post}" if post else person


EXAMPLE = Data(
    organisation="Communauté d'agglomération de Valmont",
    date=dt.date(2026, 12, 3),
    reference="ACC-2026-007",
    project="Une carte des fuites pour décider des travaux",
    why="Les casses sont notées dans trois cahiers. La voirie rouvre des rues que l'eau venait de refermer.",
    lead="Mme Inès Carpentier",
    lead_post="cheffe du service de l'eau potable",
    service="Information géographique",
    director="M. Yann Le Goff",
    director_post="directeur des systèmes d'information",
    agent="M. Hugo Blanc",
    agent_post="géomaticien",
    period="du 1er au 2e trimestre 2027",
    days=(
        Days("Exploiter un système d'information géographique", "1er trimestre 2027", Decimal(3)),
        Days("Exploiter un système d'information géographique", "2e trimestre 2027", Decimal("2.5")),
    ),
    signatories=(
        Signatory("Directeur des systèmes d'information", "M. Yann Le Goff", dt.date(2026, 12, 4)),
        Signatory("Responsable du projet", "Mme Inès Carpentier", dt.date(2026, 12, 7)),
        Signatory("Agent désigné", "M. Hugo Blanc"),
    ),
)
