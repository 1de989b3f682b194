"""Send what waits in the outbox: claim a mail, hand it over, keep what came of it.

A mail is claimed by a conditional update, so that one worker has it; ``not_before`` is then how long the claim holds.
A claim that outlives its worker goes back to those that wait when the transport is idempotent; otherwise the mail may
have been sent, and a person decides.
"""

from datetime import datetime, timedelta
from threading import Event
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from transverse.portal.ground.refusals import RefusalError
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


def counts() -> dict[str, int]:
    """Return how many mails stand in each state; a state without any is 0."""
    found = dict(Mail.objects.order_by().values_list("state").annotate(Count("pk")))
    return {state: found.get(state, 0) for state in MailState.values}


def resend(mail: Mail) -> None:
    """Let a mail that was refused, or may not be gone, be sent again.

    Raises
    ------
    RefusalError
        It is in another state: somebody else has decided.
    """
    if not _again(Mail.objects.filter(pk=mail.pk, state__in=(MailState.FAILED, MailState.UNSURE))):
        raise RefusalError("Ce courriel n'est plus à renvoyer : quelqu'un s'en est occupé. Revenez à la liste.")


def resend_all(state: MailState) -> int:
    """Let all the mails that were refused, or all those in doubt, be sent again; return how many."""
    return _again(Mail.objects.filter(state=state))


def _again(mails: QuerySet[Mail]) -> int:
    return mails.update(state=MailState.WAITING, tries=0, error="", not_before=None)


def hold_for_sent(mail: Mail, now: datetime) -> None:
    """Record that somebody knows that a mail in doubt has arrived.

    Raises
    ------
    RefusalError
        It is not in doubt: somebody else has decided.
    """
    unsure = Mail.objects.filter(pk=mail.pk, state=MailState.UNSURE)
    if not unsure.update(state=MailState.SENT, error="", sent_at=now):
        raise RefusalError("Ce courriel n'est plus en doute : quelqu'un s'en est occupé. Revenez à la liste.")
