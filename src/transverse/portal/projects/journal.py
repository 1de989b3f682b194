"""Who searched persons: what is kept of it, for how long, and who reads it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from transverse.portal.jobs.daily import daily
from transverse.portal.projects.models.nominal import Findable, Search
from transverse.portal.projects.nominal import require_nominal

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account

# CNIL, deliberation 2021-122 of 14 October 2021 on logs: between six months and a year.
KEPT = timedelta(days=183)
_LONGEST = 300


def record_search(by: "Account", what: str, now: datetime) -> Search:
    """Write that somebody searches persons, before anything is shown; whom it shows is not written.

    The page that searches must be sent by a form (POST): one that is only read cannot write, and fails.

    Raises
    ------
    RefusalError
        The nominal mode is closed: nobody is shown.
    """
    require_nominal()
    return Search.objects.create(by=by, name=str(by)[:_LONGEST], what=what[:_LONGEST], at=now)


@daily("projects.searches")
def forget(now: datetime) -> None:
    """Erase the searches of more than six months ago, and the wishes of those who have left."""
    Search.objects.filter(at__lt=now - KEPT).delete()
    Findable.objects.exclude(agent__left_on=None).delete()
