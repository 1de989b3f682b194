"""Writing a fiche: composed for an agent, changed while it is a draft, circulated, renewed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from transverse.papers.words import of
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.pages.job_sheets.access import draft_of, sheet_of
from transverse.portal.pages.job_sheets.forms import Lines, Revision, Texts, Units
from transverse.portal.people import circulation, job_sheets
from transverse.portal.people.job_sheets import Content
from transverse.portal.people.models import Agent, JobSheet, JobSheetVersion


@page("job_sheets.write", "GET", "POST")
def compose(request: AccountRequest, agent: int) -> HttpResponse:
    """Compose the first version of the sheet of an agent, from what the portal knows."""
    found = get_object_or_404(Agent, pk=agent, left_on=None)
    if existing := JobSheet.objects.filter(agent=found).first():
        return redirect(existing)
    content = job_sheets.proposed(found, timezone.localdate())
    screen = _Screen(request, content)
    if kept := screen.content():
        return redirect(job_sheets.create(found, kept))
    return screen.shown(found, f"Composer la fiche de poste {of(found)}", reverse("job_sheets"))


@page("job_sheets.write", "GET", "POST")
def edit(request: AccountRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    draft = draft_of(request, pk)
    screen = _Screen(request, job_sheets.content_of(draft), draft)
    if kept := screen.content():
        job_sheets.save(draft, screen.revision, kept)
        messages.success(request, "Le brouillon est enregistré. Relisez-le, puis mettez-le en circulation.")
        return redirect(draft)
    return screen.shown(
        draft.sheet.agent, f"Modifier la fiche de poste {of(draft.sheet.agent)}", draft.get_absolute_url()
    )


@page("job_sheets.write", "GET", "POST")
def circulate(request: AccountRequest, pk: int) -> HttpResponse:
    """Say whom the draft will be sent to, then send it."""
    draft = draft_of(request, pk)
    form = Revision(request.POST or None, initial={"revision": draft.revision})
    if form.is_valid():
        circulation.circulate(draft, form.cleaned_data["revision"], timezone.now())
        messages.success(request, "La fiche est en circulation : chaque directeur concerné est prévenu.")
        return redirect(draft)
    units = dict.fromkeys(part.unit for part in job_sheets.content_of(draft).parts)
    asked: dict[Agent, list[str]] = {}
    for unit, director in circulation.concerned(draft.sheet.agent, units).items():
        asked.setdefault(director, []).append(unit.name)
    context = {"draft": draft, "asked": asked.items(), "form": form}
    return render(request, "job_sheets/circulate.html", context, status=422 if form.errors else 200)


@page("job_sheets.write", "POST")
def renew(request: AccountRequest, pk: int) -> HttpResponse:
    """Open the next version as a draft."""
    job_sheets.renew(sheet_of(request, pk))
    return redirect("job_sheet_edit", pk)


@page("job_sheets.write", "GET", "POST")
def discard(request: AccountRequest, pk: int) -> HttpResponse:
    """Ask, then throw a draft away."""
    draft = draft_of(request, pk)
    if request.method == "POST":
        job_sheets.discard(draft)
        messages.success(request, "Le brouillon est abandonné.")
        return redirect("job_sheets")
    context = {
        "heading": f"Abandonner le brouillon {of(draft.sheet.agent)}",
        "sentence": "Ce qui est écrit dans ce brouillon sera perdu. Les versions déjà en circulation restent.",
        "button": "Abandonner le brouillon",
        "back": draft.get_absolute_url(),
        "danger": True,
    }
    return render(request, "components/confirm.html", context)


class _Screen:
    """The texts and the lines of a content, as they were kept or as they have just been typed."""

    def __init__(self, request: AccountRequest, content: Content, version: JobSheetVersion | None = None) -> None:
        self.request, self.status = request, 200
        units, data = Units(), request.POST
        self.revision = int(data["revision"]) if data.get("revision", "").isdigit() else 0
        if not self.revision and version:
            self.revision = version.revision if request.method == "GET" else 0
        self._keeps = "enregistrer" in data
        if request.method == "GET":
            instance = version or JobSheetVersion(title=content.title)
            self.texts, self.lines = Texts(instance=instance), Lines.of(units, content)
        else:
            self.texts = Texts(data) if self._keeps else Texts(initial=data.dict())
            self.lines = Lines.typed(units, data)

    def content(self) -> Content | None:
        """Return what was typed, if it is to be kept and holds."""
        if not self._keeps:
            return None
        if not all([self.texts.is_valid(), self.lines.is_valid()]):
            self.status = 422
            return None
        return Content(**self.texts.cleaned_data, parts=self.lines.parts())

    def shown(self, agent: Agent, heading: str, back: str) -> HttpResponse:
        """Show the form again."""
        context = {
            "agent": agent,
            "heading": heading,
            "back": back,
            "texts": self.texts,
            "lines": self.lines,
            "revision": self.revision,
        }
        return render(self.request, "job_sheets/edit.html", context, status=self.status)
