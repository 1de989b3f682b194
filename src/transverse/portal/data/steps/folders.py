"""A folder that was never read, or whose inventory nobody has taken anything from yet."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from django.urls import reverse

from transverse.portal.data.models import Holding, Origin, Scan, ScanState
from transverse.portal.data.scan_access import scannable
from transverse.portal.people.next_steps import NextStep

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account


def steps(account: "Account", today: date) -> Iterator[NextStep]:
    """Say to the relay which folder to have read first, or that what was found waits for the sheet."""
    if not account.standing.relay:
        return
    done = Scan.objects.filter(folder=OuterRef("pk"), state=ScanState.DONE)
    taken = Holding.objects.filter(sheet__unit__allowed_folders=OuterRef("pk"), origin=Origin.SCAN)
    folders = list(scannable(account, today).annotate(is_read=Exists(done), is_taken=Exists(taken)))
    unread = next((each for each in folders if not each.is_read), None)
    untaken = next((each for each in folders if each.is_read and not each.is_taken), None)
    if unread:
        yield NextStep(
            f"« {unread} » vous est ouvert : faites-le lire pour voir les données que votre service gère déjà.",
            reverse("scans"),
        )
    elif untaken:
        yield NextStep(
            f"« {untaken} » a été lu : reprenez dans la fiche du service ce qu'il gère vraiment.", reverse("scans")
        )
