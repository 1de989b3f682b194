"""What an agent says of himself: he alone says it, he alone reads it, unless he lets the head of his service see it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet

from transverse.portal.ground.refusals import RefusalError
from transverse.portal.people.heads import heads_of
from transverse.portal.people.models import Agent, Post, Unit
from transverse.portal.projects.models import AgentSkill, Level, Skill


class Shared(NamedTuple):
    """An agent of a service, and the skills that he lets its head see: never how far he goes in them."""

    agent: Agent
    skills: tuple[Skill, ...]


def of_agent(agent: Agent) -> QuerySet[AgentSkill]:
    """Return what an agent says of himself, by family."""
    return AgentSkill.objects.filter(agent=agent).select_related("skill")


def choosable(agent: Agent) -> QuerySet[Skill]:
    """Return the skills of the list that the agent has not said yet."""
    return Skill.objects.filter(retired_on=None).exclude(pk__in=of_agent(agent).values("skill"))


def say(agent: Agent, skill: Skill, today: date, *, head_may_see: bool = False) -> AgentSkill:
    """Say that one has a skill; said twice, it is said once.

    Raises
    ------
    RefusalError
        The skill is no longer on the list.
    """
    if skill.retired_on:
        raise RefusalError(f"« {skill} » n'est plus dans la liste : choisissez-en une autre.")
    fields = {"said_on": today, "confirmed_on": today, "head_may_see": head_may_see}
    return AgentSkill.objects.get_or_create(agent=agent, skill=skill, defaults=fields)[0]


def change(row: AgentSkill, level: Level | None, today: date, *, head_may_see: bool, is_nominal: bool) -> None:
    """Save who may see it, and in nominal mode the level, which the mode alone asks for.

    Outside of that mode the level is erased, and not only hidden.
    """
    row.level = level if is_nominal else None
    row.head_may_see, row.confirmed_on = head_may_see, today
    row.save(update_fields=["level", "head_may_see", "confirmed_on"])


def confirm_all(agent: Agent, today: date) -> int:
    """Say that all of one's skills still hold; return how many there are."""
    return of_agent(agent).update(confirmed_on=today)


def shared_with_head(paths: Iterable[str], head: int) -> list[Shared]:
    """Return the agents whose head is the agent `head`, and what they let him see, in alphabetical order.

    Parameters
    ----------
    paths
        Those of the units that he heads: an agent below a unit that has a head of its own is not his.
    head
        His key; his own skills are left out.

    Notes
    -----
    Three queries.
    """
    led = [(post, _led_from(post)) for post in _posts_below(paths)]
    heads = heads_of({unit for _, unit in led if unit})
    mine = {post.holder_id for post, unit in led if unit and unit.pk in heads and heads[unit.pk].holder_id == head}
    rows = AgentSkill.objects.filter(
        head_may_see=True, agent__in=mine - {head}, agent__left_on=None, skill__retired_on=None
    )
    found: dict[Agent, list[Skill]] = {}
    for row in rows.select_related("agent", "skill").order_by("agent__search_key", "agent__code", "skill__key"):
        found.setdefault(row.agent, []).append(row.skill)
    return [Shared(agent, tuple(skills)) for agent, skills in found.items()]


def heads_of_agent(agent: Agent) -> list[Agent]:
    """Return who may be let see one's skills: the head of each service where one works."""
    posts = list(agent.posts.filter(closed_on=None).select_related("unit"))
    found = heads_of([post.unit for post in posts], without=agent.pk)
    heads = {post.holder for post in found.values() if post.holder}
    return sorted(heads, key=lambda each: (each.search_key, each.code))


def _posts_below(paths: Iterable[str]) -> list[Post]:
    below = Q()
    for path in paths:
        below |= Q(unit__path__startswith=path)
    held = Post.objects.filter(closed_on=None, unit__closed_on=None).exclude(holder=None)
    return list(held.filter(below).select_related("unit__parent")) if below else []


def _led_from(post: Post) -> Unit | None:
    """Return the unit whose head leads the holder of a post: that of the post, or the one above for its own head."""
    return post.unit.parent if post.is_head else post.unit
