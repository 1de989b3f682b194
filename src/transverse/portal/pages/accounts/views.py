"""My own account."""

from django.http import HttpResponse
from django.shortcuts import render

from transverse.portal.ground.page import SIGNED_IN, AccountRequest, page


@page(SIGNED_IN)
def mine(request: AccountRequest) -> HttpResponse:
    """Show what the portal knows of the person, and how the sign-in is protected."""
    return render(request, "accounts/mine.html")
