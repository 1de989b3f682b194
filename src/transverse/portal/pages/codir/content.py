"""What the page for the directors says: counts, decisions that follow from them, what is due."""

from datetime import date

from transverse.papers import Task
from transverse.papers.kinds import page_codir
from transverse.portal.people.network import Direction, Network
from transverse.portal.people.waiting import Role, Waiting

DECISIONS = 5


def decisions(found: Network) -> tuple[str, ...]:
    """Draw from the network what only the directors can decide, a directorate a sentence.

    Names of services and no name of a person: a page that is shown round a table accuses nobody.
    """
    without = [sentence for direction in found.directions if (sentence := _to_name(direction))]
    silent = [service.name for service in found.services if service.line and service.line.is_silent]
    meet = (f"Fixer un échange entre le relais et son responsable ({_some(silent)}).",) if silent else ()
    unsigned = found.total.letters_unsigned
    sign = (f"Signer {unsigned} {'lettre' if unsigned < 2 else 'lettres'} de mission.",) if unsigned else ()
    return (*without[:DECISIONS], *sign, *meet)


def _to_name(direction: Direction) -> str:
    names = [service.name for service in direction.services if not service.relays and not service.planned]
    return f"{direction.name} : nommer un relais ({_some(names)})." if names else ""


def _some(names: list[str], most: int = 4) -> str:
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} et {len(names) - most} autres"


def due(found: list[Waiting]) -> tuple[Task, ...]:
    """Return what waits for those who steer, once each, in the order given."""
    once: dict[str, Waiting] = {}
    for each in found:
        once.setdefault(each.key, each)
    return tuple(Task(each.sentence, _who(each), each.due) for each in once.values())


def _who(each: Waiting) -> str:
    return "chef de projet" if each.to == Role.LEAD else "DGS"


def quarter(day: date) -> str:
    """Return the quarter of a day: « 4e trimestre 2026 »."""
    number = (day.month - 1) // 3 + 1
    return f"{number}{'er' if number == 1 else 'e'} trimestre {day.year}"


def paper_data(found: Network, tasks: tuple[Task, ...], organisation: str, sheets: str = "") -> page_codir.Data:
    """Fill the one-page paper; `sheets` says how many services have theirs."""
    return page_codir.Data(
        organisation=organisation,
        date=found.today,
        rows=tuple(_row(direction) for direction in found.directions),
        period=quarter(found.today),
        decisions=decisions(found),
        tasks=tasks,
        sheets=sheets,
    )


def _row(direction: Direction) -> page_codir.Row:
    return page_codir.Row(
        direction.name,
        len(direction.services),
        direction.with_relay,
        direction.with_deputy,
        direction.recognised,
        direction.letters_unsigned,
        direction.held,
        direction.silent,
        direction.planned,
    )
