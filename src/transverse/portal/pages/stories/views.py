"""Reading the stories, writing one's own, sharing it, taking it back."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from transverse.portal.ground.page import AccountRequest, page, require
from transverse.portal.ground.refusals import ConflictError, RefusalError
from transverse.portal.pages.stories.forms import Telling
from transverse.portal.projects import stories as rules
from transverse.portal.projects.models import Project, ProjectState, Story

A_PAGE = 50
_LONGEST = 200  # characters of a search
_TITLES = {
    "wanted": "Ce que nous voulions",
    "came": "Qui est venu, et d'où",
    "did": "Ce que nous avons fait",
    "helped": "Ce qui a aidé",
    "otherwise": "Ce que nous ferions autrement",
}


@page("stories.see")
def stories(request: AccountRequest) -> HttpResponse:
    """List the stories, the last shared first; those that hold the words typed."""
    text = request.GET.get("q", "")[:_LONGEST].replace("\0", "").strip()
    rows = rules.matching(rules.visible(request.user), text).prefetch_related("units")
    found = Paginator(rows.defer(*rules.PARTS[1:]), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "stories/stories.html", {"page_obj": found, "text": text})


@page("stories.see")
def story(request: AccountRequest, pk: int) -> HttpResponse:
    """Show one story."""
    row = _seen(request, pk)
    shown = row.project if row.project and request.user.has_perm("projects.see", row.project) else None
    context = {
        "story": row,
        "project": shown,
        "parts": [(_TITLES[each], getattr(row, each)) for each in rules.PARTS if getattr(row, each).strip()],
        "may_change": request.user.has_perm("stories.change", row),
    }
    return render(request, "stories/story.html", context)


@page("stories.write", "GET", "POST")
def new(request: AccountRequest) -> HttpResponse:
    """Begin a story, from a project or from nothing."""
    project = _told(request)
    initial: dict[str, Any] = {"project": project, "title": project.title} if project else {}
    return _form(request, Story(author=request.user.agent), initial)


@page("stories.write", "GET", "POST")
def write(request: AccountRequest, pk: int) -> HttpResponse:
    """Change a story."""
    return _form(request, _own(request, pk), {})


def _form(request: AccountRequest, row: Story, initial: dict[str, Any]) -> HttpResponse:
    form = Telling(request.POST or None, instance=row, initial=initial)
    if request.method == "POST" and not form.is_searching and form.is_valid():
        try:
            rules.write(form.save(commit=False), form.cleaned_data["revision"], form.cleaned_data["units"])
        except ConflictError:
            raise
        except RefusalError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Le récit est enregistré.")
            return redirect(row)
    context = {"form": form, "story": None if row._state.adding else row}  # noqa: SLF001 (its public door)
    return render(request, "stories/write.html", context, status=422 if form.errors else 200)


@page("stories.write", "POST")
def share(request: AccountRequest, pk: int) -> HttpResponse:
    """Let everyone read it."""
    row = _own(request, pk)
    rules.share(row, _revision(request, row), timezone.localdate())
    messages.success(request, "Le récit est partagé : tous les agents peuvent le lire. Vous pouvez le reprendre.")
    return redirect(row)


@page("stories.write", "POST")
def take_back(request: AccountRequest, pk: int) -> HttpResponse:
    """Make it a draft again."""
    row = _own(request, pk)
    rules.take_back(row, _revision(request, row))
    messages.success(request, "Le récit est de nouveau un brouillon. Vous pouvez le partager encore.")
    return redirect(row)


@page("stories.write", "GET", "POST")
def erase(request: AccountRequest, pk: int) -> HttpResponse:
    """Ask, then erase."""
    row = _own(request, pk)
    if request.method == "POST":
        row.delete()
        messages.success(request, "Le récit est effacé.")
        return redirect("stories")
    context = {
        "heading": f"Effacer « {row} »",
        "sentence": "Le récit sera effacé pour tous, et rien n'en restera.",
        "button": "Effacer ce récit",
        "back": reverse("story", args=[row.pk]),
        "danger": True,
    }
    return render(request, "components/confirm.html", context)


def _seen(request: AccountRequest, pk: int) -> Story:
    rows = rules.visible(request.user).select_related("project__lead").prefetch_related("units")
    return get_object_or_404(rows, pk=pk)


def _own(request: AccountRequest, pk: int) -> Story:
    row = _seen(request, pk)
    require(request, "stories.change", row)
    return row


def _told(request: AccountRequest) -> Project | None:
    """Return the project that the address names, if it may be told."""
    given = request.GET.get("projet", "")
    if not given:
        return None
    states = (ProjectState.RUNNING, ProjectState.ENDED)
    if not (given.isascii() and given.isdecimal() and len(given) < 18):
        raise Http404
    return get_object_or_404(Project, pk=int(given), state__in=states)


def _revision(request: AccountRequest, row: Story) -> int:
    written = request.POST.get("revision", "")
    return int(written) if written.isdecimal() and len(written) < 18 else row.revision
