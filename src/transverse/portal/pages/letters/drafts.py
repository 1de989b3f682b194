"""A letter while it is a draft: begun, written, given its signatories, sent."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from transverse.papers.kinds import lettre_de_mission
from transverse.papers.words import of
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.pages.letters.forms import Signatory, Words
from transverse.portal.pages.letters.rows import letter_for
from transverse.portal.people import letters as rules
from transverse.portal.people.letter_content import content_of
from transverse.portal.people.models import Agent, Letter, LetterState, Mandate
from transverse.portal.people.search import picked

_MOST = 15


@page("letters.write", "POST")
def new(request: AccountRequest, mandate: int) -> HttpResponse:
    """Begin the letter of a mandate, or its next version."""
    rows = Mandate.objects.select_related("agent").prefetch_related("units")
    letter = rules.compose(get_object_or_404(rows, pk=mandate), timezone.localdate())
    messages.success(request, "Voici le brouillon de la lettre : relisez-le, complétez-le, puis envoyez-le.")
    return redirect(letter)


@page("letters.write", "GET", "POST")
def write(request: AccountRequest, pk: int) -> HttpResponse:
    """Write what is particular to the letter."""
    letter = letter_for(request, pk, "letters.write")
    if letter.state != LetterState.DRAFT:
        raise RefusalError(
            "Cette lettre est déjà envoyée : retirez-la, puis faites une nouvelle version pour la changer."
        )
    data = content_of(letter)
    initial = {
        "title": data.title or lettre_de_mission.compose(data).subtitle,
        "reference": data.reference,
        "salutation": data.salutation,
        "missions": "\n".join(data.missions),
        "means": "\n".join(data.means),
        "revision": letter.revision,
    }
    form = Words(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        rules.write(letter, form.cleaned_data["revision"], form.own())
        messages.success(request, "Le brouillon est enregistré.")
        return redirect(letter)
    return render(request, "letters/write.html", {"form": form, "letter": letter})


@page("letters.write", "GET", "POST")
def signatories(request: AccountRequest, pk: int) -> HttpResponse:
    """Add somebody who signs, found by name; or take somebody off."""
    letter = letter_for(request, pk, "letters.write")
    if request.method == "POST":
        return _changed(request, letter)
    words = request.GET.get("q", "").strip()
    agents = picked(words).exclude(signatures__letter=letter)
    found = list(agents.prefetch_related("posts__unit")[:_MOST]) if words else []
    context: dict[str, Any] = {"letter": letter, "words": words, "agents": [(each, _post(each)) for each in found]}
    return render(request, "letters/signatories.html", context)


def _changed(request: AccountRequest, letter: Letter) -> HttpResponse:
    removed = request.POST.get("retirer", "")
    if removed.isdecimal():
        rules.remove_signatory(letter, int(removed))
        messages.success(request, "Cette personne ne signera pas la lettre.")
        return redirect("letter_signatories", letter.pk)
    form = Signatory(request.POST)
    if not form.is_valid():
        raise RefusalError("Choisissez une personne et dites en quelle qualité elle signe.")
    rules.add_signatory(letter, form.cleaned_data["agent"], form.cleaned_data["capacity"])
    messages.success(request, f"{form.cleaned_data['agent']} signera la lettre.")
    return redirect("letter_signatories", letter.pk)


def _post(agent: Agent) -> str:
    return next((post.title for post in agent.posts.all() if post.closed_on is None), "")


@page("letters.write", "GET", "POST")
def send(request: AccountRequest, pk: int) -> HttpResponse:
    """Send it, after having said to whom and what follows."""
    letter = letter_for(request, pk, "letters.write")
    if request.method == "POST":
        rules.send(letter, timezone.now())
        messages.success(request, "La lettre est envoyée : chaque signataire a reçu un courriel.")
        return redirect(letter)
    names = ", ".join(f"{each.agent} ({each.capacity})" for each in letter.signatures.all())
    sentence = (
        f"La lettre de mission {of(letter.mandate.agent)} sera proposée à la signature de : {names}. "
        "Son texte ne changera plus ; pour le changer, il faudra la retirer et faire une nouvelle version."
    )
    return _confirm(request, letter, "Envoyer la lettre à la signature", sentence, "Envoyer")


@page("letters.write", "GET", "POST")
def discard(request: AccountRequest, pk: int) -> HttpResponse:
    """Throw the draft away."""
    letter = letter_for(request, pk, "letters.write")
    if request.method == "POST":
        rules.discard(letter)
        messages.success(request, "Le brouillon est supprimé.")
        return redirect(letter.mandate)
    sentence = "Ce qui a été écrit dans ce brouillon sera perdu. Le mandat, lui, ne change pas."
    return _confirm(request, letter, "Supprimer le brouillon", sentence, "Supprimer le brouillon")


def _confirm(request: AccountRequest, letter: Letter, heading: str, sentence: str, button: str) -> HttpResponse:
    back = reverse("letter", args=[letter.pk])
    context = {"heading": heading, "sentence": sentence, "button": button, "back": back, "form": None, "danger": False}
    return render(request, "components/confirm.html", context)
