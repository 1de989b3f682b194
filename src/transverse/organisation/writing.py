"""A chart written as our own table, and the empty model of that table.

A spreadsheet would run a cell that begins like a formula: it is written after an apostrophe, which the reader takes
away.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO

from transverse.organisation.cells import guarded
from transverse.organisation.columns import written_columns
from transverse.organisation.draft import fte_text
from transverse.organisation.model import Agent, Chart, Post, Unit

BOM = "\ufeff"


def as_csv(chart: Chart) -> Iterator[str]:
    """Yield the lines of `chart` as our own table, headings first.

    They are separated by semicolons, and begin with a byte order mark: what a French spreadsheet opens at once.
    Reading them gives the same chart; a unit without posts has a line of its own, and so has an agent without a post.
    """
    columns = written_columns()
    yield BOM + _line(column.heading for column in columns)
    for values in _lines(chart):
        yield _line(guarded(values.get(column.id, "")) for column in columns)


def template() -> str:
    """Return the empty model: the headings and two fictional lines to replace."""
    columns = written_columns()
    lines = [_line(column.examples[row] for column in columns) for row in range(len(columns[0].examples))]
    return BOM + _line(column.heading for column in columns) + "".join(lines)


def _line(cells: Iterable[str]) -> str:
    written = StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerow(cells)
    return written.getvalue()


def _lines(chart: Chart) -> Iterator[Mapping[str, str]]:
    agents = {agent.code: agent for agent in chart.agents}
    posts: dict[str, list[Post]] = {}
    for post in chart.posts:
        posts.setdefault(post.unit, []).append(post)
    for unit in chart.units:
        for post in posts.get(unit.code, []):
            yield {**_unit(unit), **_post(post), **(_agent(agents[post.holder]) if post.holder else {})}
        if unit.code not in posts:
            yield _unit(unit)
    placed = {post.holder for post in chart.posts}
    yield from (_agent(agent) for agent in chart.agents if agent.code not in placed)


def _unit(unit: Unit) -> Mapping[str, str]:
    return {"unit": unit.code, "unit_name": unit.name, "parent": unit.parent or "", "trade": unit.trade}


def _post(post: Post) -> Mapping[str, str]:
    return {
        "post": post.code,
        "title": post.title,
        "head": "oui" if post.head else "non",
        "fte": "" if post.fte is None else fte_text(post.fte),
        "superior": post.superior or "",
    }


def _agent(agent: Agent) -> Mapping[str, str]:
    return {
        "agent": agent.code,
        "last_name": agent.last_name,
        "first_name": agent.first_name,
        "email": agent.email,
    }
