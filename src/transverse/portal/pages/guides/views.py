"""The list of the guides, the one for the reader first; and one guide."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from transverse.portal.accounts.models import Account
from transverse.portal.ground.page import PUBLIC, page
from transverse.portal.pages.guides.reading import ANNEXES, GUIDES, read
from transverse.portal.people.models import Function


@page(PUBLIC)
def guides(request: HttpRequest) -> HttpResponse:
    """List them."""
    mine = _for(request.user) if isinstance(request.user, Account) else ""
    context = {
        "guides": [(name, read(name), whom) for name, whom in GUIDES.items()],
        "annexes": [(name, read(name), whom) for name, whom in ANNEXES.items()],
        "mine": (mine, read(mine)) if mine else None,
    }
    return render(request, "guides/guides.html", context)


@page(PUBLIC)
def guide(request: HttpRequest, guide: str) -> HttpResponse:
    """Show one, with its pictures."""
    if guide not in GUIDES and guide not in ANNEXES:
        raise Http404
    return render(request, "guides/guide.html", {"text": read(guide)})


def _for(account: Account) -> str:
    """Return the guide of what the person mostly is."""
    place = account.standing
    roles = {
        "chef-de-projet": place.lead or Function.DGS in place.functions,
        "administrateur": place.administrator,
        "directeur": bool(place.heads),
        "referent": place.relay,
    }
    return next((name for name, holds in roles.items() if holds), "agent")
