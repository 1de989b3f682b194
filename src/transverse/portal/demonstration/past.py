"""Things done long ago: days counted back from today, and a history that bears the dates of the story."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from auditlog.context import set_actor
from auditlog.models import LogEntry
from django.utils import timezone

from transverse.portal.accounts.models import Account
from transverse.portal.mail.models import Mail, MailState
from transverse.portal.people.workdays import is_workday


def day(today: date, days: int) -> date:
    """Return the day that was `days` ago; of a day of rest, the working day before it, or after it if to come."""
    found = today - timedelta(days=days)
    while not is_workday(found):
        found += timedelta(days=1 if days < 0 else -1)
    return found


def moment(when: date, hour: int, minute: int = 0) -> datetime:
    """Return an hour of a day, in the time of the collectivité."""
    return timezone.make_aware(datetime.combine(when, time(hour, minute)))


@contextmanager
def as_of(when: datetime, account: Account | None) -> Iterator[None]:
    """Do as `account` did at `when`: what the journal notes and the mails that leave bear that date."""
    entry, mail = _last(LogEntry), _last(Mail)
    with set_actor(account):
        yield
    LogEntry.objects.filter(pk__gt=entry).update(timestamp=when)
    Mail.objects.filter(pk__gt=mail).update(created_at=when, sent_at=when, state=MailState.SENT)


def _last(model: type[LogEntry] | type[Mail]) -> int:
    return model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
