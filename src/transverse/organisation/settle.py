"""From a draft to a sound chart: every reference resolved, no circle, one head a unit.  All that is changed is told."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from transverse.organisation import heads
from transverse.organisation.cells import is_placeholder
from transverse.organisation.draft import Draft
from transverse.organisation.forest import circles
from transverse.organisation.model import Agent, Chart, Post, Unit

_SHOWN = 4


def settle(draft: Draft) -> Chart:
    """Return the sound chart of `draft`, which is used up."""
    _units(draft)
    _agents(draft)
    _superiors(draft)
    heads.settle(draft)
    if not draft.units and not draft.log.is_blocked:
        draft.log.add("no-unit")
    return Chart(tuple(draft.units.values()), tuple(draft.posts.values()), tuple(draft.agents.values()))


def _units(draft: Draft) -> None:
    units, log = draft.units, draft.log
    names = _by_name((unit.name, unit.code) for unit in units.values())
    for unit in list(units.values()):
        parent = _parent(draft, unit, names) if unit.parent else None
        if not unit.name:
            log.add("unit-name-missing", unit.line, draft.column("unit_name"), unit.code)
        if parent != unit.parent or not unit.name:
            units[unit.code] = replace(unit, parent=parent, name=unit.name or unit.code)
    for circle in circles({unit.code: unit.parent for unit in units.values()}):
        first = units[circle[0]]
        log.add("unit-circle", first.line, draft.column("parent"), first.code, _way(circle))
        units[first.code] = replace(first, parent=None)
    roots = [unit.name for unit in units.values() if unit.parent is None]
    if len(roots) > 1:
        log.add("roots-several", value=_listed(roots))


def _parent(draft: Draft, unit: Unit, names: Mapping[str, list[str]]) -> str | None:
    told = unit.parent or ""
    if told in draft.units:
        return told
    found = names.get(told.casefold(), [])
    if len(found) == 1:
        return found[0]
    fault = "ambiguous" if found else "placeholder" if is_placeholder(told) else "unknown"
    draft.log.add(f"parent-{fault}", unit.line, draft.column("parent"), told, unit.name or unit.code)
    return None


def _agents(draft: Draft) -> None:
    owners: dict[str, str] = {}
    for agent in list(draft.agents.values()):
        if not agent.last_name and not agent.first_name:
            draft.log.add("agent-name-missing", agent.line, draft.column("last_name"), agent.code)
        owner = owners.setdefault(agent.email.lower(), agent.code) if agent.email else agent.code
        if owner != agent.code:
            draft.log.add("email-repeated", agent.line, draft.column("email"), agent.email, owner)
            draft.agents[agent.code] = replace(agent, email="")
    placed = {post.holder for post in draft.posts.values()}
    for agent in draft.agents.values():
        if agent.code not in placed:
            draft.log.add("agent-without-post", agent.line, draft.column("agent"), whole_name(agent))


def _superiors(draft: Draft) -> None:
    posts = draft.posts
    known = _names_of_posts(draft)
    for post in list(posts.values()):
        if post.superior:
            superior = _superior(draft, post, known)
            if superior != post.superior:
                posts[post.code] = replace(post, superior=superior)
    for circle in circles({post.code: post.superior for post in posts.values()}):
        first = posts[circle[0]]
        draft.log.add("superior-circle", first.line, draft.column("superior"), first.code, _way(circle))
        posts[first.code] = replace(first, superior=None)


def _superior(draft: Draft, post: Post, known: Mapping[str, list[str]]) -> str | None:
    told = post.superior or ""
    if told in draft.posts:
        return told
    found = [draft.aliases[told]] if told in draft.aliases else known.get(told.casefold(), [])
    if len(found) == 1 and found[0] in draft.posts:
        return found[0]
    fault = "ambiguous" if len(found) > 1 else "placeholder" if is_placeholder(told) else "unknown"
    draft.log.add(f"superior-{fault}", post.line, draft.column("superior"), told, post.code)
    return None


def _names_of_posts(draft: Draft) -> dict[str, list[str]]:
    """Return the first post of each agent, by staff number, address and names."""
    first: dict[str, str] = {}
    for post in draft.posts.values():
        if post.holder:
            first.setdefault(post.holder, post.code)
    pairs: list[tuple[str, str]] = []
    for agent in draft.agents.values():
        if post_code := first.get(agent.code):
            last, given = agent.last_name, agent.first_name
            names = {agent.code, agent.email, f"{last} {given}".strip(), f"{given} {last}".strip(), f"{last}, {given}"}
            pairs += [(name, post_code) for name in names if name]
    return _by_name(pairs)


def _by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, code in pairs:
        codes = found.setdefault(name.casefold(), [])
        if name and code not in codes[:2]:
            codes.append(code)
    return found


def whole_name(agent: Agent) -> str:
    """Return first and last name, the code when there is neither."""
    return f"{agent.first_name} {agent.last_name}".strip() or agent.code


def _way(circle: tuple[str, ...]) -> str:
    return " → ".join((*circle[:_SHOWN], *(["…"] if len(circle) > _SHOWN else []), circle[0]))


def _listed(names: list[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (f" et {len(names) - _SHOWN} autres" if len(names) > _SHOWN else "")
