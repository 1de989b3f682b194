"""A year of mandates, letters, meetings and fiches for a chart of any size, written in a few statements."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.contrib.auth.hashers import make_password
from django.db import transaction

from transverse.portal.accounts.models import Account
from transverse.portal.demonstration import papers
from transverse.portal.demonstration.doors import PASSWORD
from transverse.portal.demonstration.papers import BATCH, Given
from transverse.portal.demonstration.past import day
from transverse.portal.people.models import Function, Kind, Mandate, Post, Unit

_UNRELAYED, _DEPUTISED = 3, 2  # one service in so many
_STEERING = ("dgs", "lead", "team", "drh", "dpo")


class Service(NamedTuple):
    """A unit that must have a relay, who heads it, and two of its other posts."""

    unit: Unit
    head: Post
    relay: Post
    deputy: Post


@transaction.atomic
def populate(today: date, expecting: Iterable[str]) -> dict[str, Account]:
    """Give a network to the chart at hand, whose posts are all held; return an account for each role.

    Parameters
    ----------
    today
        The day on which its year ends.
    expecting
        Codes of the units that must have a relay.
    """
    Unit.objects.update(expects_relay=False)
    Unit.objects.filter(code__in=list(expecting)).update(expects_relay=True)
    steering = _steer(today)
    covered = [each for place, each in enumerate(_services()) if place % _UNRELAYED]
    lead = steering["lead"]
    relays = _name(Kind.RELAY, [Given(each.relay, each.unit, each.head, None) for each in covered], lead, today)
    supplied = [
        Given(each.deputy, each.unit, each.head, mandate) for each, mandate in zip(covered, relays, strict=True)
    ]
    deputies = _name(Kind.DEPUTY, supplied[::_DEPUTISED], lead, today)
    given = [*[Given(each.relay, each.unit, each.head, None) for each in covered], *supplied[::_DEPUTISED]]
    papers.letters(list(zip(given, [*relays, *deputies], strict=True)), steering["dgs"], today)
    papers.meetings(list(zip(given[: len(relays)], relays, strict=True)), today)
    papers.sheets(given[: len(relays)], today)
    return _accounts(steering, covered)


def _steer(today: date) -> dict[str, Post]:
    """Give their roles to the posts of the top unit; return these posts by role."""
    top = Post.objects.filter(unit__depth=0).exclude(holder=None).select_related("holder", "unit")
    posts = dict(zip(_STEERING, top.order_by("-is_head", "code"), strict=False))
    for role in ("dgs", "drh", "dpo"):
        Post.objects.filter(pk=posts[role].pk).update(function=Function(role))
    dgs, lead, team = posts["dgs"], posts["lead"], posts["team"]
    for kind, post, under in ((Kind.LEAD, lead, dgs), (Kind.TEAM, team, lead)):
        given = Given(post, post.unit, dgs, None)
        papers.letters([(given, _name(kind, [given], under, today)[0])], dgs, today)
    return posts


def _services() -> Iterator[Service]:
    units = {unit.pk: unit for unit in Unit.objects.filter(expects_relay=True)}
    grouped: dict[int, list[Post]] = {}
    posts = Post.objects.filter(unit__expects_relay=True).exclude(holder=None).select_related("holder")
    for post in posts.order_by("-is_head", "code"):
        grouped.setdefault(post.unit_id, []).append(post)
    for key, found in sorted(grouped.items()):
        if len(found) > 2:
            yield Service(units[key], *found[:3])


def _name(kind: Kind, rows: list[Given], under: Post, today: date) -> list[Mandate]:
    """Write a mandate for each row, begun on various days of the last year."""
    made = []
    for place, given in enumerate(rows):
        starts = day(today, 120 + 37 * place % 230)
        made.append(
            Mandate(
                kind=kind,
                agent=given.post.holder,
                attached_to=under,
                principal=given.principal,
                time_share=10,
                starts_on=starts,
                ends_on=starts + timedelta(days=364),
            )
        )
    Mandate.objects.bulk_create(made, batch_size=BATCH)
    link = Mandate.units.through
    links = [link(mandate_id=mandate.pk, unit_id=each.unit.pk) for mandate, each in zip(made, rows, strict=True)]
    link.objects.bulk_create(links, batch_size=BATCH)
    return made


def _accounts(steering: dict[str, Post], covered: list[Service]) -> dict[str, Account]:
    """Open an account with the known password for one person of each role, and one that is nobody of the chart."""
    first = covered[0]
    posts = {**steering, "head": first.head, "relay": first.relay, "deputy": first.deputy}
    password = make_password(PASSWORD)
    accounts = {
        role: Account(email=post.holder.email, password=password, agent=post.holder)
        for role, post in posts.items()
        if post.holder
    }
    accounts["administrator"] = Account(email="administrateur@valmerande.example", password=password)
    accounts["administrator"].is_administrator = True
    Account.objects.bulk_create(accounts.values())
    return accounts
