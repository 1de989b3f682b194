"""The first page."""

from django.http import HttpResponse
from django.shortcuts import render

from transverse.portal.ground.page import SIGNED_IN, AccountRequest, page


@page(SIGNED_IN)
def home(request: AccountRequest) -> HttpResponse:
    """Show what waits for the person."""
    return render(request, "home/home.html")
