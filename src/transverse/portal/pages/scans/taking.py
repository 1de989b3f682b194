"""What the référent takes to the sheet of the service, or does not want there."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from transverse.papers.words import listed, plural
from transverse.portal.data import taking
from transverse.portal.data.models import Finding, Scan, ScanState
from transverse.portal.data.scan_access import visible
from transverse.portal.data.sheets import this_year
from transverse.portal.ground.page import AccountRequest, page, require
from transverse.portal.ground.refusals import RefusalError


def _scan(request: AccountRequest, pk: int) -> Scan:
    """Return a finished scan whose sheet the person may complete."""
    seen = visible(request.user, timezone.localdate()).filter(state=ScanState.DONE).defer(*Scan.BLOBS)
    row = get_object_or_404(seen.select_related("unit", "folder"), pk=pk)
    require(request, "scans.keep", row)
    return row


def _one(request: AccountRequest, pk: int, found: int) -> tuple[Scan, Finding]:
    row = _scan(request, pk)
    return row, get_object_or_404(row.findings, pk=found)


@page("scans.launch", "GET", "POST")
def take_several(request: AccountRequest, pk: int) -> HttpResponse:
    """Take the data sets that were ticked; all those of a page, named in the address, after a question."""
    row = _scan(request, pk)
    wanted = (*request.GET.getlist("jeu"), *request.POST.getlist("jeu"))
    keys = [int(each) for each in wanted if each.isascii() and each.isdecimal() and len(each) < 18]
    found = row.findings.filter(pk__in=keys)
    if request.method == "POST":
        if not found:
            raise RefusalError("Cochez au moins un jeu de données, puis recommencez.")
        _say(request, taking.take(row, found, this_year()))
        return redirect(row)
    context = {
        "heading": f"Reprendre {plural(len(found), 'jeu de données', 'jeux de données')}",
        "sentence": f"Iront dans la fiche de « {row.unit} » : {listed([each.title for each in found])}. Vous pourrez y "
        "renommer, regrouper ou retirer chaque ligne.",
        "button": "Reprendre dans la fiche",
        "back": row.get_absolute_url(),
    }
    return render(request, "components/confirm.html", context)


@page("scans.launch", "POST")
def take_one(request: AccountRequest, pk: int, found: int) -> HttpResponse:
    """Take one data set, under the name that the référent gives it."""
    row, each = _one(request, pk, found)
    _say(request, taking.take(row, [each], this_year(), {each.pk: request.POST.get("nom", "")}))
    return redirect(row)


@page("scans.launch", "POST")
def complete(request: AccountRequest, pk: int, found: int) -> HttpResponse:
    """Put one data set under a line of the sheet that says the same in other words."""
    row, each = _one(request, pk, found)
    given = request.POST.get("ligne", "")
    key = int(given) if given.isascii() and given.isdecimal() and len(given) < 18 else 0
    line = taking.lines_without_source(row, this_year()).filter(pk=key).first()
    if line is None:
        raise RefusalError("Choisissez une ligne de la fiche, puis recommencez.")
    _say(request, taking.Taken(0, int(taking.complete(row, each, line))))
    return redirect(row)


@page("scans.launch", "POST")
def refuse(request: AccountRequest, pk: int, found: int) -> HttpResponse:
    """Remember that a data set is not wanted."""
    row, each = _one(request, pk, found)
    taking.refuse(row, each, request.user)
    messages.success(request, f"« {each} » est écarté : les prochains inventaires ne le proposeront plus.")
    return redirect(row)


@page("scans.launch", "POST")
def propose_again(request: AccountRequest, pk: int, found: int) -> HttpResponse:
    """Forget that a data set was not wanted."""
    row, each = _one(request, pk, found)
    taking.propose_again(row, each)
    messages.success(request, f"« {each} » est de nouveau proposé.")
    return redirect(row)


def _say(request: AccountRequest, taken: taking.Taken) -> None:
    parts = [plural(taken.new, "ligne ajoutée", "lignes ajoutées")] if taken.new else []
    parts += [plural(taken.richer, "ligne complétée", "lignes complétées")] if taken.richer else []
    said = " et ".join(parts) or "la fiche disait déjà tout : rien n'a changé"
    messages.success(request, f"Dans la fiche du service : {said}.")
