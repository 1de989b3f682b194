"""One's own skills, and those that agents let the head of their service see."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from transverse.portal.components.templatetags.transverse import plural
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.pages.skills.forms import ChangedOwn, Own
from transverse.portal.people.models import Agent
from transverse.portal.projects import confirming, own_skills
from transverse.portal.projects.models import AgentSkill
from transverse.portal.projects.nominal import is_nominal


@page("skills.say", "GET", "POST")
def mine(request: AccountRequest) -> HttpResponse:
    """Show to the agent alone what he says of himself, and let him say more."""
    agent, today = _agent(request), timezone.localdate()
    form = Own(request.POST if request.method == "POST" else None, skills=own_skills.choosable(agent))
    if request.method == "POST" and form.is_valid():
        found = form.cleaned_data
        own_skills.say(agent, found["skill"], today, head_may_see=found["head_may_see"])
        messages.success(request, f"« {found['skill']} » est ajoutée à vos compétences.")
        return redirect("my_skills")
    rows = list(own_skills.of_agent(agent))
    context: dict[str, Any] = {
        "form": form,
        "rows": rows,
        "due": [each for each in rows if confirming.is_due(each.confirmed_on, today)],
        "heads": own_skills.heads_of_agent(agent),
        "is_nominal": is_nominal(),
        "rule": confirming.RULE,
    }
    return render(request, "skills/mine.html", context, status=422 if form.errors else 200)


@page("skills.say", "GET", "POST")
def write(request: AccountRequest, pk: int) -> HttpResponse:
    """Change who may see one of one's skills; in nominal mode, say how far one goes."""
    row, nominal = _own(request, pk), is_nominal()
    form = ChangedOwn(request.POST if request.method == "POST" else None, instance=row, is_nominal=nominal)
    if request.method == "POST" and form.is_valid():
        level, seen = form.cleaned_data.get("level"), form.cleaned_data["head_may_see"]
        own_skills.change(row, level, timezone.localdate(), head_may_see=seen, is_nominal=nominal)
        messages.success(request, f"« {row.skill} » est enregistrée.")
        return redirect("my_skills")
    context = {"form": form, "row": row, "heads": own_skills.heads_of_agent(row.agent)}
    return render(request, "skills/my_skill.html", context, status=422 if form.errors else 200)


@page("skills.say", "POST")
def erase(request: AccountRequest, pk: int) -> HttpResponse:
    """Erase one of one's skills at once."""
    row = _own(request, pk)
    label = row.skill.label
    row.delete()
    messages.success(request, f"« {label} » est effacée, et rien n'en est gardé. Vous pouvez la dire de nouveau.")
    return redirect("my_skills")


@page("skills.say", "POST")
def confirm(request: AccountRequest) -> HttpResponse:
    """Confirm all of one's skills."""
    count = own_skills.confirm_all(_agent(request), timezone.localdate())
    said = plural(count, "compétence confirmée,compétences confirmées")
    messages.success(request, f"{said} aujourd'hui. La question reviendra dans onze mois.")
    return redirect("my_skills")


@page("skills.see_team")
def team(request: AccountRequest) -> HttpResponse:
    """Show to the head of a service what its agents let him see, in alphabetical order, without any level."""
    standing = request.user.standing
    shared = own_skills.shared_with_head(standing.heads, standing.agent or 0)
    return render(request, "skills/team.html", {"shared": shared})


def _agent(request: AccountRequest) -> Agent:
    if request.user.agent is None:
        raise Http404
    return request.user.agent


def _own(request: AccountRequest, pk: int) -> AgentSkill:
    """Return one of one's own skills; those of others do not exist."""
    return get_object_or_404(AgentSkill.objects.select_related("skill", "agent"), pk=pk, agent=_agent(request))
