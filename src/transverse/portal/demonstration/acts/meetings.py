"""The direct line: meetings proposed, agreed, held or not."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from transverse.portal.accounts.models import Account
from transverse.portal.demonstration.chart import head_of
from transverse.portal.demonstration.past import day, moment
from transverse.portal.demonstration.stage import Event, Stage
from transverse.portal.demonstration.story import Role, story
from transverse.portal.people.models import Rhythm, Slot, SlotState

_APART = {Rhythm.MONTHLY: 30, Rhythm.QUARTERLY: 77, Rhythm.YEARLY: 340}  # days between two meetings
Key = tuple[str, int]
_STATES = {
    "H": SlotState.HELD,
    "M": SlotState.MISSED,
    "C": SlotState.CANCELLED,
    "D": SlotState.DECLINED,
    "A": SlotState.AGREED,
    "P": SlotState.PROPOSED,
}


def events(today: date) -> Iterator[Event]:
    """Yield the proposals and what became of them."""
    for role in story().mandates:
        past = [each for each in role.meetings if each not in "AP"]
        to_come = [each for each in role.meetings if each in "AP"]
        apart = _APART[Rhythm(role.rhythm)]
        for back, state in enumerate(reversed(past)):
            yield from _meeting(today, role, role.last + apart * back, state)
        for ahead, state in enumerate(to_come):
            yield from _meeting(today, role, -9 - 20 * ahead, state)


def _meeting(today: date, role: Role, days: int, state: str) -> Iterator[Event]:
    """Yield one meeting: proposed two weeks before by the relay, answered by the head, then closed by the relay."""
    starts = moment(day(today, days), 10, 30)
    asked = moment(day(today, max(days + 15, 5)), 8, 50)
    key = (role.post, days)
    yield Event(asked, role.post, partial(_propose, key=key, starts=starts, units=role.units))
    if state != "P":
        answered = moment(day(today, max(days + 9, 2)), 16)
        first = _STATES[state] if state in "CDA" else SlotState.AGREED
        yield Event(answered, head_of(role.units[0]), partial(_turn, key=key, state=first))
    if state in "HM":
        yield Event(moment(day(today, days), 17), role.post, partial(_turn, key=key, state=_STATES[state]))


def _propose(on: Stage, _when: datetime, _by: Account, *, key: Key, starts: datetime, units: tuple[str, ...]) -> None:
    relay = on.agent(key[0])
    slot = Slot.objects.create(
        mandate=on.mandates[key[0]],
        head=on.agent(head_of(units[0])),
        starts_at=starts,
        place="Bureau du responsable de service",
        proposed_by=relay,
    )
    slot.units.set([on.units[code] for code in units])
    on.slots[key] = slot


def _turn(on: Stage, when: datetime, by: Account, *, key: Key, state: SlotState) -> None:
    slot = on.slots[key]
    slot.before, slot.state, slot.answered_by, slot.answered_at = slot.state, state, by.agent, when
    slot.save()
