"""The network page."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.pages.network.forms import Search
from transverse.portal.people.network import network

A_PAGE = 50


@page("network.see")
def network_page(request: AccountRequest) -> HttpResponse:
    """Show whom to call in each service; the gaps to those who steer only."""
    with_gaps = request.user.has_perm("network.see_gaps")
    found = network(timezone.localdate(), with_gaps=with_gaps)
    search = Search(found, with_gaps=with_gaps, data=request.GET)
    kept = Paginator(search.keep(found.services), A_PAGE).get_page(request.GET.get("page"))
    context = {"network": found, "search": search, "page_obj": kept, "with_gaps": with_gaps}
    return render(request, "network/network.html", context)
