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
from transverse.portal.people import letters
from transverse.portal.people.letter_content import fingerprint
from transverse.portal.people.models import Kind, Letter

# How many have signed: the person, then the head of the service, then the DGS.
_SIGNED_AFTER = {"draft": 0, "sent": 0, "partly": 1, "signed": 3}


def events(today: date) -> Iterator[Event]:
    """Yield what becomes of the letter of each mandate."""
    for role in story().mandates:
        yield from _of(today, role, role.post, role.named, role.letter)
        if role.deputy:
            yield from _of(today, role, role.deputy.post, role.deputy.named, role.deputy.letter)


def _of(today: date, role: Role, post: str, named: int, letter: str) -> Iterator[Event]:
    by = DGS if role.kind == Kind.LEAD else LEAD
    yield Event(moment(day(today, named), 11, 5), by, partial(_compose, post=post))
    if letter != "draft":
        yield Event(moment(day(today, named - 2), 11, 30), by, partial(_send, post=post))
    signatories = [*dict.fromkeys((post, head_of(role.units[0]), DGS))]
    for place, signatory in enumerate(signatories[: _SIGNED_AFTER[letter]], 1):
        yield Event(moment(day(today, named - 2 - 4 * place), 15, 7 * place), signatory, partial(_sign, post=post))


def _compose(on: Stage, when: datetime, _by: Account, *, post: str) -> None:
    letter = letters.compose(on.mandates[post], when.date())
    letters.write(letter, letter.revision, {"reference": f"DGS-{when:%Y}-{letter.pk:03}"})
    on.letters[post] = letter


def _send(on: Stage, when: datetime, _by: Account, *, post: str) -> None:
    letter = on.letters[post]
    letters.send(letter, when)
    letter.refresh_from_db()
    # The rule dates a letter of the day on which it really is sent.
    letter.content["date"] = when.date().isoformat()
    letter.fingerprint = fingerprint(letter.content)
    Letter.objects.filter(pk=letter.pk).update(content=letter.content, fingerprint=letter.fingerprint)


def _sign(on: Stage, when: datetime, by: Account, *, post: str) -> None:
    letter = on.letters[post]
    letters.sign(letter, by.agent_id, letter.fingerprint, when)
