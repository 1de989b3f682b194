"""How long the names of those who answered, and of whom they named, are kept: the days stay, the persons go."""

from datetime import datetime, timedelta

from transverse.portal.jobs.daily import daily
from transverse.portal.projects.models import Acknowledgement, CallState, Request

KEPT = timedelta(days=3 * 365)
"""After a call was closed: as long as the projects of a mandate are told, and no longer."""


@daily("projects.forget")
def forget(now: datetime) -> None:
    """Erase from old calls whatever names a person, and what was written with an answer."""
    old = Request.objects.filter(call__state=CallState.CLOSED, call__closed_at__lt=now - KEPT)
    Acknowledgement.objects.filter(request__in=old).delete()
    old.update(
        **dict.fromkeys(("director", "delegate", "answered_by", "agent")),
        **dict.fromkeys(("words", "why_not", "fingerprint"), ""),
        agreement={},
    )
