"""Contribution au plan de formation: what the projects of a year need and no service can give, skill by skill."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from transverse.papers.kinds import texts
from transverse.papers.model import Block, Bullets, Figures, Heading, Lead, Note, Paper, Paragraph, Table
from transverse.papers.words import day, fill, listed, number, plural

ID = "plan_de_formation"
LABEL = "Contribution au plan de formation"
SOURCE = (
    "Code général de la fonction publique, livre IV : la collectivité établit un plan de formation annuel ou "
    "pluriannuel, sur lequel le comité social territorial donne son avis. Les besoins sont dits par compétence et par "
    "service, sans nom d'agent (RGPD, article 5)."
)
_WIDTHS = (62, 38)


class Service(NamedTuple):
    """A service that could learn, and how many agents it says it may send, None: it has not said.

    ``is_awaited`` says that the year already counts on it.
    """

    name: str
    people: int | None = None
    is_awaited: bool = False


@dataclass(frozen=True, slots=True)
class Skill:
    """What is missing of one skill.

    Attributes
    ----------
    label
        Its name in the closed list.
    days
        Days of work that nobody gives this year.
    learnt
        Days that services would give once they are trained.
    reasons
        Why, one sentence each.
    projects
        Those that wait for it.
    services
        Those that could learn it, in alphabetical order.
    """

    label: str
    days: Decimal
    learnt: Decimal
    reasons: tuple[str, ...]
    projects: tuple[str, ...]
    services: tuple[Service, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """What the paper says.

    Attributes
    ----------
    organisation, year, date, reference
        Whose it is, for which year, written on which day, under which number.
    worked_out, proof
        The day on which the year was worked out, and how far that may be trusted.
    skills
        In alphabetical order.
    """

    organisation: str
    year: int
    date: dt.date
    worked_out: dt.date
    proof: str
    skills: tuple[Skill, ...]
    reference: str = ""


def compose(data: Data) -> Paper:
    """Write the paper; a year that lacks nothing says so."""
    words = texts(ID)
    return Paper(
        title=LABEL,
        subtitle=f"Projets de l'année {data.year}",
        organisation=data.organisation,
        date=data.date,
        reference=data.reference,
        blocks=(
            Lead(_lead(data.skills, words["lead"], words["nothing"])),
            *((_figures(data.skills),) if data.skills else ()),
            Paragraph(fill(words["method"], day=day(data.worked_out), proof=data.proof)),
            *(block for skill in data.skills for block in _skill(skill, words["nobody"])),
            Note(words["note"]),
        ),
    )


def _lead(skills: tuple[Skill, ...], lead: str, nothing: str) -> str:
    return fill(lead, skills=plural(len(skills), "compétence")) if skills else nothing


def _figures(skills: tuple[Skill, ...]) -> Figures:
    people = sum(each.people or 0 for skill in skills for each in skill.services)
    return Figures(
        "La demande en chiffres",
        (
            (str(len(skills)), "compétence à développer" if len(skills) < 2 else "compétences à développer"),
            (number(sum((each.days for each in skills), Decimal(0))), "jours que personne ne donne"),
            (number(sum((each.learnt for each in skills), Decimal(0))), "jours donnés après formation"),
            (str(people), "places demandées par les services"),
        ),
    )


def _skill(skill: Skill, nobody: str) -> tuple[Block, ...]:
    told = [f"Il manque {plural(skill.days, 'jour')}."] if skill.days else []
    awaited = "est attendu" if skill.learnt < 2 else "sont attendus"
    told += [f"{plural(skill.learnt, 'jour')} {awaited} de services à former."] if skill.learnt else []
    return (
        Heading(1, skill.label),
        Paragraph(" ".join(told)),
        *((Bullets(skill.reasons),) if skill.reasons else ()),
        *((Paragraph(f"Pour : {listed(skill.projects)}."),) if skill.projects else ()),
        _services(skill.services) if skill.services else Paragraph(nobody),
    )


def _services(services: tuple[Service, ...]) -> Table:
    return Table(
        "Services qui peuvent se former",
        ("Service", "Agents à former, d'après le service"),
        tuple(
            (f"{each.name}{' (attendu par un projet)' if each.is_awaited else ''}", _people(each)) for each in services
        ),
        widths=_WIDTHS,
    )


def _people(service: Service) -> str:
    if service.people is None:
        return "à dire par le service"
    return plural(service.people, "agent") if service.people else "aucun cette année"


EXAMPLE = Data(
    organisation="Communauté d'agglomération de Valmont",
    year=2027,
    date=dt.date(2026, 12, 4),
    worked_out=dt.date(2026, 12, 1),
    proof="C'est prouvé : on ne peut pas mieux avec ces offres.",
    reference="FORMATION-2027-02",
    skills=(
        Skill(
            "Lire et dresser des cartes",
            Decimal(12),
            Decimal("7.5"),
            ("Des services s'en approchent : les former suffirait.",),
            ("Carte des fuites", "Plan des réseaux partagés"),
            (Service("Service de l'eau", 2, is_awaited=True), Service("Service de la voirie")),
        ),
        Skill(
            "Mener une enquête auprès des usagers",
            Decimal(8),
            Decimal(0),
            ("Aucun service ne sait le faire, ou de trop loin.",),
            ("Enquête sur les usages",),
            (Service("Service de l'état civil", 0),),
        ),
    ),
)
