"""The daily duty of calls: requests follow the posts that change hands, and are recalled by working days."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from transverse.portal.jobs.daily import daily
from transverse.portal.people.heads import heads_of
from transverse.portal.people.workdays import is_workday
from transverse.portal.projects import call_mails as mails
from transverse.portal.projects.models import CallState, Request

AFTER = (5, 9)  # working days after a call was sent


@daily("projects.calls")
def follow_and_recall(now: datetime) -> None:
    """Ask whoever heads the service today, then recall what waits."""
    follow()
    recall(timezone.localdate(now) if timezone.is_aware(now) else now.date())


def follow() -> int:
    """Hand each request without an answer over to whoever heads the service now; return how many changed hands."""
    waiting = list(_waiting())
    heads = heads_of([each.unit for each in waiting])
    moved = 0
    for each in waiting:
        head = heads[each.unit_id].holder if each.unit_id in heads else None
        gone = each.delegate is not None and each.delegate.left_on is not None
        if gone:
            each.delegate = None
        if head is not None and (gone or head.pk != each.director_id):
            each.director = head
            each.save(update_fields=["director", "delegate"])
            mails.ask(each, "moved")
            moved += 1
    return moved


def recall(today: date) -> int:
    """Recall what has waited for so many working days; done twice on a day, it writes nothing more."""
    written = 0
    for each in _waiting():
        if each.call.sent_at is None:
            continue
        days = working_days(timezone.localdate(each.call.sent_at), today)
        due = [number for number, after in enumerate(AFTER, 1) if days >= after]
        if due:
            written += mails.recall(each, due[-1])
    return written


def working_days(first: date, last: date) -> int:
    """Count the working days after `first`, up to `last`.

    >>> working_days(date(2026, 11, 27), date(2026, 12, 4))
    5
    """
    days = (first + timedelta(days=count) for count in range(1, (last - first).days + 1))
    return sum(is_workday(each) for each in days)


def _waiting() -> "list[Request]":
    rows = Request.objects.filter(reply="", call__state=CallState.SENT)
    return list(rows.select_related("unit", "call__project__lead", "director", "delegate").order_by("pk"))
