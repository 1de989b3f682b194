"""The letter of an address, if the person may see it: what she may not see does not exist."""

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404

from transverse.portal.ground.page import AccountRequest, require
from transverse.portal.people.models import Letter, Signature


def letter_for(request: AccountRequest, pk: int, may: str = "letters.see") -> Letter:
    """Return the letter with all that a page shows of it.

    Raises
    ------
    Http404
        It does not exist, or the person may not see it.
    PermissionDenied
        The person may see it and not do `may`.
    """
    rows = Letter.objects.select_related(
        *("mandate__agent", "mandate__attached_to__holder", "mandate__principal__agent")
    ).prefetch_related(
        "mandate__units",
        Prefetch("signatures", Signature.objects.select_related("agent__account", "recorded_by__agent")),
    )
    letter = get_object_or_404(rows, pk=pk)
    if not request.user.has_perm("letters.see", letter):
        raise Http404
    require(request, may, letter)
    return letter
