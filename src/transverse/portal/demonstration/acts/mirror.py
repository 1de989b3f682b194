"""The sheets « Vous gérez déjà »: filled in ten minutes or in a workshop, completed, published; see ``mirror.toml``."""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache, partial
from importlib.resources import files
from typing import Any

from transverse.portal.accounts.models import Account
from transverse.portal.data import lines, sheets
from transverse.portal.data.choices import Answer, items, trade_of
from transverse.portal.data.models import Holding, Origin, Sheet
from transverse.portal.demonstration.past import day, moment
from transverse.portal.demonstration.stage import Event, Stage, acting

_LATER = 3  # days from the first words to the publication


def events(today: date) -> Iterator[Event]:
    """Yield, for each sheet, what is said, then its publication."""
    year = day(today, min(each["days"] for each in _told() if not each.get("before")) - _LATER).year
    for each in _told():
        of = year - 1 if each.get("before") else year
        filled = moment(day(today, each["days"]), 10)
        yield Event(filled, each["by"], partial(_fill, told=each, year=of))
        if not each.get("draft"):
            yield Event(filled + timedelta(days=_LATER), each["by"], partial(_publish, told=each, year=of))


@cache
def _told() -> list[dict[str, Any]]:
    told = tomllib.loads(files("transverse.portal.demonstration").joinpath("mirror.toml").read_text("utf-8"))
    return list(told["sheets"])


def _sheet(on: Stage, told: dict[str, Any], year: int) -> Sheet:
    return sheets.begin(on.units[told["unit"]], year)


def _fill(on: Stage, _when: datetime, _by: Account, *, told: dict[str, Any], year: int) -> None:
    """Say what is said, and keep it unless it is still a proposal.

    Raises
    ------
    LookupError
        The unit has no trade that is known.
    """
    sheet = _sheet(on, told, year)
    trade = trade_of(sheet.trade)
    if trade is None:
        raise LookupError(told["unit"])
    said = Answer(tuple(told["tasks"]), tuple(told["tools"]), tuple(told.get("words", ())))
    sheets.propose(sheet, items(trade, [said]), said.tools, Origin.WORKSHOP)
    if told.get("draft"):
        return
    lines.keep_all(sheet)
    for each in told["lines"]:
        _complete(on, sheet.holdings.get(label=each["label"]), each)


def _complete(on: Stage, line: Holding, told: dict[str, Any]) -> None:
    for name in ("known_by", "since", "rhythm", "personal", "openable", "tool", "shared_words"):
        setattr(line, name, told.get(name, getattr(line, name)))
    lines.write(line, line.revision, [on.units[code] for code in told.get("shared", ())])


def _publish(on: Stage, when: datetime, by: Account, *, told: dict[str, Any], year: int) -> None:
    sheet = _sheet(on, told, year)
    sheets.publish(sheet, sheet.revision, acting(by), when)
