"""Years of projects drawn at random: larger than what brute force can check, small enough for one model."""

from random import Random

from hypothesis import strategies as st

from transverse.staffing.model import Directorate, Need, Offer, Problem, Project, Resource


def year(random: Random, *, resources: int = 12, projects: int = 3, needs: int = 3) -> Problem:
    """Return a year of two or three periods among services of three directorates."""
    skills = [f"s{number}" for number in range(random.randint(2, 4))]
    periods = tuple(f"T{number}" for number in range(1, random.randint(2, 4)))
    directorates = tuple(Directorate(f"D{number}", random.choice((None, 4.0, 8.0))) for number in range(3))
    offering = tuple(_resource(number, skills, random) for number in range(resources))
    asked = tuple(_project(number, needs, skills, periods, offering, random) for number in range(projects))
    return Problem(periods, directorates, offering, asked)


def _resource(number: int, skills: list[str], random: Random) -> Resource:
    kinds = {(random.choice(skills), random.randint(1, 4)) for _ in range(random.randint(1, 3))}
    offers = tuple(Offer(skill, level, random.choice((0.0, 1.0, 2.0, 3.5))) for skill, level in sorted(kinds))
    code = f"r{number:02}"
    return Resource(
        code, f"D{number % 3}", code, random.randint(1, 6), random.choice((0.0, 1.0, 3.0, 6.0)), offers,
        random.random() < 0.4,
    )  # fmt: skip


def _project(number, needs, skills, periods, offering, random) -> Project:
    first = random.randrange(len(periods))
    concerned = tuple(each.service for each in random.sample(offering, random.randint(0, 2)))
    wanted = tuple(
        Need(f"n{place}", random.choice(skills), random.randint(1, 4), random.choice((0.5, 1.0, 2.0, 4.0)), place % 3)
        for place in range(random.randint(1, needs))
    )
    return Project(
        f"p{number}", random.randint(1, 2), periods[first:], wanted, concerned, random.randint(0, 3),
        random.choice((None, 2, 3, 5)),
    )  # fmt: skip


def years(**sizes: int) -> st.SearchStrategy[Problem]:
    """Return the strategy of such years."""
    return st.integers(0, 10**6).map(lambda seed: year(Random(seed), **sizes))  # noqa: S311 (hypothesis draws the seed)
