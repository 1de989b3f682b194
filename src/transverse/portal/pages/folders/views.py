"""Allowing a folder, checking that it can be read, changing its services, withdrawing it."""

from django.contrib import messages
from django.db.models import Max, Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from transverse.portal.data import folders as rules
from transverse.portal.data.models import AllowedFolder
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.ground.revision import save_if_unchanged
from transverse.portal.pages.folders.forms import Allow, Services, with_relay
from transverse.portal.people.models import Unit

_OLD = 20  # withdrawn folders that are still listed


@page("folders.allow")
def folders(request: AccountRequest) -> HttpResponse:
    """List what is allowed, then what was withdrawn."""
    allowed = AllowedFolder.objects.select_related("added_by__agent").annotate(last=Max("scans__made_at"))
    units = Prefetch("units", Unit.objects.only("name"))
    context = {
        "allowed": allowed.filter(withdrawn_at=None).prefetch_related(units),
        "withdrawn": AllowedFolder.objects.exclude(withdrawn_at=None).order_by("-withdrawn_at")[:_OLD],
    }
    return render(request, "folders/folders.html", context)


@page("folders.allow", "GET", "POST")
def allow(request: AccountRequest) -> HttpResponse:
    """Ask for a place and its services, and allow it."""
    form = Allow(with_relay(timezone.localdate()), request.POST if request.method == "POST" else None)
    if request.method == "POST" and not form.is_searching and form.is_valid():
        try:
            row = rules.allow(form.cleaned_data["label"], form.checked, form.cleaned_data["units"], request.user)
        except RefusalError as refusal:
            form.add_error("place", str(refusal))
        else:
            messages.success(request, f"« {row} » est autorisé : le serveur peut le lire. Dites-le aux référents.")
            return redirect("folders")
    return render(request, "folders/write.html", {"form": form, "row": None, "heading": "Autoriser un dossier"})


@page("folders.allow", "GET", "POST")
def change(request: AccountRequest, pk: int) -> HttpResponse:
    """Change the name or the services of a folder; its place never changes."""
    row = _row(pk)
    initial = {"label": row.label, "units": list(row.units.all()), "revision": row.revision}
    proposed = {*row.units.all(), *with_relay(timezone.localdate())}
    form = Services(proposed, request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and not form.is_searching and form.is_valid():
        row.label = form.cleaned_data["label"]
        save_if_unchanged(row, form.cleaned_data["revision"] or 0, "Ce dossier")
        row.units.set(form.cleaned_data["units"])
        messages.success(request, f"« {row} » est enregistré.")
        return redirect("folders")
    return render(request, "folders/write.html", {"form": form, "row": row, "heading": f"Le dossier « {row} »"})


@page("folders.allow", "POST")
def check(request: AccountRequest, pk: int) -> HttpResponse:
    """Try to read the folder, and say what came of it."""
    row = _row(pk)
    try:
        rules.check(row)
    except RefusalError as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, f"Le serveur peut lire « {row} ».")
    return redirect("folders")


@page("folders.allow", "GET", "POST")
def withdraw(request: AccountRequest, pk: int) -> HttpResponse:
    """Ask, then withdraw."""
    row = _row(pk)
    if request.method == "POST":
        rules.withdraw(row, timezone.now())
        messages.success(request, f"« {row} » n'est plus autorisé, et ce qui y avait été trouvé est effacé.")
        return redirect("folders")
    context = {
        "heading": f"Retirer « {row} »",
        "sentence": "Plus personne ne pourra le faire lire : une lecture en cours s'arrête, et les inventaires "
        "faits ici sont effacés. Ce que les référents ont déjà repris dans leur fiche y reste.",
        "button": "Retirer ce dossier",
        "back": reverse("folders"),
        "danger": True,
    }
    return render(request, "components/confirm.html", context)


def _row(pk: int) -> AllowedFolder:
    return get_object_or_404(AllowedFolder, pk=pk, withdrawn_at=None)
