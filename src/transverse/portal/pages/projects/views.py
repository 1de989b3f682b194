"""The list of projects, one project, writing it, moving it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.pages.projects.access import own_project, seen_project
from transverse.portal.pages.projects.forms import What
from transverse.portal.projects import life
from transverse.portal.projects.models import CallState, Project, ProjectState
from transverse.trades import trades

A_PAGE = 50
TONES = {
    ProjectState.DRAFT: "off",
    ProjectState.CALLED: "info",
    ProjectState.RUNNING: "ok",
    ProjectState.ENDED: "off",
    ProjectState.STOPPED: "warn",
}
_VERBS = {
    ProjectState.DRAFT: "Reprendre la préparation",
    ProjectState.RUNNING: "Dire que le projet est en cours",
    ProjectState.ENDED: "Dire que le projet est terminé",
    ProjectState.STOPPED: "Arrêter le projet",
}


@page("projects.list")
def projects(request: AccountRequest) -> HttpResponse:
    """List the projects that the person may see, by title; ``etat`` keeps one state."""
    found = life.visible(request.user).select_related("lead")
    state = request.GET.get("etat", "")
    chosen = state if state in ProjectState.values else ""
    found = found.filter(state=chosen) if chosen else found
    listed = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    rows = [(each, TONES[ProjectState(each.state)], _named(each)) for each in listed]
    context = {"page_obj": listed, "rows": rows, "states": ProjectState.choices, "state": chosen}
    return render(request, "projects/projects.html", context)


@page("projects.list")
def project(request: AccountRequest, pk: int) -> HttpResponse:
    """Show a project: to everyone why and whom to call, to those who lead it the rest."""
    found = seen_project(request, pk)
    context: dict[str, Any] = {
        "project": found,
        "tone": TONES[ProjectState(found.state)],
        "trades": _named(found),
        "inside": request.user.has_perm("projects.see_inside", found),
        "steers": request.user.has_perm("projects.steer", found),
    }
    if context["inside"]:
        context |= _inside(found)
    return render(request, "projects/project.html", context)


def _named(project: Project) -> list[str]:
    known = trades()
    return sorted(known[code].label for code in project.trades if code in known)


def _inside(project: Project) -> dict[str, Any]:
    calls = list(project.calls.all())
    return {
        "needs": list(project.needs.select_related("skill")),
        "concerned": list(project.concerned.all()),
        "decisions": list(project.decisions.all()),
        "call": next((each for each in calls if each.state != CallState.CLOSED), None),
        "past_calls": [each for each in calls if each.state == CallState.CLOSED],
        "moves": [(state.value, _VERBS[state]) for state in life.next_states(project)],
    }


@page("projects.create", "GET", "POST")
def new(request: AccountRequest) -> HttpResponse:
    """Ask what the project is, and keep it."""
    form = What(timezone.localdate(), request.POST if request.method == "POST" else None)
    if not form.is_bound and request.user.agent:
        form.initial["lead"] = str(request.user.agent)
    if request.method == "POST" and not form.is_searching and form.is_valid():
        try:
            row = life.create(form.project(), form.cleaned_data["concerned"], request.user)
        except RefusalError as refusal:
            form.add_error("last_quarter", str(refusal))
        else:
            messages.success(request, f"« {row} » est enregistré. Dites maintenant de quelles compétences il a besoin.")
            return redirect("project_needs", row.pk)
    context = {"form": form, "project": None, "heading": "Nouveau projet"}
    return render(request, "projects/write.html", context, status=422 if form.errors else 200)


@page("projects.list", "GET", "POST")
def write(request: AccountRequest, pk: int) -> HttpResponse:
    """Change what the project is."""
    found = own_project(request, pk)
    title = found.title  # the form writes into the row what is typed
    form = What(timezone.localdate(), request.POST if request.method == "POST" else None, instance=found)
    if request.method == "POST" and not form.is_searching and form.is_valid():
        try:
            life.write(form.project(), form.cleaned_data["revision"] or 0, form.cleaned_data["concerned"])
        except RefusalError as refusal:
            if refusal.status != RefusalError.status:
                raise
            form.add_error("last_quarter", str(refusal))
        else:
            messages.success(request, "Le projet est enregistré.")
            return redirect(found)
    context = {"form": form, "project": found, "heading": f"Modifier « {title} »"}
    return render(request, "projects/write.html", context, status=422 if form.errors else 200)


@page("projects.list", "GET", "POST")
def move(request: AccountRequest, pk: int, state: str) -> HttpResponse:
    """Ask, then put the project into another state."""
    found = own_project(request, pk)
    if state not in ProjectState.values:
        raise Http404
    if request.method == "POST":
        moved = life.move(found, state, timezone.now())
        messages.success(request, f"« {moved} » : {moved.get_state_display()}.")
        return redirect(moved)
    if state not in life.next_states(found):
        return redirect(found)
    context = {
        "heading": f"{_VERBS[ProjectState(state)]} : {found}",
        "sentence": _SENTENCES[ProjectState(state)],
        "button": _VERBS[ProjectState(state)],
        "back": found.get_absolute_url(),
    }
    return render(request, "components/confirm.html", context)


_SENTENCES = {
    ProjectState.DRAFT: "Il n'est plus vu que de ceux qui le conduisent, jusqu'à son prochain appel.",
    ProjectState.RUNNING: "Tout le monde voit pourquoi il existe, qui le conduit et sa prochaine étape.",
    ProjectState.ENDED: "Les jours promis sont rendus aux services. Un appel qui attend encore des réponses est clos.",
    ProjectState.STOPPED: "Il ne demande plus rien à personne : les jours promis sont rendus aux services, et un appel "
    "qui attend encore des réponses est clos. Ceux qui n'avaient pas répondu en sont avertis.",
}
