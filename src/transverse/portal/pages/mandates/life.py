"""What becomes of a mandate: changed, renewed, ended, taken up again, removed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from transverse.papers.words import day, of
from transverse.portal.ground.page import SIGNED_IN, AccountRequest, page, require
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.pages.mandates.forms import End
from transverse.portal.pages.mandates.naming import terms
from transverse.portal.people import mandates
from transverse.portal.people.mandate_checks import Plan
from transverse.portal.people.models import Kind, Mandate


@page(SIGNED_IN, "GET", "POST")
def change(request: AccountRequest, pk: int) -> HttpResponse:
    """Change the terms."""
    mandate = _mandate(request, pk)
    if mandate.ended_on:
        raise RefusalError("Ce mandat est terminé : reprenez-le d'abord, ou nommez la personne à nouveau.")

    def save(plan: Plan) -> HttpResponse:
        mandates.change(plan, _revision(request, mandate), timezone.localdate())
        messages.success(
            request, "Le mandat est modifié. S'il a une lettre envoyée, elle propose une nouvelle version."
        )
        return redirect(mandate)

    heading = f"Modifier le mandat {of(mandate.agent)}"
    extra = {"revision": mandate.revision}
    return terms(request, mandates.plan_of(mandate), save, heading=heading, button="Enregistrer", extra=extra)


@page(SIGNED_IN, "GET", "POST")
def renew(request: AccountRequest, pk: int) -> HttpResponse:
    """Make the mandate that follows."""
    mandate = _mandate(request, pk)
    if mandate.ended_on or getattr(mandate, "renewal", None):
        raise RefusalError(
            "Ce mandat ne se renouvelle pas : il a déjà été renouvelé, ou il a pris fin avant son terme. "
            "Nommez la personne à nouveau s'il le faut."
        )

    def save(plan: Plan) -> HttpResponse:
        after = mandates.renew(
            plan, request.user, timezone.localdate(), with_deputies=bool(request.POST.get("with_deputies"))
        )
        messages.success(request, f"Le mandat est renouvelé du {day(after.starts_on)} au {day(after.ends_on)}.")
        return redirect(after)

    deputies = bool(mandates.deputies_to_renew(mandate))
    heading = f"Renouveler le mandat {of(mandate.agent)}"
    extra = {"with_deputies": deputies}
    return terms(request, mandates.following(mandate), save, heading=heading, button="Renouveler", extra=extra)


@page(SIGNED_IN, "GET", "POST")
def end(request: AccountRequest, pk: int) -> HttpResponse:
    """End it before its term; the page says what follows."""
    mandate = _mandate(request, pk)
    today = timezone.localdate()
    proposed = min(max(mandate.agent.left_on or today, mandate.starts_on), mandate.ends_on)
    initial = {"last_day": proposed, "revision": mandate.revision}
    form = End(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        try:
            mandates.end(mandate, chosen["revision"], chosen["last_day"], chosen["reason"])
        except RefusalError as refusal:
            if refusal.status != RefusalError.status:
                raise
            form.add_error("last_day", str(refusal))
        else:
            messages.success(request, f"Le mandat {of(mandate.agent)} se termine le {day(mandate.last_day)}.")
            handover = getattr(mandate, "handover", None)
            return redirect(handover or mandate)
    left_on = mandate.agent.left_on
    context = {
        "form": form,
        "mandate": mandate,
        "is_deputy": mandate.kind == Kind.DEPUTY,
        "has_left": left_on is not None and left_on <= today,
    }
    return render(request, "mandates/end.html", context)


@page(SIGNED_IN, "POST")
def resume(request: AccountRequest, pk: int) -> HttpResponse:
    """Undo an end."""
    mandate = _mandate(request, pk)
    mandates.resume(mandate, _revision(request, mandate), timezone.localdate())
    messages.success(request, f"Le mandat reprend ; il court jusqu'au {day(mandate.ends_on)}.")
    return redirect(mandate)


@page(SIGNED_IN, "GET", "POST")
def remove(request: AccountRequest, pk: int) -> HttpResponse:
    """Remove a mandate made by mistake."""
    mandate = _mandate(request, pk)
    if request.method == "POST":
        mandates.remove(mandate)
        messages.success(request, "Le mandat créé par erreur est supprimé.")
        return redirect("mandates")
    if sentence := mandates.why_not_removed(mandate):
        raise RefusalError(sentence)
    context = {
        "heading": f"Supprimer le mandat {of(mandate.agent)}",
        "sentence": "Ce mandat disparaîtra, comme s'il n'avait pas existé. S'il a servi, terminez-le plutôt.",
        "button": "Supprimer ce mandat créé par erreur",
        "danger": True,
        "form": None,
        "back": reverse("mandate", args=[mandate.pk]),
    }
    return render(request, "components/confirm.html", context)


def _mandate(request: AccountRequest, pk: int) -> Mandate:
    """Return the mandate, if the person may change it."""
    rows = Mandate.objects.select_related("agent", "attached_to__holder", "principal__agent", "renews", "renewal")
    mandate = get_object_or_404(rows.prefetch_related("units"), pk=pk)
    require(request, "mandates.change", mandate)
    return mandate


def _revision(request: AccountRequest, mandate: Mandate) -> int:
    """Return the revision that was on the screen."""
    written = request.POST.get("revision", "")
    return int(written) if written.isdecimal() else mandate.revision
