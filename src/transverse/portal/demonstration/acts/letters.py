"""Lettres de mission: written, sent, signed; some not yet."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from transverse.portal.accounts.models import Account
from transverse.portal.demonstration.acts.mandates import DGS, LEAD
from transverse.portal.demonstration.chart import head_of
from transverse.portal.demonstration.past import day, moment
from transverse.portal.demonstration.stage import Event, Stage
from transverse.portal.demonstration.story import Role, story
from transverse.portal.people.models import Kind, Letter, LetterState, Signature

_SIGNED_AFTER = {"draft": 0, "sent": 0, "partly": 1, "signed": 3}


def events(today: date) -> Iterator[Event]:
    """Yield what becomes of the letter of each mandate."""
    for role in story().mandates:
        yield from _of(today, role, role.post, role.named, role.letter)
        if role.deputy:
            yield from _of(today, role, role.deputy.post, role.deputy.named, role.deputy.letter)


def _of(today: date, role: Role, post: str, named: int, letter: str) -> Iterator[Event]:
    by = DGS if role.kind == Kind.LEAD else LEAD
    yield Event(moment(day(today, named), 11, 5), by, partial(_write, post=post))
    if letter != "draft":
        signatories = _signatories(role, post)
        yield Event(moment(day(today, named - 2), 11, 30), by, partial(_send, post=post, signatories=signatories))
        for place, signatory in enumerate(signatories[: _SIGNED_AFTER[letter]], 1):
            when = moment(day(today, named - 2 - 4 * place), 15, 7 * place)
            yield Event(when, signatory, partial(_sign, post=post, signatory=signatory))


def _signatories(role: Role, post: str) -> tuple[str, ...]:
    """Return the posts of those who sign: the person, the head of the service, the DGS."""
    head = LEAD if role.kind == Kind.TEAM else head_of(role.units[0])
    return tuple(dict.fromkeys((post, head, DGS)))


def _write(on: Stage, _when: datetime, _by: Account, *, post: str) -> None:
    on.letters[post] = Letter.objects.create(mandate=on.mandates[post])


def _send(on: Stage, when: datetime, _by: Account, *, post: str, signatories: tuple[str, ...]) -> None:
    letter = on.letters[post]
    letter.state, letter.sent_at = LetterState.SENT, when
    letter.save()
    for position, each in enumerate(signatories):
        capacity = "Titulaire de la mission" if each == post else on.posts[each].title
        Signature.objects.create(letter=letter, agent=on.agent(each), capacity=capacity, position=position)


def _sign(on: Stage, when: datetime, by: Account, *, post: str, signatory: str) -> None:
    letter = on.letters[post]
    letter.signatures.filter(agent=on.agent(signatory)).update(signed_at=when, recorded_by=by)
    if not letter.signatures.filter(signed_at=None).exists():
        letter.state, letter.signed_at = LetterState.SIGNED, when
        letter.save()
