"""The year as it is told in ``year.toml`` and ``sheets.toml``, read once."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from transverse.portal.demonstration.chart import services


@dataclass(frozen=True, slots=True)
class Ended:
    """A mandate ended before its term, so many days ago."""

    days: int
    reason: str


@dataclass(frozen=True, slots=True)
class Deputy:
    """Somebody who supplies for a relay."""

    post: str
    share: int
    named: int
    letter: str


@dataclass(frozen=True, slots=True)
class Role:
    """A mandate; see the head of ``year.toml``. `follows` is the post of the relay whose hand-over it received."""

    kind: str
    post: str
    units: tuple[str, ...]
    under: str
    share: int
    named: int
    letter: str
    years: int = 2
    rhythm: str = "quarterly"
    missions: tuple[str, ...] = ()
    meetings: str = ""
    last: int = 0
    deputy: Deputy | None = None
    ended: Ended | None = None
    handover: str = ""
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A share of a fiche de poste."""

    unit: str
    percent: int
    does: str
    network: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """The head of a unit, who read the fiche so many days `after`."""

    unit: str
    after: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A fiche de poste, in circulation for so many `days` (None: a draft), its next version begun `again`."""

    post: str
    shares: tuple[Part, ...]
    readers: tuple[Reader, ...]
    days: int | None = None
    again: int | None = None
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class SignIn:
    """An account of the demonstration: the left part of its address, its role, its post (none: nobody of the chart)."""

    address: str
    role: str
    post: str = ""


@dataclass(frozen=True, slots=True)
class Imports:
    """How many days ago the chart was imported, `first` and `again`, and which posts had been left meanwhile."""

    first: int
    again: int
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The whole year; `held` is every post that it needs somebody on, `expecting` the units that must have a relay."""

    imports: Imports
    mandates: tuple[Role, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    accounts: tuple[SignIn, ...] = ()
    held: frozenset[str] = field(default=frozenset())
    expecting: frozenset[str] = field(default=frozenset())


@cache
def story() -> Story:
    """Return the year."""
    told = _told("year.toml") | _told("sheets.toml")
    mandates = tuple(_role(each) for each in told["mandates"])
    sheets = tuple(_sheet(each) for each in told["sheets"])
    accounts = tuple(SignIn(**each) for each in told["accounts"])
    chart = Imports(told["imports"]["first"], told["imports"]["again"], tuple(told["imports"]["gone"]))
    held = {role.post for role in mandates} | {role.deputy.post for role in mandates if role.deputy}
    held |= {sheet.post for sheet in sheets} | {account.post for account in accounts if account.post} | set(chart.gone)
    expecting = frozenset(each.code for each in services() if each.relay)
    return Story(chart, mandates, sheets, accounts, frozenset(held), expecting)


def _told(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))


def _role(each: dict[str, Any]) -> Role:
    deputy, ended = each.pop("deputy", None), each.pop("ended", None)
    return Role(
        units=tuple(each.pop("units")),
        missions=tuple(each.pop("missions", ())),
        deputy=Deputy(**deputy) if deputy else None,
        ended=Ended(**ended) if ended else None,
        **each,
    )


def _sheet(each: dict[str, Any]) -> Sheet:
    return Sheet(
        shares=tuple(Part(**part) for part in each.pop("shares")),
        readers=tuple(Reader(**reader) for reader in each.pop("readers")),
        **each,
    )
