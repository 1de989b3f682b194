"""Fiche de service « Vous gérez déjà »: the data of a service in its own words, on one sheet that stays on the wall."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from transverse.papers.kinds import texts
from transverse.papers.model import Block, Facts, Figures, Heading, Lead, Note, Paper, Paragraph, Table
from transverse.papers.words import fill, listed, plural

ID = "fiche_de_service"
LABEL = "Fiche « Vous gérez déjà »"
SOURCE = (
    "Pratique : l'atelier des collectivités sur les métiers et les données, dont le premier constat est que « les "
    "métiers utilisent déjà des données » ; RGPD, article 30, pour ce qui parle de personnes."
)
MOST_LINES = 26
MOST_NEW = 4
_HEAD = ("Ce que vous tenez", "Qui les connaît", "Mises à jour", "Partagées avec", "À savoir")
_WIDTHS = (30, 18, 18, 16, 18)
_NONE = "–"


class Line(NamedTuple):
    """One kind of data: what follows « vos données », its name, and what is known of it, ``""`` where nothing is."""

    phrase: str
    label: str
    known_by: str = ""
    fresh: str = ""
    shared: str = ""
    people: str = ""
    opening: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """What the sheet says.

    Attributes
    ----------
    organisation, unit, year
        Whose it is, and for which year.
    date
        Of its publication, or of the day when it is printed.
    lines
        Those of one phrase together.
    new
        What the sheets of the years before did not say.
    tools
        What the service opens in the morning.
    contact, reach
        Whom to call, and the address to write to; ``""`` when nobody is named.
    is_draft
        It is being prepared: the sheet says so.
    """

    organisation: str
    unit: str
    year: int
    date: dt.date
    lines: tuple[Line, ...]
    new: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    contact: str = ""
    reach: str = ""
    is_draft: bool = False
    reference: str = ""


def compose(data: Data) -> Paper:
    """Write the sheet; the lines that do not fit are counted, never dropped in silence."""
    words = texts(ID)
    return Paper(
        title="Vous gérez déjà",
        subtitle=f"{data.unit}, {data.year}",
        organisation=data.organisation,
        date=data.date,
        reference=data.reference,
        one_page=True,
        blocks=(
            *((Note(words["mark"]),) if data.is_draft else ()),
            Lead(_lead(data.lines, words["lead"], words["empty"])),
            *((_figures(data.lines),) if data.lines else ()),
            *_tables(data.lines, words["more"]),
            *_facts(data),
            Note(words["note"]),
        ),
    )


def _lead(lines: tuple[Line, ...], lead: str, empty: str) -> str:
    phrases = tuple(dict.fromkeys(line.phrase for line in lines))
    return fill(lead, phrases=listed(phrases)) if phrases else empty


def _figures(lines: tuple[Line, ...]) -> Figures:
    people = sum(bool(line.people) for line in lines)
    shared = sum(bool(line.shared) for line in lines)
    opening = sum(bool(line.opening) for line in lines)
    return Figures(
        "La fiche en chiffres",
        (
            (str(len(lines)), "sorte de données tenue" if len(lines) < 2 else "sortes de données tenues"),
            (str(shared), "partagée" if shared < 2 else "partagées"),
            (str(people), "parle de personnes" if people < 2 else "parlent de personnes"),
            (str(opening), "ouverte ou à ouvrir" if opening < 2 else "ouvertes ou à ouvrir"),
        ),
    )


def _tables(lines: tuple[Line, ...], more: str) -> Iterable[Block]:
    shown, others = lines[:MOST_LINES], len(lines) - MOST_LINES
    for phrase, rows in groupby(shown, key=lambda line: line.phrase):
        yield Heading(1, f"Vos données {phrase}")
        yield Table("", _HEAD, tuple(_row(line) for line in rows), widths=_WIDTHS)
    if others > 0:
        yield Paragraph(fill(more, count=plural(others, "autre sorte de données", "autres sortes de données")))


def _row(line: Line) -> tuple[str, ...]:
    mind = ", ".join(each for each in (line.people, line.opening) if each)
    label = line.label[:1].upper() + line.label[1:]
    return tuple(cell or _NONE for cell in (label, line.known_by, line.fresh, line.shared, mind))


def _facts(data: Data) -> tuple[Block, ...]:
    others = len(data.new) - MOST_NEW
    new = [*data.new[:MOST_NEW], *([f"et {plural(others, 'autre', 'autres')}"] if others > 0 else [])]
    told = {
        f"Nouveau en {data.year}": ", ".join(new),
        "Les outils du matin": ", ".join(data.tools),
        "Qui appeler": data.contact,
        "Où écrire": data.reach,
    }
    rows = tuple((label, text) for label, text in told.items() if text)
    return (Heading(1, "Bon à savoir"), Facts(rows)) if rows else ()


EXAMPLE = Data(
    organisation="Communauté d'agglomération de Valmont",
    unit="Service de l'eau",
    year=2026,
    date=dt.date(2026, 11, 30),
    reference="FICHE-EAU-2026",
    lines=(
        Line(
            *("de l'eau", "relevés de consommation d'eau", "les releveurs", "depuis 1998, chaque mois"),
            *("le service facturation", "parle de personnes"),
        ),
        Line("de l'eau", "fichier des abonnés de l'eau", "l'accueil", "chaque jour", "", "parle de personnes"),
        Line("du réseau d'eau", "plans du réseau d'eau", "la technicienne réseau", "depuis 2006", "le service voirie"),
        Line("du réseau d'eau", "casses et fuites relevées", "les fontainiers", "chaque semaine"),
        Line(
            *("relatives à la qualité de l'eau", "analyses de la qualité de l'eau", "le laboratoire", "chaque mois"),
            *("l'agence de santé", "", "déjà ouvert à tous"),
        ),
    ),
    new=("casses et fuites relevées",),
    tools=("Oméga", "QGIS", "tableur"),
    contact="Zoé Martin, référente données",
    reach="zoe.martin@valmont.example",
)
