"""Keeping the closed list: begun, added to, rewritten, retired."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from transverse.portal.components.templatetags.transverse import plural
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.pages.skills.forms import Wording
from transverse.portal.projects import skills
from transverse.portal.projects.models import Skill
from transverse.portal.projects.starter import starter


@page("skills.manage")
def manage(request: AccountRequest) -> HttpResponse:
    """Show the list to who keeps it, with what may be done to each skill, then those retired."""
    rows = list(Skill.objects.all())
    context = {
        "families": skills.by_family(each for each in rows if not each.retired_on),
        "retired": [each for each in rows if each.retired_on],
        "count": sum(not each.retired_on for each in rows),
        "most": skills.MOST,
        "starter": len(starter()),
    }
    return render(request, "skills/manage.html", context)


@page("skills.manage", "POST")
def start(request: AccountRequest) -> HttpResponse:
    """Add the starter list."""
    count = skills.start()
    messages.success(
        request, f"{plural(count, 'compétence ajoutée,compétences ajoutées')} : retirez ce qui ne sert pas."
    )
    return redirect("skills_manage")


@page("skills.manage", "GET", "POST")
def add(request: AccountRequest) -> HttpResponse:
    """Add a skill in one's own words."""
    form = Wording(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            found = skills.add(form.cleaned_data["label"], form.kept_family)
        except RefusalError as refusal:
            form.add_error("label", str(refusal))
        else:
            messages.success(request, f"« {found} » est dans la liste.")
            return redirect("skills_manage")
    context = {"form": form, "heading": "Ajouter une compétence", "button": "Ajouter"}
    return render(request, "skills/wording.html", context, status=422 if form.errors else 200)


@page("skills.manage", "GET", "POST")
def write(request: AccountRequest, pk: int) -> HttpResponse:
    """Rewrite a skill; what was said of it stays."""
    found = get_object_or_404(Skill, pk=pk)
    heading = found.label
    initial = {"label": found.label, "family": found.family, "revision": found.revision}
    form = Wording(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        found.label, found.family = form.cleaned_data["label"], form.kept_family
        try:
            skills.rewrite(found, form.cleaned_data["revision"] or 0)
        except RefusalError as refusal:
            if refusal.status != RefusalError.status:
                raise
            form.add_error("label", str(refusal))
        else:
            messages.success(request, f"« {found} » est enregistrée.")
            return redirect("skills_manage")
    context = {"form": form, "heading": heading, "button": "Enregistrer"}
    return render(request, "skills/wording.html", context, status=422 if form.errors else 200)


@page("skills.manage", "POST")
def retire(request: AccountRequest, pk: int) -> HttpResponse:
    """Take a skill off the list."""
    found = get_object_or_404(Skill, pk=pk)
    skills.retire(found, timezone.localdate())
    messages.success(request, f"« {found} » est retirée de la liste. Vous pouvez la remettre, en bas de la page.")
    return redirect("skills_manage")


@page("skills.manage", "POST")
def put_back(request: AccountRequest, pk: int) -> HttpResponse:
    """Put a retired skill back."""
    found = get_object_or_404(Skill, pk=pk)
    skills.put_back(found)
    messages.success(request, f"« {found} » est remise dans la liste.")
    return redirect("skills_manage")
