"""How projects were really done, told by those who led them; what the year lacks; see ``stories.toml``."""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache, partial
from importlib.resources import files
from typing import Any

from transverse.portal.accounts.models import Account
from transverse.portal.demonstration.acts.mandates import LEAD
from transverse.portal.demonstration.past import day, moment
from transverse.portal.demonstration.stage import Event, Stage
from transverse.portal.projects import stories, year_plan
from transverse.portal.projects.models import Project, Story
from transverse.portal.projects.year_problem import plan_of, year_problem

_WORKED_OUT = 5  # days ago


def events(today: date) -> Iterator[Event]:
    """Yield each story as it is written, then shared; and the working out of what the year lacks."""
    for told in _told():
        yield Event(moment(day(today, told["told"]), 16, 30), LEAD, partial(_tell, told=told))
        if "shared" in told:
            yield Event(moment(day(today, told["shared"]), 9, 5), LEAD, partial(_share, told=told))
    yield Event(moment(day(today, _WORKED_OUT), 11), LEAD, _work_out)


@cache
def _told() -> list[dict[str, Any]]:
    told = tomllib.loads(files("transverse.portal.demonstration").joinpath("stories.toml").read_text("utf-8"))
    return list(told["stories"])


def _tell(on: Stage, _when: datetime, _by: Account, *, told: dict[str, Any]) -> None:
    parts = {name: told[name] for name in stories.PARTS if name in told}
    project = Project.objects.get(title=told["project"])
    story = Story(title=told["title"], project=project, author=on.agent(told["post"]), **parts)
    stories.write(story, story.revision, [on.units[code] for code in told["units"]])


def _share(_on: Stage, when: datetime, _by: Account, *, told: dict[str, Any]) -> None:
    story = Story.objects.get(title=told["title"])
    stories.share(story, story.revision, when.date())


def _work_out(_on: Stage, when: datetime, _by: Account) -> None:
    """Work the year out with the real engine, and the next one when projects are already written for it."""
    today = when.date()
    for year in (today.year, today.year + 1):
        asked = year_problem(year, today)
        if not asked.is_empty:
            year_plan.keep(year, year_plan.report_of(asked, plan_of(asked.problem), today), when)
