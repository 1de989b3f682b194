"""The accounts of the demonstration: one for each role with a password, one without for whoever has acted."""

from typing import NamedTuple

from django.contrib.auth.hashers import make_password

from transverse.portal.accounts.models import Account
from transverse.portal.demonstration.chart import DOMAIN
from transverse.portal.demonstration.names import person, titled
from transverse.portal.demonstration.stage import Stage
from transverse.portal.demonstration.story import SignIn, story

PASSWORD = "bienvenue-a-valmerande"  # noqa: S105 (a fiction, on one's own machine, said to whoever starts it)


class Door(NamedTuple):
    """What whoever shows the demonstration needs to sign in as a role."""

    role: str
    person: str
    address: str


def administrator() -> Account:
    """Open the first account, which is nobody of the chart."""
    first = story().accounts[0]
    return Account.objects.create(email=_address(first), password=make_password(PASSWORD), is_administrator=True)


def open_accounts(on: Stage) -> None:
    """Open the others; those of the roles have the password, the rest can only be opened by a mail."""
    listed = {each.post: each for each in story().accounts if each.post}
    password, none = make_password(PASSWORD), make_password(None)
    rows = [
        Account(
            email=_address(listed[code]) if code in listed else post.holder.email,
            password=password if code in listed else none,
            agent=post.holder,
        )
        for code, post in on.posts.items()
        if post.holder and (post.is_head or code in story().held)
    ]
    Account.objects.bulk_create(rows)
    by_agent = {account.agent_id: account for account in Account.objects.exclude(agent=None).select_related("agent")}
    on.accounts = {code: by_agent[post.holder_id] for code, post in on.posts.items() if post.holder_id in by_agent}


def doors() -> tuple[Door, ...]:
    """Return the accounts that have the password, in the order of the roles."""
    return tuple(_door(each) for each in story().accounts)


def _door(each: SignIn) -> Door:
    if not each.post:
        return Door(each.role, "", _address(each))
    who = person(each.post)
    return Door(titled(each.role, is_woman=who.is_woman), f"{who.first_name} {who.last_name}", _address(each))


def _address(each: SignIn) -> str:
    return f"{each.address}@{DOMAIN}"
