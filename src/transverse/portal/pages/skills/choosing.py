"""Choosing skills in a reference list: a file is sent, read and forgotten; its terms wait for a day."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import capfirst

from transverse.portal.components.templatetags.transverse import plural
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.pages.skills.forms import Upload
from transverse.portal.projects import choosing
from transverse.portal.projects.models import SkillReading
from transverse.portal.projects.reading import importers
from transverse.portal.projects.skills import families
from transverse.portal.projects.terms import SkillFileError, Term

_A_PAGE = 50
_TOO_LARGE = "Ce fichier est trop gros : envoyez la liste d'une seule langue, en CSV, de 60 Mo au plus."


@page("skills.manage", "GET", "POST")
def receive(request: AccountRequest) -> HttpResponse:
    """Ask for a file, and read it at once."""
    form = Upload(request.POST, request.FILES) if request.method == "POST" else Upload()
    if getattr(request, "upload_too_large", False):
        form.refuse_size(_TOO_LARGE)
    if form.is_valid():
        sent = form.cleaned_data["skills"]
        try:
            return redirect(choosing.receive(sent.file, sent.name, timezone.now()))
        except SkillFileError as error:
            form.add_error("skills", str(error))
    recent = SkillReading.objects.defer("terms")
    context = {"form": form, "importers": importers(), "recent": recent}
    return render(request, "skills/import.html", context, status=422 if form.errors else 200)


@page("skills.manage", "GET", "POST")
def choose(request: AccountRequest, pk: int) -> HttpResponse:
    """Show what the file would bring, and add what is ticked in the words that are written."""
    reading = get_object_or_404(SkillReading, pk=pk)
    problem = ""
    if request.method == "POST":
        picks = [(code, request.POST.get(f"libelle-{code}", "")) for code in request.POST.getlist("choix")]
        family = request.POST.get("nouvelle", "").strip() or request.POST.get("rangees", "")
        try:
            count = choosing.choose(reading, picks, family)
        except RefusalError as refusal:
            problem = str(refusal)
        else:
            said = plural(count, "compétence ajoutée,compétences ajoutées")
            messages.success(request, f"{said} à la liste. Continuez, ou revenez à la liste.")
            return redirect(request.get_full_path())
    context = _context(request, reading) | {"problem": problem}
    return render(request, "skills/choose.html", context, status=422 if problem else 200)


def _context(request: AccountRequest, reading: SkillReading) -> dict[str, Any]:
    terms = choosing.terms_of(reading)
    text, family = request.GET.get("q", "").strip()[:100], request.GET.get("famille", "")
    page_obj: Page[Term] = Paginator(choosing.matching(terms, text, family), _A_PAGE).get_page(request.GET.get("page"))
    importer = next(each for each in importers() if reading.importer == each.ID)
    return {
        "reading": reading,
        "importer": importer,
        "comparison": choosing.compare(reading, terms),
        "text": text,
        "family": family,
        "file_families": choosing.families_of(terms),
        "families": families(),
        "page_obj": page_obj,
        "rows": _rows(request, reading, list(page_obj)),
        "sent": {"rangees": request.POST.get("rangees", ""), "nouvelle": request.POST.get("nouvelle", "")},
    }


def _rows(request: AccountRequest, reading: SkillReading, terms: Sequence[Term]) -> list[dict[str, Any]]:
    """Return each term with what was typed for it, or how it may be called: nothing proposes English words."""
    taken, ticked = choosing.taken(), set(request.POST.getlist("choix"))
    return [
        {
            "term": each,
            "is_taken": choosing.is_taken(each, taken),
            "is_ticked": each.code in ticked,
            "label": request.POST.get(f"libelle-{each.code}", capfirst(each.label) if reading.is_french else ""),
        }
        for each in terms
    ]


@page("skills.manage", "POST")
def forget(request: AccountRequest, pk: int) -> HttpResponse:
    """Forget what the file held."""
    get_object_or_404(SkillReading.objects.only("pk"), pk=pk).delete()
    messages.success(request, "Le contenu du fichier est oublié. Ce que vous avez ajouté à la liste y reste.")
    return redirect("skills_manage")
