"""Charts to test with: read from text, checked for soundness, and drawn at random."""

from decimal import Decimal
from io import BytesIO

from hypothesis import strategies as st

from transverse.organisation import Agent, Chart, Post, Unit, read_chart
from transverse.organisation.cells import is_clean, tidy

HEADINGS = "code_unite;unite;code_unite_mere;code_poste;poste;responsable;matricule;nom;etp;code_poste_superieur"


def read(text, name="essai.csv", **options):
    source = text if isinstance(text, bytes) else text.encode()
    return read_chart(BytesIO(source), name, **options)


def table(*lines, headings=HEADINGS):
    return read("\n".join([headings, *lines, ""]))


def codes(reading):
    return [each.code for each in reading.anomalies]


def found(reading, code):
    return [each for each in reading.anomalies if each.code == code]


def only(reading, code):
    (anomaly,) = found(reading, code)
    return anomaly


def check_sound(chart):
    units = {unit.code: unit.parent for unit in chart.units}
    posts = {post.code: post.superior for post in chart.posts}
    agents = {agent.code for agent in chart.agents}
    assert (len(units), len(posts), len(agents)) == (len(chart.units), len(chart.posts), len(chart.agents))
    for above in (units, posts):
        assert {parent for parent in above.values() if parent is not None} <= set(above)
        assert all(_reaches_the_top(code, above) for code in above)
    assert {post.unit for post in chart.posts} <= set(units)
    assert {post.holder for post in chart.posts if post.holder is not None} <= agents
    heads = [post.unit for post in chart.posts if post.head]
    assert len(set(heads)) == len(heads)
    assert all(unit.name for unit in chart.units)
    for thing in (*chart.units, *chart.posts, *chart.agents):
        texts = [value for field in thing.__slots__ if isinstance(value := getattr(thing, field), str)]
        assert all(is_clean(text) for text in texts)
        assert thing.code


def _reaches_the_top(code, above):
    seen = set()
    while code is not None and code not in seen:
        seen.add(code)
        code = above[code]
    return code is None


def ordered(chart):
    """What a chart says, whatever the order in which it says it."""
    return tuple(sorted(things, key=lambda each: each.code) for things in (chart.units, chart.posts, chart.agents))


_ALPHABET = st.characters(codec="utf-8", exclude_categories=("Cs",)) | st.sampled_from("=+-@'\";,|\t\n éÉ0X")


def texts(smallest=0, longest=12):
    written = st.text(_ALPHABET, min_size=smallest, max_size=longest).map(lambda text: tidy(text)[0])
    return written.filter(lambda text: len(text) >= smallest)


def _emails(index):
    return st.sampled_from(["", f"a{index}@ville.example", f"=a{index}+b@ville.example"])


@st.composite
def charts(draw):
    """Draw a sound chart: each thing depends on an earlier one only."""
    unit_codes = draw(st.lists(texts(1), min_size=1, max_size=6, unique=True))
    units = tuple(
        Unit(
            code,
            draw(texts(1)),
            draw(st.none() | st.sampled_from(unit_codes[:place])) if place else None,
            draw(texts()),
        )
        for place, code in enumerate(unit_codes)
    )
    agent_codes = draw(st.lists(texts(1), max_size=5, unique=True))
    agents = tuple(Agent(code, draw(texts()), draw(texts()), draw(_emails(n))) for n, code in enumerate(agent_codes))
    post_codes = draw(st.lists(texts(1), max_size=6, unique=True))
    headed = set()
    posts = []
    for place, code in enumerate(post_codes):
        unit = draw(st.sampled_from(unit_codes))
        head = unit not in headed and draw(st.booleans())
        headed |= {unit} if head else set()
        holder = draw(st.none() | st.sampled_from(agent_codes)) if agent_codes else None
        superior = draw(st.none() | st.sampled_from(post_codes[:place])) if place else None
        posts.append(Post(code, draw(texts()), unit, holder, draw(_shares), head, superior))
    return Chart(units, tuple(posts), agents)


_shares = st.none() | st.integers(0, 5_000_000).map(lambda each: Decimal(each).scaleb(-3))
