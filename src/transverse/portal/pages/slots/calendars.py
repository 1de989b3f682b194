"""Meetings for calendar software: one of them, or all those of a person behind an address that nobody guesses."""

from hashlib import sha256

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from transverse.portal.ground.page import PUBLIC, AccountRequest, page
from transverse.portal.people import calendar
from transverse.portal.people.meetings import meetings_of
from transverse.portal.people.models import Agent, Feed


@page(PUBLIC)
def feed(request: AccountRequest, secret: str) -> HttpResponse:
    """Answer the calendar behind a secret, to software that has no account."""
    found = calendar.feed_of(secret, timezone.localdate())
    if found is None:
        raise Http404
    etag = quote_etag(sha256(found).hexdigest())
    answer = get_conditional_response(request, etag=etag, response=_calendar(found)) or _calendar(found)
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    return answer


@page("slots.list")
def event(request: AccountRequest, pk: int) -> HttpResponse:
    """Answer one meeting as a file that opens in the calendar."""
    agent = request.user.standing.agent or 0
    slot = get_object_or_404(meetings_of(agent), pk=pk)
    answer = _calendar(calendar.written("Échange", [calendar.event(slot, agent)]))
    answer["Content-Disposition"] = f'attachment; filename="echange-{timezone.localdate(slot.starts_at)}.ics"'
    return answer


@page("slots.list", "GET", "POST")
def renew(request: AccountRequest) -> HttpResponse:
    """Ask, then give the person a calendar address that replaces the one before."""
    agent = get_object_or_404(Agent, pk=request.user.standing.agent)
    if request.method == "POST":
        calendar.renew(agent)
        messages.success(request, "Votre adresse d'agenda est prête : copiez-la dans votre logiciel d'agenda.")
        return HttpResponseRedirect(f"{reverse('slots')}#agenda")
    again = Feed.objects.filter(agent=agent).exists()
    context = {
        "heading": "Changer l'adresse de votre agenda" if again else "Suivre vos échanges dans votre agenda",
        "sentence": "L'adresse actuelle cessera de fonctionner : il faudra copier la nouvelle dans votre agenda."
        if again
        else "Une adresse vous est donnée ; elle montre vos échanges, sans mot de passe, à qui la connaît.",
        "button": "Changer l'adresse" if again else "Créer mon adresse",
        "back": reverse("slots"),
    }
    return render(request, "components/confirm.html", context)


def _calendar(content: bytes) -> HttpResponse:
    return HttpResponse(content, content_type=calendar.CONTENT_TYPE)
