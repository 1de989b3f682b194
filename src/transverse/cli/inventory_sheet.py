"""The A4 sheet « Vous gérez déjà » of a folder: what its data sets are called, how old they are, whom they speak of."""

from datetime import date
from pathlib import PurePath

from transverse.cli.words import month
from transverse.inventory import Held, Inventory, Personal, summarise
from transverse.papers import papers, write
from transverse.papers.kinds.fiche_de_service import Data, Line
from transverse.trades import trades

_PEOPLE = {
    Personal.NONE: "",
    Personal.PROFESSIONAL: "personnes dans leur fonction",
    Personal.INDIRECT: "personnes reconnaissables",
    Personal.DIRECT: "parle de personnes",
    Personal.SENSITIVE: "parle de personnes, sensible",
}


def sheet(inventory: Inventory, organisation: str, ending: str, today: date) -> bytes:
    """Return the sheet as a file.

    Parameters
    ----------
    inventory
        Of the folder of one service.
    organisation
        Whose it is; ``""`` when nobody said.
    ending
        ``".odt"``, ``".docx"`` or ``".pdf"``.
    today
        The day printed on it.
    """
    named = [(trades()[code], held) for code, held in summarise(inventory).trades.items() if code]
    lines = tuple(_line(trade.phrases[0].text, each) for trade, held in named for each in held)
    unit = PurePath(inventory.root).name or inventory.root
    data = Data(organisation=organisation, unit=unit, year=today.year, date=today, lines=lines)
    return write(papers()["fiche_de_service"].compose(data), ending.removeprefix("."))


def _line(phrase: str, held: Held) -> Line:
    return Line(
        phrase=phrase,
        label=held.dataset.title,
        fresh=month(held.modified) if held.modified else "",
        people=_PEOPLE[held.personal],
        opening="pourrait s'ouvrir à tous" if held.openable and held.schema else "",
    )
