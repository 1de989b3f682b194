"""Page du CODIR: the whole network on one sheet, for the monthly meeting of the directors."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from transverse.papers.kinds import texts
from transverse.papers.model import Block, Bullets, Figures, Heading, Lead, Note, Paper, Paragraph, Table
from transverse.papers.values import Task
from transverse.papers.words import day, day_or, plural

ID = "page_codir"
LABEL = "Page du comité de direction"
SOURCE = (
    "Pratique : un comité de direction lit une page. Les chiffres sont donnés par direction, dans l'ordre fourni, sans "
    "classement ni nom d'agent (délibération CNIL n° 2018-327 sur les analyses d'impact ; RGPD, article 5)."
)
MOST_ROWS = 30
MOST_LINES = 6
# Many rows are set in smaller type: the labels of the figures then need less room, and the names want it.
FEW_ROWS = 14
AIRY = (25, 11, 9.5, 12, 12, 10, 10, 10.5)
DENSE = (38, 8, 8, 9.5, 9.5, 8.5, 9, 9.5)


class Row(NamedTuple):
    """How the services of a direction stand, as counts.

    ``recognised`` counts the relays named in a job sheet or a signed letter; ``held`` and ``silent`` the services whose
    direct line with their head was kept, or not, over the period; ``planned`` those without relay whose relay is named.
    """

    direction: str
    services: int
    with_relay: int
    with_deputy: int
    recognised: int
    letters_unsigned: int
    held: int
    silent: int
    planned: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """What the page says.

    Attributes
    ----------
    organisation, date, reference
        The collectivité, the day of the meeting, the number.
    rows
        One a direction, in the order of the page.
    headline
        The sentence to remember; reckoned from the rows when empty.
    period
        What the counts of the direct line cover: « 3e trimestre 2026 ».
    decisions
        What the directors are asked to decide.
    tasks
        What is due, by whom, when.
    sheets
        How many services have their sheet « Vous gérez déjà », in one sentence.
    """

    organisation: str
    date: dt.date
    rows: tuple[Row, ...]
    headline: str = ""
    period: str = ""
    decisions: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    reference: str = ""
    sheets: str = ""


def compose(data: Data) -> Paper:
    """Write the page; what does not fit is counted in its last line, never dropped in silence."""
    words = texts(ID)
    total = _sum("Ensemble", data.rows)
    return Paper(
        title="Réseau des référents données",
        subtitle=f"Comité de direction du {day(data.date)}",
        organisation=data.organisation,
        date=data.date,
        reference=data.reference,
        one_page=True,
        blocks=(
            Lead(data.headline or headline(data.rows)),
            _figures(total),
            Heading(1, "Par direction"),
            _table(data, total),
            *((Paragraph(data.sheets),) if data.sheets else ()),
            Heading(1, "Décisions demandées"),
            *_decisions(data.decisions, words["no_decision"]),
            Heading(1, "Échéances"),
            *_tasks(data.tasks, words["no_task"]),
            Note(words["note"]),
        ),
    )


def headline(rows: tuple[Row, ...]) -> str:
    """Say in one sentence what is missing: « 7 services sur 22 sans relais, 9 lettres non signées. »."""
    total = _sum("", rows)
    without = total.services - total.with_relay
    if not without and not total.letters_unsigned and not total.silent:
        return "Chaque service a son relais, les lettres sont signées et les échanges sont tenus."
    relays = f"{plural(without, 'service')} sur {total.services} sans relais"
    relays += f" (dont {total.planned} où le relais est déjà nommé)" if total.planned else ""
    letters = plural(total.letters_unsigned, "lettre non signée", "lettres non signées")
    silent = plural(total.silent, "ligne directe sans échange", "lignes directes sans échange")
    return f"{relays}, {letters}, {silent}."


def _sum(label: str, rows: tuple[Row, ...]) -> Row:
    counts = [sum(each) for each in zip(*(row[1:] for row in rows), strict=True)] or [0] * 8
    return Row(label, *counts)


def _figures(total: Row) -> Figures:
    return Figures(
        "Chiffres clés",
        (
            (f"{total.with_relay} sur {total.services}", "services avec relais"),
            (f"{total.with_deputy} sur {total.services}", "services avec suppléant"),
            (f"{total.recognised} sur {total.with_relay}", "relais reconnus par écrit"),
            (str(total.letters_unsigned), "lettres à signer"),
            (f"{total.held} sur {total.held + total.silent}", "lignes directes tenues"),
        ),
    )


def _table(data: Data, total: Row) -> Table:
    shown, others = data.rows, data.rows[MOST_ROWS:]
    if others:
        named = plural(len(others), "autre direction", "autres directions")
        shown = (*data.rows[:MOST_ROWS], _sum(f"… et {named}", others))
    return Table(
        caption=f"État du réseau par direction{', ' if data.period else ''}{data.period}",
        head=(
            *("Direction", "Services", "Avec relais", "Avec suppléant", "Reconnus par écrit"),
            *("Lettres à signer", "Ligne directe tenue", "Ligne directe sans échange"),
        ),
        rows=tuple((row.direction, *map(str, row[1:8])) for row in (*shown, total)),
        widths=AIRY if len(shown) <= FEW_ROWS else DENSE,
        numbers=(1, 2, 3, 4, 5, 6, 7),
        total=True,
    )


def _decisions(decisions: tuple[str, ...], none: str) -> tuple[Block, ...]:
    if not decisions:
        return (Paragraph(none),)
    others = decisions[MOST_LINES:]
    more = (f"… et {plural(len(others), 'autre décision', 'autres décisions')}.",) if others else ()
    return (Bullets((*decisions[:MOST_LINES], *more)),)


def _tasks(tasks: tuple[Task, ...], none: str) -> tuple[Block, ...]:
    if not tasks:
        return (Paragraph(none),)
    others = tasks[MOST_LINES:]
    more = ((f"… et {plural(len(others), 'autre échéance', 'autres échéances')}", "", ""),) if others else ()
    rows = tuple((each.what, each.who, day_or(each.due, "sans date")) for each in tasks[:MOST_LINES])
    return (Table("", ("Travail", "Par", "Pour le"), (*rows, *more), widths=(52, 28, 20)),)


EXAMPLE = Data(
    organisation="Communauté d'agglomération de Valmont",
    date=dt.date(2026, 11, 30),
    reference="CODIR-2026-11",
    period="3e trimestre 2026",
    sheets="6 services sur 22 ont leur fiche « Vous gérez déjà ».",
    rows=(
        Row("Eau et assainissement", 4, 4, 3, 4, 0, 4, 0),
        Row("Voirie et mobilités", 5, 4, 2, 3, 1, 3, 1),
        Row("Bâtiments et énergie", 3, 2, 1, 1, 1, 1, 1),
        Row("Éducation et jeunesse", 4, 2, 1, 0, 2, 1, 1),
        Row("Solidarités", 4, 2, 0, 0, 2, 0, 2),
        Row("Ressources humaines", 2, 1, 0, 0, 3, 1, 0),
    ),
    decisions=(
        "Désigner un relais dans les sept services qui n'en ont pas, avant le 15 janvier 2027.",
        "Inscrire 10 % de temps dans la fiche de poste des relais de la direction des solidarités.",
    ),
    tasks=(
        Task("Signer les neuf lettres de mission", "Directrice générale des services", dt.date(2026, 12, 11)),
        Task("Fixer les échanges du prochain trimestre", "Directeurs", dt.date(2026, 12, 18)),
    ),
)
