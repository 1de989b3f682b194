"""In nominal mode alone: who wishes to be found, and who is, by a skill; never how far he goes in it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from transverse.papers.words import listed
from transverse.portal.people.heads import heads_of
from transverse.portal.people.models import Agent, Post
from transverse.portal.projects.models import AgentSkill, Findable, Skill
from transverse.portal.projects.models.skills import KEPT
from transverse.portal.projects.nominal import require_nominal


class Found(NamedTuple):
    """An agent, the services where he works, and whom to ask for his time."""

    agent: Agent
    services: str
    heads: str


def is_findable(agent: Agent | None) -> bool:
    """Tell whether the agent has said that he may be found."""
    return agent is not None and Findable.objects.filter(agent=agent).exists()


def be_found(agent: Agent, today: date) -> None:
    """Let the searches find the agent by the skills that he says himself.

    Raises
    ------
    RefusalError
        The nominal mode is closed.
    """
    require_nominal()
    Findable.objects.get_or_create(agent=agent, defaults={"since": today})


def hide(agent: Agent) -> None:
    """Let no search find the agent any more, at once; mode open or not."""
    Findable.objects.filter(agent=agent).delete()


def found(skill: Skill, today: date) -> list[Found]:
    """Return those who say to have `skill` and wish to be found, by name; the search must be in the journal first.

    How far each goes plays no part: neither the list nor its order tells it.

    Raises
    ------
    RefusalError
        The nominal mode is closed.
    """
    require_nominal()
    said = AgentSkill.objects.filter(skill=skill, confirmed_on__gt=today - KEPT, agent__findable__isnull=False)
    agents = list(Agent.objects.filter(pk__in=said.values("agent"), left_on=None).order_by("search_key", "code"))
    posts = _posts(agents)
    heads = heads_of({post.unit for own in posts.values() for post in own})
    return [Found(each, *_placed(each, posts.get(each.pk, ()), heads)) for each in agents]


def _posts(agents: Iterable[Agent]) -> dict[int, list[Post]]:
    held: dict[int, list[Post]] = {}
    for post in Post.objects.filter(holder__in=list(agents), closed_on=None).select_related("unit"):
        held.setdefault(post.holder_id or 0, []).append(post)
    return held


def _placed(agent: Agent, posts: Iterable[Post], heads: dict[int, Post]) -> tuple[str, str]:
    units = {post.unit_id: post.unit.name for post in posts}
    over = {head.holder for key in units if (head := heads.get(key)) and head.holder and head.holder != agent}
    named = sorted(over, key=lambda each: each.search_key)
    return listed(sorted(units.values(), key=str.casefold)), listed([str(each) for each in named])
