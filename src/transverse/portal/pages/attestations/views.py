"""The attestation of one year, on the screen and as a paper."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from transverse.papers.kinds import attestation as paper
from transverse.portal.components.paper_file import blocks, paper_file
from transverse.portal.ground.models import collectivity
from transverse.portal.ground.page import SIGNED_IN, AccountRequest, page
from transverse.portal.people.attestations import facts, mandates_of, usual_year, years_of
from transverse.portal.people.models import Mandate


@page(SIGNED_IN)
def attestation(request: AccountRequest, pk: int) -> HttpResponse:
    """Show what can be attested of the year chosen."""
    mandate, today = _mandate(request, pk), timezone.localdate()
    held = mandates_of(mandate.agent_id)
    years = years_of(held, today)
    context = {"mandate": mandate, "years": years, "year": None, "blocks": []}
    if years:
        year = _year(request, years, usual_year(held, years, today))
        data = facts(mandate.agent, held, year, collectivity().name, today)
        context |= {"year": year, "blocks": blocks(paper.compose(data)), "query": f"?annee={year}"}
    return render(request, "attestations/attestation.html", context)


@page(SIGNED_IN)
def download(request: AccountRequest, pk: int, kind: str) -> HttpResponse:
    """Answer the attestation as docx, odt or PDF."""
    mandate, today = _mandate(request, pk), timezone.localdate()
    held = mandates_of(mandate.agent_id)
    years = years_of(held, today)
    if not years:
        raise Http404
    year = _year(request, years, usual_year(held, years, today))
    data = facts(mandate.agent, held, year, collectivity().name, today)
    return paper_file(paper.compose(data), kind, f"attestation {mandate.agent} {year}")


def _year(request: AccountRequest, years: list[int], usual: int) -> int:
    """Return the year asked, the usual one when it is none of those during which there was a mandate."""
    asked = request.GET.get("annee", "")
    return int(asked) if asked.isdecimal() and len(asked) == 4 and int(asked) in years else usual


def _mandate(request: AccountRequest, pk: int) -> Mandate:
    """Return the mandate whose person the attestation is about, if it may be seen; otherwise it does not exist."""
    mandate = get_object_or_404(Mandate.objects.select_related("agent", "principal"), pk=pk)
    if not request.user.has_perm("attestations.see", mandate):
        raise Http404
    return mandate
