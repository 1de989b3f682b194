"""Skills: the list is opened, services say what they offer, two agents say what they can do; see ``skills.toml``."""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial
from importlib.resources import files
from typing import Any

from transverse.portal.accounts.models import Account
from transverse.portal.demonstration.acts.mandates import LEAD
from transverse.portal.demonstration.chart import head_of
from transverse.portal.demonstration.past import day, moment
from transverse.portal.demonstration.stage import Event, Stage, acting
from transverse.portal.projects import offers, own_skills, skills
from transverse.portal.projects.models import Level, Skill

_OPENED = 350  # days ago


def events(today: date) -> Iterator[Event]:
    """Yield the opening of the list, then what each service and each agent says."""
    yield Event(moment(day(today, _OPENED), 9), LEAD, _open)
    for each in _told()["offers"]:
        yield Event(moment(day(today, each["days"]), 10, 40), head_of(each["unit"]), partial(_offer, told=each))
    for each in _told()["own"]:
        yield Event(moment(day(today, each["days"]), 12, 10), LEAD, partial(_say, told=each))


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(files("transverse.portal.demonstration").joinpath("skills.toml").read_text("utf-8"))


def _open(_on: Stage, _when: datetime, _by: Account) -> None:
    skills.start()


def _offer(on: Stage, when: datetime, by: Account, *, told: dict[str, Any]) -> None:
    for code, level, days in told["lines"]:
        said = offers.Said(Level(level), Decimal(str(days)))
        offers.offer(on.units[told["unit"]], Skill.objects.get(code=code), said, acting(by), when.date())


def _say(on: Stage, when: datetime, _by: Account, *, told: dict[str, Any]) -> None:
    for code in told["lines"]:
        skill = Skill.objects.get(code=code)
        own_skills.say(on.agent(told["post"]), skill, when.date(), head_may_see=code in told["seen"])
