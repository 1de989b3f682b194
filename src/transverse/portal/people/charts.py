"""The chart of the portal as the engine of charts knows one, and back from a few compressed bytes."""

import json
import zlib
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from transverse.organisation import Agent as ChartAgent
from transverse.organisation import Chart
from transverse.organisation import Post as ChartPost
from transverse.organisation import Unit as ChartUnit
from transverse.portal.people.models import Agent, Post, Unit
from transverse.portal.people.models.chart import BY_HAND

_MILLIEME = Decimal("0.001")


def current_chart(*, by_hand: bool = False) -> Chart:
    """Read the chart of today; three queries.

    Parameters
    ----------
    by_hand
        With what was made in the portal, which no file knows.
    """
    units, posts, agents = Unit.objects.filter(closed_on=None), Post.objects.filter(closed_on=None), _present()
    if not by_hand:
        units, posts = units.exclude(code__startswith=BY_HAND), posts.exclude(code__startswith=BY_HAND)
        agents = agents.exclude(code__startswith=BY_HAND)
    known = _units(units)
    held = {agent.code: agent for agent in _agents(agents)}
    return Chart(tuple(known.values()), tuple(_posts(posts, known, held)), tuple(held.values()))


def _present() -> QuerySet[Agent]:
    return Agent.objects.filter(left_on=None)


def _units(rows: QuerySet[Unit]) -> dict[str, ChartUnit]:
    found = list(rows.order_by("depth", "name", "code").values_list("code", "name", "parent__code", "trade"))
    codes = {row[0] for row in found}
    return {
        code: ChartUnit(code, name, parent if parent in codes else None, trade) for code, name, parent, trade in found
    }


def _agents(rows: QuerySet[Agent]) -> Iterable[ChartAgent]:
    found = rows.order_by("last_name", "first_name", "code")
    return (ChartAgent(*row) for row in found.values_list("code", "last_name", "first_name", "email").iterator())


def _posts(rows: QuerySet[Post], units: dict[str, ChartUnit], agents: dict[str, ChartAgent]) -> Iterable[ChartPost]:
    fields = ("code", "title", "unit__code", "holder__code", "fte", "is_head", "superior__code")
    found = [row for row in rows.order_by("-is_head", "title", "code").values_list(*fields) if row[2] in units]
    codes = {row[0] for row in found}
    for code, title, unit, holder, fte, head, superior in found:
        yield ChartPost(
            *(code, title, unit, holder if holder in agents else None, fte, head),
            superior if superior in codes else None,
        )


def kept(chart: Chart) -> Chart:
    """Return `chart` as the portal will give it back: shares of full time to the thousandth."""
    posts = (post if post.fte is None else _rounded(post) for post in chart.posts)
    return Chart(chart.units, tuple(posts), chart.agents)


def _rounded(post: ChartPost) -> ChartPost:
    fte = post.fte.quantize(_MILLIEME) if post.fte is not None else None
    return ChartPost(post.code, post.title, post.unit, post.holder, fte, post.head, post.superior, post.line)


def pack(thing: Any) -> bytes:  # noqa: ANN401 (whatever JSON can write)
    """Return `thing` as compressed JSON."""
    return zlib.compress(json.dumps(thing, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpack(packed: bytes | memoryview) -> Any:  # noqa: ANN401
    """Return what `pack` was given."""
    return json.loads(zlib.decompress(packed))


def pack_chart(chart: Chart) -> bytes:
    """Return `chart` in a few bytes, without the lines where it was read."""
    return pack(
        {
            "units": [(unit.code, unit.name, unit.parent, unit.trade) for unit in chart.units],
            "posts": [
                (post.code, post.title, post.unit, post.holder, _text(post.fte), post.head, post.superior)
                for post in chart.posts
            ],
            "agents": [(agent.code, agent.last_name, agent.first_name, agent.email) for agent in chart.agents],
        }
    )


def unpack_chart(packed: bytes | memoryview) -> Chart:
    """Return the chart that `pack_chart` was given."""
    rows = unpack(packed)
    return Chart(
        tuple(ChartUnit(*row) for row in rows["units"]),
        tuple(
            ChartPost(code, title, unit, holder, None if fte is None else Decimal(fte), head, superior)
            for code, title, unit, holder, fte, head, superior in rows["posts"]
        ),
        tuple(ChartAgent(*row) for row in rows["agents"]),
    )


def _text(fte: Decimal | None) -> str | None:
    return None if fte is None else str(fte)
