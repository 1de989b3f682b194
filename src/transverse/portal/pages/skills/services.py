"""What a service offers: read by everyone, said by its head or its relay."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from transverse.portal.components.templatetags.transverse import plural
from transverse.portal.ground.page import SIGNED_IN, AccountRequest, page, require
from transverse.portal.pages.skills.forms import ChangedOffer, NewOffer
from transverse.portal.people.models import Unit
from transverse.portal.projects import confirming, offers
from transverse.portal.projects.models import ServiceOffer


@page("skills.list")
def service(request: AccountRequest, unit: int) -> HttpResponse:
    """Show what the service offers; to who answers for it, what to confirm and what was taken back."""
    found = _unit(unit)
    today = timezone.localdate()
    answers = request.user.has_perm("skills.offer", found)
    rows = list(offers.of_unit(found))
    context: dict[str, Any] = {
        "unit": found,
        "rows": rows if answers else [each for each in rows if not each.skill.retired_on],
        "answers": answers,
        "shows_days": answers or request.user.has_perm("skills.see_days"),
        "due": [each for each in rows if confirming.is_due(each.confirmed_on, today)] if answers else [],
        "taken_back": offers.taken_back(found, today) if answers else [],
        "rule": confirming.RULE,
    }
    return render(request, "skills/service.html", context)


@page(SIGNED_IN, "GET", "POST")
def add(request: AccountRequest, unit: int) -> HttpResponse:
    """Say that the service gives a skill."""
    found = _own_unit(request, unit)
    choosable = offers.choosable(found)
    initial = {"skill": request.GET.get("competence", "")}
    form = NewOffer(request.POST if request.method == "POST" else None, skills=choosable, initial=initial)
    if request.method == "POST" and form.is_valid():
        skill, said = form.cleaned_data["skill"], offers.Said(form.cleaned_data["level"], form.cleaned_data["days"])
        offers.offer(found, skill, said, request.user.agent, timezone.localdate())
        messages.success(request, f"« {skill} » est ajoutée à ce que le service offre.")
        return redirect("service_skills", unit)
    context = {"form": form, "unit": found, "heading": "Ajouter une compétence", "button": "Ajouter"}
    return render(request, "skills/offer.html", context, status=422 if form.errors else 200)


@page(SIGNED_IN, "POST")
def confirm(request: AccountRequest, unit: int) -> HttpResponse:
    """Confirm all that the service offers."""
    found = _own_unit(request, unit)
    count = offers.confirm_all(found, timezone.localdate())
    said = plural(count, "compétence confirmée,compétences confirmées")
    messages.success(request, f"{said} aujourd'hui. La question reviendra dans onze mois.")
    return redirect("service_skills", unit)


@page(SIGNED_IN, "GET", "POST")
def write(request: AccountRequest, pk: int) -> HttpResponse:
    """Change how far the service goes, or the days that it gives."""
    row = _own_offer(request, pk)
    initial = {"revision": row.revision}
    form = ChangedOffer(request.POST if request.method == "POST" else None, instance=row, initial=initial)
    if request.method == "POST" and form.is_valid():
        offers.change(form.instance, form.cleaned_data["revision"], request.user.agent, timezone.localdate())
        messages.success(request, f"« {row.skill} » est enregistrée.")
        return redirect("service_skills", row.unit_id)
    context = {"form": form, "unit": row.unit, "heading": row.skill.label, "button": "Enregistrer"}
    return render(request, "skills/offer.html", context, status=422 if form.errors else 200)


@page(SIGNED_IN, "POST")
def take_back(request: AccountRequest, pk: int) -> HttpResponse:
    """Say that the service no longer gives a skill."""
    row = _own_offer(request, pk)
    offers.take_back(row, timezone.localdate())
    messages.success(request, f"« {row.skill} » est retirée. Vous pouvez la remettre pendant une semaine.")
    return redirect("service_skills", row.unit_id)


@page(SIGNED_IN, "POST")
def put_back(request: AccountRequest, pk: int) -> HttpResponse:
    """Undo the former."""
    row = _own_offer(request, pk)
    offers.put_back(row, timezone.localdate())
    messages.success(request, f"« {row.skill} » est remise.")
    return redirect("service_skills", row.unit_id)


def _unit(pk: int) -> Unit:
    return get_object_or_404(Unit, pk=pk, closed_on=None)


def _own_unit(request: AccountRequest, pk: int) -> Unit:
    found = _unit(pk)
    require(request, "skills.offer", found)
    return found


def _own_offer(request: AccountRequest, pk: int) -> ServiceOffer:
    """Return a line of a service that the person answers for; elsewhere it does not exist."""
    row = get_object_or_404(ServiceOffer.objects.select_related("unit", "skill"), pk=pk, unit__closed_on=None)
    if not request.user.has_perm("skills.offer", row.unit):
        raise Http404
    return row
