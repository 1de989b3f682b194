"""The pages of a participant: a code, a form, what it tells; no account, no name, nothing kept of the phone.

The browser holds a random secret in a cookie that ends with the workshop; the portal keeps its hash, so that one may
add to one's answer, and erases it when the workshop is closed.
"""

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from transverse.portal.accounts import patience
from transverse.portal.data import workshops
from transverse.portal.data.choices import grouped, items
from transverse.portal.data.codes import typed
from transverse.portal.data.forms import Choices
from transverse.portal.data.models import Workshop
from transverse.portal.ground.page import PUBLIC, AccountRequest, page
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.pages.workshops.forms import Code

_COOKIE = "atelier"
_WRONG = "workshop"
_MOST_WRONG = 30  # a minute, from one place of the network: a whole room may come from one
_UNKNOWN = (
    "Ce code n'ouvre aucun atelier. Relisez l'écran : un atelier clos, ou de plus de quatre heures, n'a plus de code."
)


class TooManyCodesError(RefusalError):
    """Somebody is guessing, or a whole room mistypes."""

    status = 429
    title = "Trop de codes essayés"

    def __init__(self) -> None:
        super().__init__("Trop de codes faux en peu de temps. Attendez une minute, puis recopiez le code de l'écran.")


@page(PUBLIC, "GET", "POST")
def join(request: AccountRequest) -> HttpResponse:
    """Ask for the code on the screen."""
    form = Code(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if found := _opened(request, form.cleaned_data["code"]):
            return redirect("workshop_answer", found.code)
        form.add_error("code", _UNKNOWN)
    return render(request, "workshops/join.html", {"form": form}, status=422 if form.errors else 200)


@page(PUBLIC, "GET", "POST")
def answer(request: AccountRequest, code: str) -> HttpResponse:
    """Ask what the person does in a week and opens in the morning."""
    found = _opened(request, typed(code))
    if found is None:
        return render(request, "workshops/join.html", {"form": Code(), "unknown": _UNKNOWN}, status=404)
    form = Choices(workshops.trade_in(found), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        secret = _secret(request, found) or secrets.token_urlsafe(24)
        workshops.answer(found, secret, form.answer(), timezone.now())
        return _remember(redirect("workshop_thanks", found.code), found, secret)
    context = {"form": form, "workshop": found}
    return render(request, "workshops/answer.html", context, status=422 if form.errors else 200)


@page(PUBLIC)
def thanks(request: AccountRequest, code: str) -> HttpResponse:
    """Show the participant what he handles already, and how to add to it."""
    found = _opened(request, typed(code))
    if found is None:
        return redirect("workshop_join")
    secret = _secret(request, found)
    if not secret:
        return redirect("workshop_answer", found.code)
    said = workshops.said_by(found, secret)
    told = items(workshops.trade_in(found), [said])
    context = {"workshop": found, "groups": grouped(told, found.trade), "count": len(told), "tools": said.tools}
    return render(request, "workshops/thanks.html", context)


def _opened(request: HttpRequest, code: str) -> Workshop | None:
    """Return the workshop of the code; a wrong code counts, and too many close the door for a minute.

    Raises
    ------
    TooManyCodesError
        Too many wrong codes came from this place of the network.
    """
    if patience.is_exhausted(request, _WRONG, _MOST_WRONG):
        raise TooManyCodesError
    found = workshops.by_code(code, timezone.now())
    if found is None:
        patience.wrong(request, _WRONG)
    return found


def _secret(request: HttpRequest, workshop: Workshop) -> str:
    return str(request.get_signed_cookie(_COOKIE, default="", salt=workshop.code))


def _remember(response: HttpResponse, workshop: Workshop, secret: str) -> HttpResponse:
    response.set_signed_cookie(
        _COOKIE,
        secret,
        salt=workshop.code,
        max_age=int(workshops.LASTS.total_seconds()),
        path=f"/atelier/{workshop.code}/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
