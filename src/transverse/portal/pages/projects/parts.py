"""The parts of a project: its needs, its next step, its decisions."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.pages.projects.access import own_project
from transverse.portal.pages.projects.forms import Decided, NextStep, OneNeed
from transverse.portal.projects import life
from transverse.portal.projects.models import Need, Skill


@page("projects.list", "GET", "POST")
def needs(request: AccountRequest, pk: int) -> HttpResponse:
    """Show what the project needs, and say one need more."""
    found = own_project(request, pk)
    form = OneNeed(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            added = life.need(found, given["skill"], given["level"], given["days"], given["min_holders"])
        except RefusalError as refusal:
            form.add_error("skill", str(refusal))
        else:
            messages.success(request, f"« {added} » est ajouté aux besoins du projet.")
            return redirect("project_needs", found.pk)
    context = {
        "form": form,
        "project": found,
        "needs": found.needs.select_related("skill"),
        "has_skills": Skill.objects.filter(retired_on=None).exists(),
    }
    return render(request, "projects/needs.html", context, status=422 if form.errors else 200)


@page("projects.list", "POST")
def drop_need(request: AccountRequest, pk: int, need: int) -> HttpResponse:
    """Take a need away."""
    found = own_project(request, pk)
    try:
        life.drop_need(found, need)
    except Need.DoesNotExist as error:
        raise Http404 from error
    messages.success(request, "Le besoin est retiré.")
    return redirect("project_needs", found.pk)


@page("projects.list", "GET", "POST")
def step(request: AccountRequest, pk: int) -> HttpResponse:
    """Say what comes next."""
    found = own_project(request, pk)
    form = NextStep(request.POST if request.method == "POST" else None, instance=found)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        next_step = life.Step(said["next_step"], said["next_step_by"], said["next_step_on"])
        life.plan_step(found, said["revision"], next_step)
        messages.success(request, "La prochaine étape est enregistrée.")
        return redirect(found)
    context = {"form": form, "project": found}
    return render(request, "projects/step.html", context, status=422 if form.errors else 200)


@page("projects.list", "GET", "POST")
def decisions(request: AccountRequest, pk: int) -> HttpResponse:
    """Show what was decided, and note one decision more."""
    found = own_project(request, pk)
    today = timezone.localdate()
    form = Decided(request.POST if request.method == "POST" else None, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        try:
            life.decide(found, form.cleaned_data["on"], form.cleaned_data["text"], today)
        except RefusalError as refusal:
            form.add_error("on", str(refusal))
        else:
            messages.success(request, "La décision est notée.")
            return redirect("project_decisions", found.pk)
    context = {"form": form, "project": found, "decisions": found.decisions.all()}
    return render(request, "projects/decisions.html", context, status=422 if form.errors else 200)


@page("projects.list", "POST")
def drop_decision(request: AccountRequest, pk: int, decision: int) -> HttpResponse:
    """Take a decision off."""
    found = own_project(request, pk)
    get_object_or_404(found.decisions, pk=decision).delete()
    messages.success(request, "La décision est retirée.")
    return redirect("project_decisions", found.pk)
