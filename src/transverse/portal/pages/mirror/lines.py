"""One line of a sheet: written, kept, taken off, put back, merged into another."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from transverse.portal.data import lines as rules
from transverse.portal.data.models import Holding
from transverse.portal.ground.page import SIGNED_IN, AccountRequest, page
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.pages.mirror.access import own_line
from transverse.portal.pages.mirror.forms import Line


@page(SIGNED_IN, "GET", "POST")
def write(request: AccountRequest, pk: int) -> HttpResponse:
    """Say who knows these data, how old they are, with whom they are shared, what to mind."""
    found = own_line(request, pk)
    label = found.label  # as it is on the sheet: the form writes into the line what is typed
    form = Line(request.POST if request.method == "POST" else None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            rules.write(form.instance, form.cleaned_data["revision"], form.cleaned_data["shared_with"])
        except RefusalError as refusal:
            if refusal.status != RefusalError.status:
                raise
            form.add_error("label", str(refusal))
        else:
            messages.success(request, f"« {found.label} » est enregistré.")
            return _back(found)
    context = {"form": form, "label": label, "sheet": found.sheet}
    return render(request, "mirror/holding.html", context, status=422 if form.errors else 200)


@page(SIGNED_IN, "POST")
def keep(request: AccountRequest, pk: int) -> HttpResponse:
    """Keep what was proposed."""
    found = own_line(request, pk)
    rules.keep(found)
    messages.success(request, f"« {found.label} » est sur la fiche.")
    return _back(found)


@page(SIGNED_IN, "POST")
def remove(request: AccountRequest, pk: int) -> HttpResponse:
    """Take a line off."""
    found = own_line(request, pk)
    rules.remove(found, timezone.now())
    messages.success(request, f"« {found.label} » est retiré. Vous pouvez le remettre, en bas de la page.")
    return _back(found)


@page(SIGNED_IN, "POST")
def restore(request: AccountRequest, pk: int) -> HttpResponse:
    """Put a line back."""
    found = own_line(request, pk)
    rules.restore(found)
    messages.success(request, f"« {found.label} » est remis.")
    return _back(found)


@page(SIGNED_IN, "GET", "POST")
def merge(request: AccountRequest, pk: int) -> HttpResponse:
    """Choose the line that says the same, then make one of the two."""
    found = own_line(request, pk)
    others = list(found.sheet.holdings.filter(removed_at=None).exclude(pk=pk))
    if request.method == "POST":
        into = next((each for each in others if str(each.pk) == request.POST.get("ligne")), None)
        if into is None:
            raise Http404
        rules.merge(found, into, timezone.now())
        messages.success(request, f"« {found.label} » est regroupé avec « {into.label} ». Vous pouvez l'en séparer.")
        return _back(found)
    return render(request, "mirror/merge.html", {"line": found, "sheet": found.sheet, "others": others})


def _back(line: Holding) -> HttpResponse:
    return redirect("sheet_prepare", line.sheet.unit_id, line.sheet.year)
