"""The sheet of a mandate: for everybody whom to call, for those concerned all the rest."""

from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.pages.mandates.proof import lines, next_step
from transverse.portal.people.history import history
from transverse.portal.people.mandate_states import letter_of, shown
from transverse.portal.people.mandates import why_not_removed, why_not_resumed
from transverse.portal.people.models import JobSheet, Kind, Letter, LetterState, Mandate, Signature
from transverse.portal.people.recognition import recognise


@page("mandates.see")
def mandate(request: AccountRequest, pk: int) -> HttpResponse:
    """Show one mandate."""
    today = timezone.localdate()
    found = get_object_or_404(_fetched(), pk=pk)
    may_change = request.user.has_perm("mandates.change", found)
    details = may_change or request.user.has_perm("mandates.see_details", found)
    deputies = [each for each in found.deputies.all() if each.last_day >= today]
    context: dict[str, Any] = {
        "mandate": found,
        "state": shown(found, today),
        "deputies": deputies,
        "details": details,
        "renewal": getattr(found, "renewal", None),
    }
    if details:
        context |= _details(found, today) | _actions(request, found, today, may_change=may_change)
    return render(request, "mandates/mandate.html", context)


def _fetched() -> Any:  # noqa: ANN401 (a query set whose joins have no short type)
    letters = Letter.objects.defer("content").prefetch_related(
        Prefetch("signatures", Signature.objects.select_related("agent"))
    )
    return Mandate.objects.select_related(
        *("agent", "attached_to__holder", "principal__agent", "renews", "renewal", "handover__successor")
    ).prefetch_related(
        "units", Prefetch("deputies", Mandate.objects.select_related("agent")), Prefetch("letters", letters)
    )


def _details(found: Mandate, today: date) -> dict[str, Any]:
    missing = recognise([found], today)[found.pk]
    proof = lines(found, missing, JobSheet.objects.filter(agent=found.agent_id).first(), today)
    letters = list(found.letters.all())
    return {
        "lines": proof,
        "recognised": not missing,
        "letter": letter_of(found),
        "letters": letters,
        "step": next_step(found, missing, proof, today),
        "history": history(found, letters),
    }


def _actions(request: AccountRequest, found: Mandate, today: date, *, may_change: bool) -> dict[str, Any]:
    """Return what may be done with the mandate."""
    letters = list(found.letters.all())
    over = bool(found.ended_on) or found.last_day < today
    open_letter = any(each.state in {LetterState.DRAFT, LetterState.SENT} for each in letters)
    return {
        "may_change": may_change,
        "may_compose": request.user.has_perm("letters.write") and not over and not open_letter,
        "may_see_letter": any(request.user.has_perm("letters.see", each) for each in letters[:1]),
        "may_end": may_change and not over,
        "may_renew": may_change and not found.ended_on and getattr(found, "renewal", None) is None,
        "may_resume": may_change and bool(found.ended_on) and not why_not_resumed(found, today),
        "may_remove": may_change and not over and not letters and not why_not_removed(found),
        "may_depute": found.kind != Kind.DEPUTY and not over and request.user.has_perm("mandates.name"),
        "may_attest": request.user.has_perm("attestations.see", found),
    }
