"""The network page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.pages.network.forms import Search
from transverse.portal.people.network import network


@page("network.see")
def network_page(request: AccountRequest) -> HttpResponse:
    """Show whom to call in each service; the gaps to those who steer only."""
    found = network(timezone.localdate())
    with_gaps = request.user.has_perm("network.see_gaps")
    search = Search(found, with_gaps=with_gaps, data=request.GET)
    kept = search.keep(found.services)
    context = {"network": found, "search": search, "services": kept, "with_gaps": with_gaps}
    return render(request, "network/network.html", context)
