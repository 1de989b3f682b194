"""The sheet of a mandate: for everybody whom to call, for those concerned all the rest."""

from datetime import date
from typing import Any

from django.db.models import Prefetch, Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.pages.mandates.proof import Line, lines, next_step
from transverse.portal.people.history import history
from transverse.portal.people.mandate_states import letter_of, shown
from transverse.portal.people.mandates import what_followed
from transverse.portal.people.models import Kind, Letter, LetterState, Mandate, Signature
from transverse.portal.people.recognition import Criterion, recognise


@page("mandates.see")
def mandate(request: AccountRequest, pk: int) -> HttpResponse:
    """Show one mandate."""
    today = timezone.localdate()
    found, deputies = _read(pk, today)
    may_change = request.user.has_perm("mandates.change", found)
    details = may_change or request.user.has_perm("mandates.see_details", found)
    context: dict[str, Any] = {
        "mandate": found,
        "state": shown(found, today),
        "deputies": deputies,
        "details": details,
        "renewal": getattr(found, "renewal", None),
    }
    if details:
        context |= _details(found, deputies, today)
        context |= _actions(request, found, today, may_change=may_change)
        context["lines"] = [_opened(request, found, line, context) for line in context["lines"]]
    return render(request, "mandates/mandate.html", context)


def _read(pk: int, today: date) -> tuple[Mandate, list[Mandate]]:
    """Return the mandate and its deputies of today, read together.

    Raises
    ------
    Http404
        There is no such mandate.
    """
    joined = ("agent__job_sheet", "attached_to__holder", "principal__agent", "renews", "renewal", "handover__successor")
    letters = Letter.objects.defer("content").prefetch_related(
        Prefetch("signatures", Signature.objects.select_related("agent"))
    )
    rows = Mandate.objects.filter(Q(pk=pk) | Q(principal=pk)).select_related(*joined)
    read = {row.pk: row for row in rows.prefetch_related("units", Prefetch("letters", letters))}
    if pk not in read:
        raise Http404
    found = read.pop(pk)
    return found, [each for each in read.values() if each.last_day >= today]


def _details(found: Mandate, deputies: list[Mandate], today: date) -> dict[str, Any]:
    letters = list(found.letters.all())
    signed = [found.pk] if any(each.state == LetterState.SIGNED for each in letters) else []
    missing = recognise([found], today, signed)[found.pk]
    proof = lines(found, missing, getattr(found.agent, "job_sheet", None), today)
    step = next_step(found, missing, proof, today, has_deputy=bool(deputies))
    return {
        "lines": proof,
        "recognised": not missing,
        "letter": letter_of(found),
        "letters": letters,
        "step": step,
        "over": found.last_day < today,
        "history": history(found, letters),
    }


def _opened(request: AccountRequest, found: Mandate, line: Line, may: dict[str, Any]) -> Line:
    """Return the line without its link when it leads where the person may not go."""
    sheet = getattr(found.agent, "job_sheet", None)
    opens = {
        Criterion.LETTER: may["may_see_letter"],
        Criterion.SHEET: request.user.has_perm("job_sheets.list" if sheet is None else "job_sheets.see", sheet),
    }
    return line if opens.get(line.criterion, may["may_change"]) else line._replace(address="", link="")


def _actions(request: AccountRequest, found: Mandate, today: date, *, may_change: bool) -> dict[str, Any]:
    """Return what may be done with the mandate, as far as one sees; the rules have the last word."""
    letters = list(found.letters.all())
    over = bool(found.ended_on) or found.last_day < today
    renewed = getattr(found, "renewal", None) is not None
    open_letter = any(each.state in {LetterState.DRAFT, LetterState.SENT} for each in letters)
    return {
        "may_change": may_change,
        "may_compose": request.user.has_perm("letters.write") and not over and not open_letter,
        "may_see_letter": any(request.user.has_perm("letters.see", each) for each in letters[:1]),
        "may_end": may_change and not over,
        "may_renew": may_change and not found.ended_on and not renewed,
        "may_resume": may_change and not what_followed(found, today) and found.agent.left_on is None,
        "may_remove": may_change and not over and not letters and not renewed,
        "may_depute": found.kind != Kind.DEPUTY and not over and request.user.has_perm("mandates.name"),
        "may_attest": request.user.has_perm("attestations.see", found),
    }
