"""Where the year is played: the people by their posts, and what they have done so far."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from transverse.portal.accounts.models import Account
from transverse.portal.people.models import Agent, JobSheetVersion, Letter, Mandate, Post, Slot, Unit


@dataclass
class Stage:
    """What the acts find and leave.

    Attributes
    ----------
    today
        The day on which the year ends.
    posts, units, accounts
        By their codes; accounts by the code of the post.
    mandates, letters, versions
        By the code of the post of the person whom they are about.
    slots
        By the code of the post of the relay, and how many days ago they were to be held.
    """

    today: date
    posts: dict[str, Post]
    units: dict[str, Unit]
    accounts: dict[str, Account] = field(default_factory=dict)
    mandates: dict[str, Mandate] = field(default_factory=dict)
    letters: dict[str, Letter] = field(default_factory=dict)
    versions: dict[str, JobSheetVersion] = field(default_factory=dict)
    slots: dict[tuple[str, int], Slot] = field(default_factory=dict)

    def agent(self, post: str) -> Agent:
        """Return the agent on the post of this code."""
        holder = self.posts[post].holder
        if holder is None:
            raise LookupError(f"{post} is vacant")
        return holder


class Event(NamedTuple):
    """Something done at a time, by the account of whoever holds a post (none: the administrator).

    `alone` is for what keeps its own transactions.
    """

    when: datetime
    by: str
    act: Callable[[Stage, datetime, Account], None]
    alone: bool = False


def read_stage(today: date) -> Stage:
    """Read the chart; of the posts, those that somebody holds."""
    on = Stage(today, {}, {})
    reread(on)
    return on


def reread(on: Stage) -> None:
    """Read the chart again, after an import."""
    posts = Post.objects.exclude(holder=None).select_related("holder", "unit")
    on.posts = {post.code: post for post in posts}
    on.units = {unit.code: unit for unit in Unit.objects.all()}


def acting(account: Account) -> Agent:
    """Return the agent behind the account of whoever acts."""
    if account.agent is None:
        raise LookupError(f"{account} is nobody of the chart")
    return account.agent
