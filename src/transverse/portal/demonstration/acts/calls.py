"""Projects: written, their services searched and asked, what those answer; see ``projects.toml``."""

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
from transverse.portal.people.models import Agent
from transverse.portal.projects import agreements, answers, calls, life, proposing
from transverse.portal.projects.models import Call, Need, Project, Reply, Request, Skill, WhyNot
from transverse.portal.projects.quarters import after, quarter_of

_FIRST_ANSWER = 2  # days after a call was sent


def events(today: date) -> Iterator[Event]:
    """Yield what becomes of each project."""
    for told in _told():
        yield Event(moment(day(today, told["days"]), 9, 15), LEAD, partial(_write, told=told))
        if "called" in told:
            yield Event(moment(day(today, told["called"]), 9, 40), LEAD, partial(_call, told=told))
            yield from _answers(today, told)
        if "closed" in told:
            yield Event(moment(day(today, told["closed"]), 17), LEAD, partial(_close, told=told))
        for state, days in told.get("moved", ()):
            yield Event(moment(day(today, days), 9), LEAD, partial(_move, told=told, state=state))
        for days, text in told.get("decisions", ()):
            yield Event(moment(day(today, days), 16), LEAD, partial(_decide, told=told, text=text))


def _answers(today: date, told: dict[str, Any]) -> Iterator[Event]:
    for place, unit in enumerate(told.get("answers", {}) if told["sent"] else ()):
        days = told["called"] - _FIRST_ANSWER - place % 3
        by = head_of(unit)
        yield Event(moment(day(today, days), 10, 5 * place), by, partial(_answer, told=told, unit=unit))
        yield Event(moment(day(today, days), 14, 5 * place), by, partial(_name, told=told, unit=unit))


@cache
def _told() -> list[dict[str, Any]]:
    told = tomllib.loads(files("transverse.portal.demonstration").joinpath("projects.toml").read_text("utf-8"))
    return list(told["projects"])


def _write(on: Stage, when: datetime, by: Account, *, told: dict[str, Any]) -> None:
    first = after(quarter_of(on.today), told["starts"])
    what, who, days = told.get("step", ("", "", None))
    project = Project(
        lead=on.agent(told["lead"]),
        first_quarter=first,
        last_quarter=after(first, told["lasts"] - 1),
        sponsor_words=told.get("sponsor", ""),
        min_directorates=told.get("directorates", 0),
        next_step=what,
        next_step_by=who,
        next_step_on=None if days is None else day(on.today, -days),
        **{name: told[name] for name in ("title", "why", "trades", "handled", "priority") if name in told},
    )
    life.create(project, [on.units[code] for code in told.get("concerned", ())], by)
    Project.objects.filter(pk=project.pk).update(created_at=when)
    for code, level, number, holders in told["needs"]:
        life.need(project, Skill.objects.get(code=code), level, Decimal(str(number)), holders)


def _project(told: dict[str, Any]) -> Project:
    return Project.objects.get(title=told["title"])


def _call(_on: Stage, when: datetime, by: Account, *, told: dict[str, Any]) -> None:
    """Search services with the real engine, and send what it proposes."""
    project = _project(told)
    call = calls.prepare(project, when.date())
    proposing.keep(call.pk, proposing.find(project, when.date()))
    if told["sent"]:
        calls.send(call, by, when)


def _asked(on: Stage, told: dict[str, Any], unit: str) -> Request | None:
    """Return what was asked of a unit; None: the engine had no need of it."""
    rows = Request.objects.select_related("call__project__lead", "unit")
    return rows.filter(call__project__title=told["title"], unit=on.units[unit]).first()


def _answer(on: Stage, when: datetime, by: Account, *, told: dict[str, Any], unit: str) -> None:
    asked = _asked(on, told, unit)
    if asked is None:
        return
    said = told["answers"][unit]
    if isinstance(said, str):
        given = answers.Answer(Reply(said), why_not=WhyNot.LOAD if said == Reply.NO else "")
    else:
        needs = Need.objects.filter(shares__request=asked)
        given = answers.Answer(Reply.PART, {need.pk: Decimal(str(said)) for need in needs})
    answers.answer(asked, asked.revision, given, by, when)


def _name(on: Stage, when: datetime, by: Account, *, told: dict[str, Any], unit: str) -> None:
    """Name somebody of the service, who reads the agreement, as the director and the lead do."""
    asked = _asked(on, told, unit)
    if asked is None or not asked.shares.filter(promised__gt=0).exists():
        return
    answers.name(asked, asked.revision, _somebody(asked, by), when)
    asked.refresh_from_db()
    readers = asked.acknowledgements.all() if "closed" in told else asked.acknowledgements.filter(agent=by.agent)
    for each in readers:
        agreements.acknowledge(asked, each.agent_id, asked.fingerprint, when)


def _somebody(asked: Request, by: Account) -> Agent:
    """Return the last of the service by the alphabet who is neither its head nor the lead of the project."""
    others = answers.people_of(asked).exclude(pk__in=(acting(by).pk, asked.call.project.lead_id))
    found = others.last()
    if found is None:
        raise LookupError(f"nobody to name in {asked.unit}")
    return found


def _close(_on: Stage, when: datetime, _by: Account, *, told: dict[str, Any]) -> None:
    calls.close(Call.objects.get(project=_project(told)), when)


def _move(_on: Stage, when: datetime, _by: Account, *, told: dict[str, Any], state: str) -> None:
    life.move(_project(told), state, when)


def _decide(_on: Stage, when: datetime, _by: Account, *, told: dict[str, Any], text: str) -> None:
    life.decide(_project(told), when.date(), text, when.date())
