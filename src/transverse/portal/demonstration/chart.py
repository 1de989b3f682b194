"""The chart of Valmérande: 60 units and about 1 200 agents, from the files of ``units``; the same at each call."""

import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from random import Random

from transverse.organisation import Agent, Chart, Post, Unit
from transverse.portal.demonstration.names import person, titled

DOMAIN = "valmerande.example"
_FTE = (Decimal(1),) * 16 + (Decimal("0.8"),) * 4 + (Decimal("0.9"), Decimal("0.7"), Decimal("0.5"))
_VACANT = 0.035


@dataclass(frozen=True, slots=True)
class Service:
    """A unit as its file tells it: `posts` says how many of each title, `relay` whether it must have a relay."""

    code: str
    name: str
    head: str
    posts: dict[str, int]
    parent: str | None = None
    trade: str = ""
    relay: bool = False


@cache
def services() -> tuple[Service, ...]:
    """Return the units, the top first."""
    folder = files(__package__).joinpath("units")
    texts = [each.read_text("utf-8") for each in sorted(folder.iterdir(), key=lambda file: file.name)]
    return tuple(Service(**each) for text in texts for each in tomllib.loads(text)["units"])


def chart(vacant: Collection[str] = (), held: Collection[str] = ()) -> Chart:
    """Return the whole chart.

    Parameters
    ----------
    vacant, held
        Codes of posts that nobody holds, and of posts that somebody does; for the others chance decides, heads
        excepted, who are there.
    """
    posts: list[Post] = []
    agents: list[Agent] = []
    addresses: set[str] = set()
    for service in services():
        for code, title, is_head in _places(service):
            draw = Random(code)  # noqa: S311 (a fiction, the same each time)
            is_vacant = code in vacant or (not is_head and code not in held and draw.random() < _VACANT)
            agent = None if is_vacant else _agent(code, len(posts), addresses)
            if agent:
                agents.append(agent)
                title = titled(title, is_woman=person(code).is_woman)  # noqa: PLW2901 (as this person bears it)
            fte = Decimal(1) if is_head else draw.choice(_FTE)
            holder = agent.code if agent else None
            posts.append(Post(code, title, service.code, holder, fte, is_head, _superior(service, is_head=is_head)))
    units = (Unit(service.code, service.name, service.parent, service.trade) for service in services())
    return Chart(tuple(units), tuple(posts), tuple(agents))


def head_of(unit: str) -> str:
    """Return the code of the post that heads `unit`."""
    return f"{unit}-01"


def _places(service: Service) -> Iterator[tuple[str, str, bool]]:
    """Yield the code and the title of each post, and whether it heads the unit."""
    yield head_of(service.code), service.head, True
    titles = [title for title, count in service.posts.items() for _ in range(count)]
    for number, title in enumerate(titles, 2):
        yield f"{service.code}-{number:02}", title, False


def _superior(service: Service, *, is_head: bool) -> str | None:
    if not is_head:
        return head_of(service.code)
    return head_of(service.parent) if service.parent else None


def _agent(key: str, rank: int, addresses: set[str]) -> Agent:
    """Return the person of the post `key`, the `rank`th of all; a namesake gets a number in the address."""
    who = person(key)
    address, number = who.address, 1
    while address in addresses:
        number += 1
        address = f"{who.address}{number}"
    addresses.add(address)
    return Agent(f"A-{1001 + rank}", who.last_name, who.first_name, f"{address}@{DOMAIN}")
