"""A year of projects before what services can really give, and the plan that staffs them.

A resource is a service that offers days (or, in nominal mode, an agent).  Days are days of work per period; a period is
whatever the file says (a quarter, a month).  Codes tie the objects; a problem given by `read_problem` is sound: every
reference leads somewhere and every number makes sense.

What a plan always respects
    the cap of a resource and of a directorate in a period; at most `max_members` members in a project; whoever carries
    a need offers its skill, two levels short at most; a carrier gives at least `SHARE` day to the need in all (or the
    whole need when it is shorter), in periods of the project only, and never more than the need asks for.
What a plan should respect (conditions: what is not met is `unmet`, and the problem infeasible when that is proven)
    a relay of each concerned service among the members; carriers of needs from `min_directorates` directorates at
    least; at least `min_holders` carriers for a need.
What a plan makes least, one after the other (aims)
    conditions unmet; days missing, project priority by priority; days beyond what was offered; days of training;
    fragility; members; distance to the lead.
"""

from dataclasses import dataclass
from enum import Enum

LEVELS = (1, 2, 3, 4)  # heard of it, with help, alone, hands it on
SHARE = 1.0  # days: the least that somebody who carries a need gives to it, all periods together
GAP_MAX = 2  # levels: somebody further below a need is not proposed for it
CARRIERS = 2  # a need with fewer carriers is fragile
TRAINING_DAYS = 5.0  # days of training for a level: 30 hours


@dataclass(frozen=True, slots=True)
class Offer:
    """A skill declared by a resource.

    Attributes
    ----------
    skill
        Code of the skill.
    level
        1 to 4.
    days
        Days per period that the resource offers for this skill; more may be asked up to its cap: that is overload.
    """

    skill: str
    level: int
    days: float


@dataclass(frozen=True, slots=True)
class Resource:
    """Who may give days: a service by default, an agent in nominal mode.

    Attributes
    ----------
    directorate, service
        Where it stands; in the default mode the service is the resource itself.
    distance
        Steps up and down the chart to the project lead.
    max_days
        Cap per period, all projects and skills together.
    offers
        At most one per skill and level.
    relay
        Whether a relay works there (or is this agent): who answers for the service when it is concerned.
    """

    id: str
    directorate: str
    service: str
    distance: int
    max_days: float
    offers: tuple[Offer, ...]
    relay: bool = False


@dataclass(frozen=True, slots=True)
class Directorate:
    """What services stand under; `max_days` caps what it gives per period, None when it does not."""

    id: str
    max_days: float | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """What a project asks for: `days` of a skill at a level in each period of the project.

    `min_holders` is the number of carriers that the project insists on; 0 when days that nobody gives are only missing.
    """

    id: str
    skill: str
    level: int
    days: float
    min_holders: int = 0


@dataclass(frozen=True, slots=True)
class Project:
    """A project of the year.

    Attributes
    ----------
    priority
        1 is served first.
    periods
        Those of the problem in which it runs, in their order.
    concerned_services
        Services of which a relay must be a member, whether or not it carries a need.
    min_directorates
        Directorates that must carry a need at least.
    max_members
        Resources that carry a need or answer as relay, at most; None without limit.
    """

    id: str
    priority: int
    periods: tuple[str, ...]
    needs: tuple[Need, ...]
    concerned_services: tuple[str, ...] = ()
    min_directorates: int = 0
    max_members: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """All that is to be staffed together."""

    periods: tuple[str, ...]
    directorates: tuple[Directorate, ...]
    resources: tuple[Resource, ...]
    projects: tuple[Project, ...]
    training_days: float = TRAINING_DAYS


@dataclass(frozen=True, slots=True, order=True)
class Assignment:
    """Days that a resource gives to a need in a period; `training_levels` is how far its offer is below the need."""

    project: str
    need: str
    resource: str
    period: str
    days: float
    training_levels: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Answer:
    """A relay who answers for a concerned service in a project."""

    project: str
    service: str
    resource: str


class Condition(Enum):
    """What a project insists on."""

    RELAY = "relay"
    DIRECTORATES = "min_directorates"
    HOLDERS = "min_holders"


@dataclass(frozen=True, slots=True, order=True)
class Missing:
    """Days of a need that nobody gives in a period."""

    project: str
    need: str
    period: str
    days: float


@dataclass(frozen=True, slots=True)
class Unmet:
    """A condition that the plan does not meet: of which service or need (empty for directorates), and by how many."""

    project: str
    condition: Condition
    of: str
    lacking: int


@dataclass(frozen=True, slots=True)
class Aims:
    """The value of each aim, in the order in which they count; the same class holds the bounds that were proven.

    Attributes
    ----------
    unmet
        Number of relays, directorates and carriers lacking.
    missing
        Days missing for each priority of the problem, first priority first.
    overload
        Days beyond the offers, all periods together.
    training
        Days: for each need and each of its carriers, the largest gap in levels times `Problem.training_days`.
    fragility
        Carriers lacking for each need to have `CARRIERS` of them.
    members
        Members of each project, added up.
    distance
        Distances of all members, added up.
    """

    unmet: int
    missing: tuple[float, ...]
    overload: float
    training: float
    fragility: int
    members: int
    distance: int


class Status(Enum):
    """What is known of a plan."""

    OPTIMAL = "optimal"  # every aim proven, every condition met
    FEASIBLE = "feasible"  # every condition met, a gap left
    INFEASIBLE = "infeasible"  # proven: no plan meets every condition; this one is the nearest known
    UNKNOWN = "unknown"  # conditions unmet, and not proven that they must be


@dataclass(frozen=True, slots=True)
class Plan:
    """Who gives what.

    Attributes
    ----------
    assignments, answers, missing, unmet
        In the order of their fields.
    aims
        What the plan is worth.
    bounds
        Compared aim after aim, like words in a dictionary, no plan is below them; never above `aims`.
    """

    assignments: tuple[Assignment, ...]
    answers: tuple[Answer, ...]
    missing: tuple[Missing, ...]
    unmet: tuple[Unmet, ...]
    aims: Aims
    bounds: Aims
    status: Status
    seconds: float = 0.0
