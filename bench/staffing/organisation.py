"""A local authority of our making: units in a tree, agents with free days, relays; the same seed gives the same one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

SKILLS = tuple(f"C{number:02}" for number in range(1, 64))  # as many as in the starter list
_PROFILE = 12  # skills that a directorate is made of
_OF_THE_PROFILE = 0.75  # how often an agent's skill is one of them
_WITHOUT_FREE_TIME = 0.4
_WITH_A_RELAY = 0.35
_LEVELS, _LEVEL_WEIGHTS = (1, 2, 3, 4), (25, 35, 28, 12)
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """A service: its directorate, and its steps to a project lead who stands beside the general director.

    Its code tells what it stands under: S03.2.1 is under S03.2, which is under S03, which is under the director.
    """

    id: str
    directorate: str
    distance: int


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody of a service: what they know, how well, and the days that they may give in a quarter."""

    id: str
    unit: Unit
    skills: tuple[tuple[str, int], ...]
    free: int
    relay: bool


def units(count: int, random: Random) -> list[Unit]:
    """Return `count` services below about `count ** 0.4` directorates, five steps deep at most."""
    heads = [Unit(f"S{number:02}", f"D{number:02}", 2) for number in range(max(6, round(count**0.4)))]
    found, below = list(heads), Counter[str]()
    while len(found) < count:
        above = random.choice(found)
        if above.distance < _DEEPEST + 1:
            below[above.id] += 1
            found.append(Unit(f"{above.id}.{below[above.id]}", above.directorate, above.distance + 1))
    return found


def agents(count: int, services: Sequence[Unit], random: Random) -> list[Agent]:
    """Return `count` agents: each service has one at least, the others fall where chance puts them."""
    profiles = {each.directorate: random.sample(SKILLS, _PROFILE) for each in services}
    with_relay = {each.id for each in services if random.random() < _WITH_A_RELAY}
    places = [*services, *random.choices(services, k=count - len(services))]
    found = []
    for number, unit in enumerate(places):
        free = 0 if random.random() < _WITHOUT_FREE_TIME else random.randint(3, 30)
        relay = number < len(services) and unit.id in with_relay  # the first agent of the service
        skills = known(profiles[unit.directorate], random.randint(1, 5), random)
        found.append(Agent(f"A{number:05}", unit, skills, free, relay))
    return found


def known(profile: Sequence[str], count: int, random: Random) -> tuple[tuple[str, int], ...]:
    """Return up to `count` skills, most of them of the profile, each with a level."""
    names = {random.choice(profile if random.random() < _OF_THE_PROFILE else SKILLS) for _ in range(count)}
    return tuple((name, random.choices(_LEVELS, _LEVEL_WEIGHTS)[0]) for name in sorted(names))
