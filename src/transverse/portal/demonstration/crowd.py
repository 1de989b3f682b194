"""A chart of any size, made of as many Valmérandes as it takes: for measures and for tests."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import count, islice

from transverse.organisation import Agent, Chart, Post, Unit
from transverse.portal.demonstration.chart import DOMAIN, Service, head_of, services
from transverse.portal.demonstration.names import person, titled


def crowd(agents: int, units: int) -> Chart:
    """Return a chart of exactly `agents` people in `units` units, each with a head; no post is vacant.

    Parameters
    ----------
    agents
        At least as many as there are units.
    units
        At least one.
    """
    made = list(islice(_services(), units))
    posts, people = [], []
    for rank, (service, title) in enumerate(islice(_places(made), agents)):
        who = person(f"{rank}")
        code = f"M{rank:06}"
        people.append(Agent(code, who.last_name, who.first_name, f"{who.address}.{rank}@{DOMAIN}"))
        is_head = rank < len(made)
        superior = service.parent if is_head else service.code
        posts.append(
            Post(
                head_of(service.code) if is_head else f"{service.code}-{rank:06}",
                titled(title, is_woman=who.is_woman),
                service.code,
                code,
                Decimal(1),
                is_head,
                head_of(superior) if superior else None,
            )
        )
    return Chart(
        tuple(Unit(each.code, each.name, each.parent, each.trade) for each in made), tuple(posts), tuple(people)
    )


def expecting(chart: Chart) -> frozenset[str]:
    """Return the codes of the units of a crowd that must have a relay."""
    wanted = {each.code for each in services() if each.relay}
    return frozenset(unit.code for unit in chart.units if unit.code.rpartition(".")[2] in wanted)


def _services() -> Iterator[Service]:
    """Yield the top, then what is below it again and again, each time under other codes."""
    top, *others = services()
    yield top
    for number in count(1):
        for each in others:
            parent = each.parent if each.parent == top.code else f"{number}.{each.parent}"
            yield replace(each, code=f"{number}.{each.code}", name=f"{each.name}, secteur {number}", parent=parent)


def _places(made: list[Service]) -> Iterator[tuple[Service, str]]:
    """Yield each unit with a title: first the heads, then the others in turn, as long as one takes them."""
    for service in made:
        yield service, service.head
    for turn in count():
        for service in made:
            titles = [*service.posts]
            yield service, titles[turn % len(titles)]
