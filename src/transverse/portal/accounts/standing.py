"""The place of a person in the chart: what roles are made of."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account


@dataclass(frozen=True, slots=True)
class Standing:
    """What the chart and the mandates in force say of one account.

    Attributes
    ----------
    agent
        The id of the agent, None for an account that is nobody of the chart.
    administrator
        Keeps the portal, without a place in the chart.
    functions
        ``dgs``, ``drh``, ``dpo``: those of the posts held.
    places
        The paths of the units where the posts held are; see `people.Unit.path`.
    heads
        Those of the units headed.
    lead, team, relay
        Mandates in force of each kind; relay counts deputies.
    titles
        The kind of each of those mandates, and what it makes of the person: « référente données ».
    """

    agent: int | None = None
    administrator: bool = False
    functions: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    lead: bool = False
    team: bool = False
    relay: bool = False
    titles: tuple[tuple[str, str], ...] = ()

    def is_over(self, path: str) -> bool:
        """Tell whether the unit at `path` is one that the person heads, or is below one."""
        return any(path.startswith(each) for each in self.heads)


def standing(account: "Account", today: date | None = None) -> Standing:
    """Read the place of `account` in the chart: two queries at most.

    Someone who has left keeps nothing but the account, which an administrator closes.
    """
    from transverse.portal.people.models import Kind, Mandate, Post  # noqa: PLC0415 (accounts are loaded before people)

    if account.agent_id is None:
        return Standing(administrator=account.is_administrator)
    posts = list(
        Post.objects.filter(holder_id=account.agent_id, holder__left_on=None, closed_on=None).values_list(
            "function", "is_head", "unit__path"
        )
    )
    mandates = list(
        Mandate.objects.in_force(today or timezone.localdate())
        .filter(agent_id=account.agent_id, agent__left_on=None)
        .only("kind", "title")
    )
    kinds = {each.kind for each in mandates}
    return Standing(
        agent=account.agent_id,
        administrator=account.is_administrator,
        functions=frozenset(function for function, _, _ in posts if function),
        places=tuple(sorted(path for _, _, path in posts)),
        heads=tuple(sorted(path for _, is_head, path in posts if is_head)),
        lead=Kind.LEAD in kinds,
        team=Kind.TEAM in kinds,
        relay=bool(kinds & {Kind.RELAY, Kind.DEPUTY}),
        titles=tuple(dict.fromkeys((each.kind, each.called) for each in mandates)),
    )
