"""The direct line: meetings proposed, agreed, held or not."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from transverse.portal.accounts.models import Account
from transverse.portal.demonstration.chart import head_of
from transverse.portal.demonstration.past import day, moment
from transverse.portal.demonstration.stage import Event, Stage, acting
from transverse.portal.demonstration.story import Role, story
from transverse.portal.people.meetings import Pair, Proposal, answer, cancel, mark, propose
from transverse.portal.people.models import Rhythm

_APART = {Rhythm.MONTHLY: 30, Rhythm.QUARTERLY: 77, Rhythm.YEARLY: 340}  # days between two meetings
Key = tuple[str, int]
_HABITS = ((9, 0, "Bureau du responsable"), (10, 30, "Salle de réunion du service"), (14, 0, "Au dépôt"), (16, 15, ""))


def events(today: date) -> Iterator[Event]:
    """Yield the proposals and what became of them."""
    for role in story().mandates:
        past = [each for each in role.meetings if each not in "AP"]
        to_come = [each for each in role.meetings if each in "AP"]
        apart = _APART[Rhythm(role.rhythm)]
        for back, state in enumerate(reversed(past)):
            yield from _meeting(today, role, role.last + apart * back, state)
        for ahead, state in enumerate(to_come):
            yield from _meeting(today, role, -9 - 11 * ahead, state)


def _meeting(today: date, role: Role, days: int, state: str) -> Iterator[Event]:
    """Yield one meeting: proposed two weeks before by the relay, answered by the head, then closed by the relay."""
    hour, minute, place = _habit(role)
    starts = moment(day(today, days), hour, minute)
    asked = moment(day(today, max(days + 15, 5)), 8, 50)
    answered = moment(day(today, max(days + 9, 2)), 16)
    key, head = (role.post, days), head_of(role.units[0])
    yield Event(asked, role.post, partial(_propose, key=key, when=Proposal(starts, place=place), role=role))
    if state == "C":
        yield Event(answered, head, partial(_cancel, key=key))
    elif state != "P":
        yield Event(answered, head, partial(_answer, key=key, accept=state != "D"))
    if state in "HM":
        yield Event(moment(day(today, days), 17), role.post, partial(_mark, key=key, held=state == "H"))


def _habit(role: Role) -> tuple[int, int, str]:
    """Return the hour, the minute and the place at which these two usually meet."""
    return _HABITS[sum(map(ord, role.post)) % len(_HABITS)]


def _propose(on: Stage, now: datetime, _by: Account, *, key: Key, when: Proposal, role: Role) -> None:
    head = on.agent(head_of(role.units[0]))
    pair = Pair(on.mandates[role.post], head, tuple(on.units[code] for code in role.units))
    on.slots[key] = propose(pair, when, on.agent(role.post), now)


def _answer(on: Stage, when: datetime, by: Account, *, key: Key, accept: bool) -> None:
    slot = on.slots[key]
    answer(slot, slot.revision, acting(by), when, accept=accept)


def _cancel(on: Stage, when: datetime, by: Account, *, key: Key) -> None:
    slot = on.slots[key]
    cancel(slot, slot.revision, acting(by), when)


def _mark(on: Stage, when: datetime, by: Account, *, key: Key, held: bool) -> None:
    slot = on.slots[key]
    mark(slot, slot.revision, acting(by), when, held=held)
