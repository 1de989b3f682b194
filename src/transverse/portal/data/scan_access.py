"""Who may have a folder read, and who sees what was found there.

A folder is allowed to units: the relays and deputies whose mandate covers one of them, or a unit above it, may have it
read, and they alone see where things are.  The heads of the unit, the project lead and the data protection officer see
what was found, without any path.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from transverse.portal.data.models import AllowedFolder, Scan
from transverse.portal.people.models import Function, Kind, Mandate, Unit

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account

_KEPT = "_relayed_paths"
_RELAYS = (Kind.RELAY, Kind.DEPUTY)


def relayed_paths(account: "Account", today: date) -> tuple[str, ...]:
    """Return the paths of the units that the mandates of a person cover; read once a request."""
    if account.standing.agent is None or not account.standing.relay:
        return ()
    if not hasattr(account, _KEPT):
        mandates = Mandate.objects.in_force(today).filter(agent=account.standing.agent, kind__in=_RELAYS)
        setattr(account, _KEPT, tuple(path for path in mandates.values_list("units__path", flat=True) if path))
    found: tuple[str, ...] = getattr(account, _KEPT)
    return found


def relayed_units(account: "Account", today: date) -> QuerySet[Unit]:
    """Return the units that the person relays, those below included."""
    mine = _under(relayed_paths(account, today))
    return Unit.objects.filter(mine, closed_on=None) if mine else Unit.objects.none()


def scannable(account: "Account", today: date) -> QuerySet[AllowedFolder]:
    """Return the folders that the person may have read."""
    open_ones = AllowedFolder.objects.filter(withdrawn_at=None)
    return open_ones.filter(units__in=relayed_units(account, today)).distinct()


def may_scan(account: "Account", scan: Scan, today: date) -> bool:
    """Tell whether the person relays the unit of a scan: then paths are shown, and the sheet may be completed."""
    return any(scan.unit.path.startswith(path) for path in relayed_paths(account, today))


def visible(account: "Account", today: date) -> QuerySet[Scan]:
    """Return the scans that the person may see."""
    standing = account.standing
    scans = Scan.objects.filter(folder__withdrawn_at=None)
    if standing.lead or Function.DPO in standing.functions:
        return scans
    mine = _under((*relayed_paths(account, today), *standing.heads), "unit__")
    return scans.filter(mine) if mine else scans.none()


def _under(paths: Iterable[str], prefix: str = "") -> Q | None:
    """Return the condition of being one of the units at `paths`, or below."""
    found: Q | None = None
    for each in paths:
        one = Q(**{f"{prefix}path__startswith": each})
        found = one if found is None else found | one
    return found
