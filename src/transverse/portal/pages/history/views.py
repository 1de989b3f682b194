"""The history: who did what, when; never what is said in a letter or at a meeting."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.people.journal import journal, said

A_PAGE = 50


@page("history.see")
def history(request: AccountRequest) -> HttpResponse:
    """Show what was done, the newest first."""
    found = Paginator(journal(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "history/history.html", {"page_obj": found, "lines": [said(entry) for entry in found]})
