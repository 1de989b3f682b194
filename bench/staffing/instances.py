"""The problems of the benchmark: one project among the agents, and a year of projects among the services."""

from random import Random

from staffing.organisation import SKILLS, Agent, Unit, agents, known, units
from transverse.staffing.model import Directorate, Need, Offer, Problem, Project, Resource

UNITS = {1_000: 111, 10_000: 651, 55_000: 3_453}
NEEDS = (5, 8, 12)
_MEMBERS, _DIRECTORATES, _CONCERNED = 12, 3, 3
_BEYOND = 6  # days that may be asked beyond those offered
_QUARTERS = ("T1", "T2", "T3", "T4")


def nominal(count: int, needs: int, seed: int = 1) -> Problem:
    """Return one project of one quarter with `needs` needs, to be staffed among `count` agents."""
    random = Random(f"nominal {count} {needs} {seed}")
    people = agents(count, units(UNITS[count], random), random)
    relays = [each.unit.id for each in people if each.relay]
    project = Project(
        "P1", 1, _QUARTERS[:1], _needs(needs, (8, 25), random), tuple(random.sample(relays, _CONCERNED)),
        _DIRECTORATES, _MEMBERS,
    )  # fmt: skip
    names = sorted({each.unit.directorate for each in people})
    caps = tuple(Directorate(name, random.randint(40, 80)) for name in names)
    return Problem(project.periods, caps, tuple(map(_person, people)), (project,))


def portfolio(seed: int = 1, services: int = 3_453, projects: int = 50) -> Problem:
    """Return a year: `projects` projects of eight needs among `services` services, over four quarters."""
    random = Random(f"portfolio {services} {projects} {seed}")
    places = units(services, random)
    profiles = {each.directorate: random.sample(SKILLS, 12) for each in places}
    offering = tuple(_service(each, profiles[each.directorate], random) for each in places)
    relays = [each.id for each in offering if each.relay]
    caps = tuple(Directorate(name, random.randint(120, 250)) for name in sorted(profiles))
    return Problem(_QUARTERS, caps, offering, tuple(_project(n, relays, random) for n in range(projects)))


def _person(agent: Agent) -> Resource:
    unit = agent.unit
    offers = tuple(Offer(skill, level, agent.free) for skill, level in agent.skills) if agent.free else ()
    most = agent.free + _BEYOND if agent.free else 0
    return Resource(agent.id, unit.directorate, unit.id, unit.distance, most, offers, agent.relay)


def _service(unit: Unit, profile: list[str], random: Random) -> Resource:
    busy = random.random() < 0.4
    skills = () if busy else known(profile, random.randint(1, 5), random)
    offers = tuple(Offer(skill, level, random.randint(3, 30)) for skill, level in skills)
    most = max(*(each.days for each in offers), 0.7 * sum(each.days for each in offers)) + _BEYOND if offers else 0
    return Resource(
        unit.id, unit.directorate, unit.id, unit.distance, round(most), offers, random.random() < 0.35
    )  # fmt: skip


def _project(number: int, relays: list[str], random: Random) -> Project:
    first = random.randrange(3)
    periods = _QUARTERS[first : first + random.randint(2, 4)]
    concerned = tuple(random.sample(relays, random.randint(0, 3)))
    return Project(
        f"P{number + 1:02}", random.randint(1, 3), periods, _needs(8, (3, 15), random), concerned,
        random.randint(1, 3), _MEMBERS,
    )  # fmt: skip


def _needs(count: int, days: tuple[int, int], random: Random) -> tuple[Need, ...]:
    skills = random.sample(SKILLS, count)
    return tuple(
        Need(f"B{number + 1}", skill, random.choice((2, 3, 3, 4)), random.randint(*days))
        for number, skill in enumerate(skills)
    )


def instance(kind: str, *numbers: str) -> Problem:
    """Return the problem that words name: "nominal" with agents, needs and seed, or "portfolio" with its seed."""
    return nominal(*map(int, numbers)) if kind == "nominal" else portfolio(*map(int, numbers))
