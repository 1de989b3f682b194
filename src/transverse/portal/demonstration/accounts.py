"""The accounts of the demonstration: one for each role with a password, one without for whoever has acted."""

from django.contrib.auth.hashers import make_password

from transverse.portal.accounts.models import Account
from transverse.portal.demonstration.doors import PASSWORD, address
from transverse.portal.demonstration.stage import Stage
from transverse.portal.demonstration.story import story


def administrator() -> Account:
    """Open the first account, which is nobody of the chart."""
    first = story().accounts[0]
    return Account.objects.create(email=address(first), password=make_password(PASSWORD), is_administrator=True)


def open_accounts(on: Stage) -> None:
    """Open the others; those of the roles have the password, the rest can only be opened by a mail."""
    listed = {each.post: each for each in story().accounts if each.post}
    password, none = make_password(PASSWORD), make_password(None)
    rows = [
        Account(
            email=address(listed[code]) if code in listed else post.holder.email,
            password=password if code in listed else none,
            agent=post.holder,
        )
        for code, post in on.posts.items()
        if post.holder and (post.is_head or code in story().held)
    ]
    Account.objects.bulk_create(rows)
    by_agent = {account.agent_id: account for account in Account.objects.exclude(agent=None).select_related("agent")}
    on.accounts = {code: by_agent[post.holder_id] for code, post in on.posts.items() if post.holder_id in by_agent}
