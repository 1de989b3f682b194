"""The agreement: read on a page, acknowledged by those whom it binds, taken away as a file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from transverse.papers.kinds import accord_de_contribution, lettre_de_contribution
from transverse.portal.components.paper_file import blocks, paper_file
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.pages.calls.access import seen_request
from transverse.portal.pages.calls.forms import Reading
from transverse.portal.projects import agreements


@page("projects.list")
def agreement(request: AccountRequest, pk: int) -> HttpResponse:
    """Show what the agreement says, who has read it, and what the person may do."""
    found = seen_request(request, pk)
    paper = accord_de_contribution.compose(agreements.data_of(found))
    places = list(found.acknowledgements.select_related("agent"))
    is_asked = any(each.agent_id == request.user.agent_id and each.at is None for each in places)
    context = {
        "asked": found,
        "project": found.call.project,
        "blocks": [each for each in blocks(paper) if each[0] != "signatures"],
        "places": places,
        "form": Reading(initial={"fingerprint": found.fingerprint}) if is_asked else None,
    }
    return render(request, "calls/agreement.html", context)


@page("projects.list", "POST")
def read(request: AccountRequest, pk: int) -> HttpResponse:
    """Note that the person has read it."""
    found = seen_request(request, pk)
    form = Reading(request.POST)
    if not form.is_valid():
        messages.warning(request, "Cochez la case si vous avez lu l'accord, puis recommencez.")
    elif agreements.acknowledge(found, request.user.agent_id, form.cleaned_data["fingerprint"], timezone.now()):
        messages.success(request, "C'est noté. Merci.")
    return redirect("agreement", found.pk)


@page("projects.list")
def download(request: AccountRequest, pk: int, kind: str) -> HttpResponse:
    """Answer the agreement as docx, odt or PDF."""
    found = seen_request(request, pk)
    paper = accord_de_contribution.compose(agreements.data_of(found))
    return paper_file(paper, kind, f"accord de contribution {found.unit} {found.call.project}")


@page("projects.list")
def letter(request: AccountRequest, pk: int, kind: str) -> HttpResponse:
    """Answer the letter to the agent as docx, odt or PDF."""
    found = seen_request(request, pk)
    paper = lettre_de_contribution.compose(agreements.data_of(found))
    return paper_file(paper, kind, f"lettre de contribution {found.agent} {found.call.project}")
