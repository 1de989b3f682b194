"""Send what waits in the outbox: claim a mail, hand it over, keep what came of it.

A mail is claimed by a conditional update, so that one worker has it; ``not_before`` is then how long the claim holds.
A claim that outlives its worker goes back to those that wait when the transport is idempotent; otherwise the mail may
have been sent, and a person decides.
"""

from datetime import datetime, timedelta
from threading import Event
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from transverse.portal.mail.faults import NotSentError, RefusedError, UnreachableError, UnsureError
from transverse.portal.mail.message import compose
from transverse.portal.mail.models import Mail, MailState
from transverse.portal.mail.transports import Session, UnknownTransportError, transport

LEASE = timedelta(seconds=60)
ROUND = 200  # mails, after which the clock sees to its other duties
DELAYS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440))

_LOST = "l'envoi a été interrompu, le courriel est peut-être parti"


def send_due(now: datetime, stopping: Event | None = None) -> int:
    """Send the mails that are due; return how many were sent."""
    due = Mail.objects.filter(Q(not_before=None) | Q(not_before__lte=now), state=MailState.WAITING)
    try:
        way = transport(settings.MAIL_TRANSPORT)
    except UnknownTransportError as error:
        due.update(error=str(error)[:300])
        return 0
    _take_back(now, idempotent=way.IDEMPOTENT)
    if not due.exists():
        return 0
    try:
        with way.opened(urlsplit(settings.MAIL_TRANSPORT)) as session:
            return _send_all(due, session, stopping or Event())
    except UnreachableError as error:
        return _put_off(due, error)


def _take_back(now: datetime, *, idempotent: bool) -> None:
    """Settle the claims whose worker was killed."""
    left = Mail.objects.filter(state=MailState.SENDING, not_before__lt=now)
    if left.exists():
        left.update(
            state=MailState.WAITING if idempotent else MailState.UNSURE,
            error="" if idempotent else _LOST,
            not_before=None,
        )


def _send_all(due: QuerySet[Mail], session: Session, stopping: Event) -> int:
    sent = 0
    for mail in due.order_by("created_at", "pk")[:ROUND]:
        if stopping.is_set():
            break
        if _claimed(mail):
            sent += _send(mail, session)
    return sent


def _put_off(due: QuerySet[Mail], error: UnreachableError) -> int:
    """Wait a minute before the server is tried again; its absence is no fault of the mails, and costs them no try."""
    due.update(error=str(error)[:300], not_before=timezone.now() + DELAYS[0])
    return 0


def _claimed(mail: Mail) -> bool:
    waiting = Mail.objects.filter(pk=mail.pk, state=MailState.WAITING, tries=mail.tries)
    mail.tries += 1
    return bool(waiting.update(state=MailState.SENDING, tries=mail.tries, not_before=timezone.now() + LEASE))


def _send(mail: Mail, session: Session) -> bool:
    try:
        session.send(mail.message_id, mail.recipient, compose(mail))
    except RefusedError as error:
        _settle(mail, MailState.FAILED, error=str(error)[:300], not_before=None)
    except UnreachableError as error:
        _settle(mail, MailState.WAITING, error=str(error)[:300], not_before=None, tries=mail.tries - 1)
        raise
    except NotSentError as error:
        _later(mail, error)
    except UnsureError as error:
        _settle(mail, MailState.UNSURE, error=str(error)[:300], not_before=None)
    else:
        _settle(mail, MailState.SENT, error="", not_before=None, sent_at=timezone.now())
        return True
    return False


def _later(mail: Mail, error: NotSentError) -> None:
    """Try again after a delay that grows, and give up after the last."""
    if mail.tries > len(DELAYS):
        _settle(mail, MailState.FAILED, error=str(error)[:300], not_before=None)
    else:
        later = timezone.now() + DELAYS[mail.tries - 1]
        _settle(mail, MailState.WAITING, error=str(error)[:300], not_before=later)


def _settle(mail: Mail, state: MailState, **fields: object) -> None:
    """Keep what came of a try; an answer that comes late still tells more than the doubt it was given up for."""
    held = (MailState.SENDING, MailState.UNSURE)
    Mail.objects.filter(pk=mail.pk, state__in=held, tries=mail.tries).update(state=state, **fields)


def resend(mail: Mail) -> bool:
    """Let a mail that failed, or may not be gone, be sent again; tell whether it was in such a state."""
    ended = Mail.objects.filter(pk=mail.pk, state__in=(MailState.FAILED, MailState.UNSURE))
    return bool(ended.update(state=MailState.WAITING, tries=0, error="", not_before=None))


def hold_for_sent(mail: Mail, now: datetime) -> bool:
    """Record that somebody knows that a mail in doubt has arrived; tell whether it was in doubt."""
    unsure = Mail.objects.filter(pk=mail.pk, state=MailState.UNSURE)
    return bool(unsure.update(state=MailState.SENT, error="", sent_at=now))
