"""Sending a call, closing it, throwing it away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.pages.calls.access import own_call
from transverse.portal.pages.calls.forms import Sending
from transverse.portal.projects import calls
from transverse.portal.projects.models import CallState


@page("projects.list", "GET", "POST")
def send(request: AccountRequest, pk: int) -> HttpResponse:
    """Ask until when, show who will be asked, and send."""
    found = own_call(request, pk)
    if request.method == "GET" and found.state != CallState.DRAFT:
        return redirect(found)
    today = timezone.localdate()
    initial = {"answer_by": found.answer_by, "message": found.message, "revision": found.revision}
    if found.answer_by is None or found.answer_by <= today:
        initial["answer_by"] = calls.usual_day(today)
    form = Sending(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            calls.write(found, given["revision"], given["answer_by"], given["message"], today)
            count = calls.send(found, request.user, timezone.now())
        except RefusalError as refusal:
            if refusal.status != RefusalError.status:
                raise
            form.add_error("answer_by", str(refusal))
        else:
            them = "Le service est prévenu" if count == 1 else f"Les {count} services sont prévenus"
            messages.success(
                request, f"L'appel est envoyé. {them} : chacun répond quand il veut, jusqu'à la date dite."
            )
            return redirect(found)
    whom = calls.addressees(found)
    rows = [(each, whom[each.unit_id]) for each in found.requests.select_related("unit")]
    context = {"form": form, "call": found, "project": found.project, "rows": rows}
    return render(request, "calls/send.html", context, status=422 if form.errors else 200)


@page("projects.list", "GET", "POST")
def close(request: AccountRequest, pk: int) -> HttpResponse:
    """Ask, then take no more answers."""
    found = own_call(request, pk)
    if request.method == "POST":
        calls.close(found, timezone.now())
        messages.success(request, "L'appel est clos. Les réponses reçues sont gardées, et les accords avec elles.")
        return redirect(found)
    context = {
        "heading": f"Clore l'appel : {found.project}",
        "sentence": "Plus aucun service ne pourra répondre, ni revenir sur sa réponse. Ceux qui ont promis des jours "
        "peuvent encore désigner l'agent. Ceux qui "
        "n'ont pas répondu en sont avertis. Vous pourrez préparer un autre appel.",
        "button": "Clore l'appel",
        "back": found.get_absolute_url(),
    }
    return render(request, "components/confirm.html", context)


@page("projects.list", "GET", "POST")
def discard(request: AccountRequest, pk: int) -> HttpResponse:
    """Ask, then throw away a call that was not sent."""
    found = own_call(request, pk)
    project = found.project
    if request.method == "POST":
        calls.discard(found)
        messages.success(request, "La préparation de l'appel est supprimée. Personne n'avait été prévenu.")
        return redirect(project)
    context = {
        "heading": f"Supprimer la préparation de l'appel : {project}",
        "sentence": "Les services choisis et leurs jours sont oubliés. Personne n'a encore été prévenu.",
        "button": "Supprimer",
        "back": found.get_absolute_url(),
        "danger": True,
    }
    return render(request, "components/confirm.html", context)
