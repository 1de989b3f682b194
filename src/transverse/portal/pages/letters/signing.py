"""A letter that was sent: signed in the portal or on paper, a signature taken back, the letter withdrawn."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from transverse.papers.words import of
from transverse.portal.ground.page import SIGNED_IN, AccountRequest, page
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.pages.letters.forms import Paper, Reason, Sign
from transverse.portal.pages.letters.rows import letter_for
from transverse.portal.people import letters as rules


@page(SIGNED_IN, "POST")
def sign(request: AccountRequest, pk: int) -> HttpResponse:
    """Sign what was read."""
    letter = letter_for(request, pk, "letters.sign")
    form = Sign(request.POST)
    if not form.is_valid():
        raise RefusalError("Cochez « J'ai lu cette lettre » pour la signer : revenez à la page précédente.")
    counted = rules.sign(letter, request.user.agent_id, form.cleaned_data["fingerprint"], timezone.now())
    said = "Votre signature est enregistrée." if counted else "Vous aviez déjà signé cette lettre : rien n'a changé."
    messages.success(request, said)
    return redirect(letter)


@page(SIGNED_IN, "GET", "POST")
def record(request: AccountRequest, pk: int, place: int) -> HttpResponse:
    """Note a signature given on paper."""
    letter = letter_for(request, pk, "letters.record")
    signature = get_object_or_404(letter.signatures, pk=place)
    form = Paper(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            rules.record(letter, place, form.cleaned_data["on"], request.user, timezone.now())
        except RefusalError as refusal:
            form.add_error("on", str(refusal))
        else:
            messages.success(request, f"La signature {of(signature.agent)}, donnée sur papier, est notée.")
            return redirect(letter)
    context = {
        "heading": f"Noter la signature {of(signature.agent)}",
        "sentence": "Le papier signé est entre vos mains. Votre nom et le jour d'aujourd'hui seront notés à côté.",
        "button": "Noter cette signature",
        "back": reverse("letter", args=[letter.pk]),
        "form": form,
        "danger": False,
    }
    return render(request, "components/confirm.html", context)


@page(SIGNED_IN, "POST")
def unsign(request: AccountRequest, pk: int, place: int) -> HttpResponse:
    """Take a signature back."""
    letter = letter_for(request, pk)
    get_object_or_404(letter.signatures, pk=place)
    rules.unsign(letter, place, request.user, timezone.now())
    messages.success(request, "La signature est reprise. La lettre reste à signer.")
    return redirect(letter)


@page("letters.write", "GET", "POST")
def withdraw(request: AccountRequest, pk: int) -> HttpResponse:
    """Withdraw the letter before all have signed."""
    letter = letter_for(request, pk, "letters.write")
    form = Reason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        rules.withdraw(letter, form.cleaned_data["reason"])
        messages.success(request, "La lettre est retirée ; les signataires sont prévenus.")
        return redirect(letter)
    context = {
        "heading": "Retirer la lettre",
        "sentence": "Elle ne pourra plus être signée, et les signatures déjà données ne vaudront plus. "
        "Vous pourrez en faire une nouvelle version.",
        "button": "Retirer la lettre",
        "back": reverse("letter", args=[letter.pk]),
        "form": form,
        "danger": True,
    }
    return render(request, "components/confirm.html", context)
