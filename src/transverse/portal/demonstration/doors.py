"""Who may sign in to the demonstration, and with which password: known without any data base."""

from typing import NamedTuple

from transverse.portal.demonstration.chart import DOMAIN
from transverse.portal.demonstration.names import person, titled
from transverse.portal.demonstration.story import SignIn, story

PASSWORD = "bienvenue-a-valmerande"  # noqa: S105 (a fiction, on one's own machine, said to whoever starts it)


class Door(NamedTuple):
    """What whoever shows the demonstration needs to sign in as a role."""

    role: str
    person: str
    address: str


def doors() -> tuple[Door, ...]:
    """Return the accounts that have the password, in the order of the roles."""
    return tuple(_door(each) for each in story().accounts)


def _door(each: SignIn) -> Door:
    if not each.post:
        return Door(each.role, "", address(each))
    who = person(each.post)
    return Door(titled(each.role, is_woman=who.is_woman), f"{who.first_name} {who.last_name}", address(each))


def address(each: SignIn) -> str:
    """Return the whole address of an account."""
    return f"{each.address}@{DOMAIN}"
