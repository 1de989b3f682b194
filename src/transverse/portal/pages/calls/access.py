"""Which calls and requests somebody comes to: elsewhere they do not exist."""

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404

from transverse.portal.ground.page import AccountRequest, require
from transverse.portal.projects.models import Call, Request, Share

SHARES = Prefetch("shares", Share.objects.select_related("need__skill"))


def seen_call(request: AccountRequest, pk: int) -> Call:
    """Return a call that the person may see."""
    found = get_object_or_404(Call.objects.select_related("project__lead", "job"), pk=pk)
    if not request.user.has_perm("calls.see", found):
        raise Http404
    return found


def own_call(request: AccountRequest, pk: int) -> Call:
    """Return a call that the person steers; one that is only seen is refused."""
    found = seen_call(request, pk)
    require(request, "calls.steer", found)
    return found


def seen_request(request: AccountRequest, pk: int) -> Request:
    """Return a request that the person may see."""
    rows = Request.objects.select_related("call__project__lead", "call__project__sponsor", "unit", "director")
    rows = rows.select_related("delegate", "agent", "answered_by").prefetch_related(SHARES)
    found = get_object_or_404(rows, pk=pk)
    if not request.user.has_perm("calls.see_request", found):
        raise Http404
    return found


def asked_request(request: AccountRequest, pk: int) -> Request:
    """Return a request that the person answers; one that is only seen is refused."""
    found = seen_request(request, pk)
    require(request, "calls.answer", found)
    return found
