"""What a director reads and answers: alone, it explains the request; then who will do it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.ground.refusals import ConflictError, RefusalError
from transverse.portal.pages.calls.access import asked_request, seen_request
from transverse.portal.pages.calls.forms import Replying, Somebody
from transverse.portal.projects import answers
from transverse.portal.projects.asked import lines, promised_elsewhere
from transverse.portal.projects.models import CallState, Reply, Request

_TONES = {Reply.YES: "ok", Reply.PART: "ok", Reply.NO: "off"}


@page("projects.list", "GET", "POST")
def request_page(request: AccountRequest, pk: int) -> HttpResponse:
    """Show what is asked and why, and take the answer."""
    found = asked_request(request, pk) if request.method == "POST" else seen_request(request, pk)
    form = Replying(
        lines(found.shares.all()),
        request.POST if request.method == "POST" else None,
        initial={"revision": found.revision},
    )
    if request.method == "POST" and form.is_valid():
        try:
            done = answers.answer(found, form.cleaned_data["revision"], form.answer(), request.user, timezone.now())
        except RefusalError as refusal:
            form.add_error(None, str(refusal))
            found = seen_request(request, pk)
        else:
            return _answered(request, done)
    return render(request, "calls/request.html", _shown(request, found, form), status=422 if form.errors else 200)


def _answered(request: AccountRequest, done: Request) -> HttpResponse:
    if done.is_promised and done.shares.exists():
        messages.success(request, "Votre réponse est enregistrée. Désignez maintenant l'agent, ou faites-le plus tard.")
        return redirect("call_name", done.pk)
    messages.success(request, "Votre réponse est enregistrée. Merci : le responsable du projet est prévenu.")
    return redirect(done)


def _shown(request: AccountRequest, found: Request, form: Replying) -> dict[str, Any]:
    may_answer = request.user.has_perm("calls.answer", found)
    is_open = found.call.state == CallState.SENT
    told = lines(found.shares.all())
    return {
        "asked": found,
        "project": found.call.project,
        "call": found.call,
        "lines": told,
        "total": sum(line.asked for line in told),
        "given": sum(line.promised for line in told),
        "elsewhere": promised_elsewhere(found),
        "tone": _TONES.get(Reply(found.reply)) if found.reply else "warn",
        "may_answer": may_answer,
        "is_open": is_open,
        "may_name": may_answer and answers.may_name(found) and bool(told),
        "form": form if may_answer and (is_open or form.errors) and (not found.reply or form.errors) else None,
        "sees_call": request.user.has_perm("calls.see", found.call),
    }


@page("projects.list", "POST")
def take_back(request: AccountRequest, pk: int) -> HttpResponse:
    """Take the answer back."""
    found = asked_request(request, pk)
    answers.take_back(found, _revision(request.POST))
    messages.success(request, "Votre réponse est reprise : vous pouvez répondre autrement.")
    return redirect(found)


@page("projects.list", "GET", "POST")
def delegate(request: AccountRequest, pk: int) -> HttpResponse:
    """Hand the answer over to somebody of the service, or take it back."""
    found = asked_request(request, pk)
    if request.method == "POST" and "reprendre" in request.POST:
        answers.delegate(found, None)
        messages.success(request, "Vous répondrez vous-même.")
        return redirect(found)
    form = _somebody(request, found, with_account=True)
    if request.method == "POST" and form.is_valid():
        try:
            answers.delegate(found, form.cleaned_data["agent"])
        except RefusalError as refusal:
            form.add_error("agent", str(refusal))
        else:
            messages.success(
                request, f"{form.cleaned_data['agent']} est prévenu et peut répondre. Vous aussi, toujours."
            )
            return redirect(found)
    context = {"form": form, "asked": found, "project": found.call.project}
    return render(request, "calls/delegate.html", context, status=422 if form.errors else 200)


@page("projects.list", "GET", "POST")
def name(request: AccountRequest, pk: int) -> HttpResponse:
    """Name the agent who will do it."""
    found = asked_request(request, pk)
    if request.method == "GET" and not answers.may_name(found):
        return redirect(found)
    form = _somebody(request, found)
    if request.method == "POST" and form.is_valid():
        try:
            answers.name(found, form.cleaned_data["revision"], form.cleaned_data["agent"], timezone.now())
        except ConflictError:
            raise
        except RefusalError as refusal:
            form.add_error("agent", str(refusal))
        else:
            messages.success(request, "L'agent est désigné et prévenu. L'accord est prêt : lisez-le.")
            return redirect("agreement", found.pk)
    told = lines(found.shares.all())
    context = {"form": form, "asked": found, "project": found.call.project, "lines": told}
    return render(request, "calls/name.html", context, status=422 if form.errors else 200)


def _somebody(request: AccountRequest, found: Request, *, with_account: bool = False) -> Somebody:
    form = Somebody(request.POST if request.method == "POST" else None, initial={"revision": found.revision})
    people = answers.people_of(found)
    form.fields["agent"].queryset = people.filter(account__is_active=True) if with_account else people  # type: ignore[attr-defined]
    return form


def _revision(data: QueryDict) -> int:
    given = data.get("revision", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else 0
