"""Tiny problems drawn at random, small enough for the oracle, dense enough that everything contends."""

from hypothesis import strategies as st

from transverse.staffing.model import Directorate, Need, Offer, Problem, Project, Resource

SKILLS, DIRECTORATES, SERVICES = ("carte", "droit"), ("eau", "num"), ("s1", "s2", "s3")
PERIODS = ("T1", "T2")
DAYS = st.sampled_from((0, 1, 2, 2.5, 3, 5, 8))
SOME_DAYS = st.sampled_from((0.5, 1, 2, 2.5, 4, 6))


@st.composite
def offers(draw):
    """Up to two offers, of different skills or levels."""
    found = draw(st.lists(st.tuples(st.sampled_from(SKILLS), st.integers(1, 4)), max_size=2, unique=True))
    return tuple(Offer(skill, level, draw(DAYS)) for skill, level in found)


@st.composite
def problems(draw, resources=4, projects=2, needs=2):
    """A problem of at most so many resources, projects, and needs in each."""
    periods = PERIODS[: draw(st.integers(1, 2))]
    directorates = tuple(Directorate(name, draw(st.none() | st.sampled_from((2, 5, 9)))) for name in DIRECTORATES)
    offering = tuple(
        Resource(
            f"r{number}", draw(st.sampled_from(DIRECTORATES)), draw(st.sampled_from(SERVICES)),
            draw(st.integers(0, 3)), draw(st.sampled_from((0, 0.5, 2, 4, 10))), draw(offers()), draw(st.booleans()),
        )
        for number in range(draw(st.integers(1, resources)))
    )  # fmt: skip
    there = sorted({each.service for each in offering})
    asking = tuple(
        draw(asked(f"p{number}", periods, there, draw(st.integers(1, needs))))
        for number in range(draw(st.integers(1, projects)))
    )
    return Problem(periods, directorates, offering, asking, draw(st.sampled_from((0.0, 5.0))))


@st.composite
def asked(draw, name, periods, services, count):
    """A project with `count` needs."""
    runs = draw(st.lists(st.sampled_from(periods), min_size=1, max_size=len(periods), unique=True))
    needs = tuple(
        Need(
            f"n{number}", draw(st.sampled_from(SKILLS)), draw(st.integers(1, 4)), draw(SOME_DAYS),
            draw(st.sampled_from((1, 1, 0, 2))),
        )
        for number in range(count)
    )  # fmt: skip
    concerned = draw(st.lists(st.sampled_from(services), max_size=2, unique=True))
    return Project(
        name, draw(st.integers(1, 2)), tuple(each for each in periods if each in runs), needs, tuple(concerned),
        draw(st.integers(0, 2)), draw(st.none() | st.integers(1, 3)),
    )  # fmt: skip
