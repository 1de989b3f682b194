"""How long what is known of people is kept; the page « Données personnelles » says the same."""

from datetime import datetime, timedelta

from auditlog.models import LogEntry
from django.db.models import Q

from transverse.portal.jobs.daily import daily
from transverse.portal.people.models import Handover, Slot

HISTORY = timedelta(days=365)
AFTER_MANDATE = timedelta(days=365)


@daily("people.keeping")
def forget(now: datetime) -> None:
    """Erase the history of a year ago, the meetings and the hand-overs of mandates that ended a year ago.

    Mandates, letters and fiches are acts: they follow the archiving rules of the collectivité, which no clock knows.
    """
    LogEntry.objects.filter(timestamp__lt=now - HISTORY).delete()
    limit = (now - AFTER_MANDATE).date()
    over = Q(mandate__ends_on__lt=limit) | Q(mandate__ended_on__lt=limit)
    Slot.objects.filter(over).delete()
    Handover.objects.filter(over, closed_at__lt=now - AFTER_MANDATE).delete()
