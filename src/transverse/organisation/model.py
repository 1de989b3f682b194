"""An organisation chart: units in a forest, posts in units, agents in posts.

Codes tie them.  A chart given by `read_chart` is sound: every reference leads somewhere, nothing goes round in circles.
Where a thing was read (`line`) is not part of what it is: two charts are compared without it.
"""

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """A directorate, a service, an office: what has a name and a head.

    Attributes
    ----------
    code
        Stable identifier, the same from one import to the next.
    name
        As agents say it; never empty.
    parent
        Code of the unit above; None at the top.
    trade
        Code of a trade of the product, or what the file says of it; may be empty.
    line
        Where it was first read, 0 when it was not read.
    """

    code: str
    name: str
    parent: str | None
    trade: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Agent:
    """A person who holds posts; the code is the staff number wherever there is one."""

    code: str
    last_name: str
    first_name: str
    email: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Post:
    """A place in a unit, held or vacant.

    Attributes
    ----------
    unit
        Code of its unit.
    holder
        Code of the agent; None when vacant or not told.
    fte
        Share of full time, 1 for a full-time post; more for several posts told as one; None when not told.
    head
        Whether its holder heads the unit; one post a unit at most.
    superior
        Code of the post that it reports to.
    """

    code: str
    title: str
    unit: str
    holder: str | None
    fte: Decimal | None
    head: bool
    superior: str | None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole organisation, in the order of the file."""

    units: tuple[Unit, ...] = ()
    posts: tuple[Post, ...] = ()
    agents: tuple[Agent, ...] = ()
