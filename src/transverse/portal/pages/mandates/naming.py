"""Naming somebody: the function, the person, then the terms."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from transverse.papers.words import of
from transverse.portal.ground.page import AccountRequest, page
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.pages.mandates.forms import Terms
from transverse.portal.people import handovers, mandates, titles
from transverse.portal.people.heads import Superiors, superiors_of
from transverse.portal.people.letter_content import usual_missions
from transverse.portal.people.mandate_checks import Plan
from transverse.portal.people.models import Agent, Handover, Kind, Mandate, Post, Unit
from transverse.portal.people.search import picked

SLUGS = {
    "chef-de-projet": Kind.LEAD,
    "referent-donnees": Kind.RELAY,
    "equipe-numerique": Kind.TEAM,
}
_HEADINGS = {
    Kind.LEAD: "Nommer le chef de projet",
    Kind.RELAY: "Nommer un référent données",
    Kind.TEAM: "Nommer un membre de l'équipe numérique",
}
_MOST = 20
_SHARES = {Kind.LEAD: 50, Kind.TEAM: 20, Kind.RELAY: 10, Kind.DEPUTY: 5}


@page("mandates.name")
def kinds(request: AccountRequest) -> HttpResponse:
    """Ask first for which function; one that the person may not give says who can."""
    today = timezone.localdate()
    choices = [(slug, kind, mandates.may_name(kind, request.user, today)) for slug, kind in SLUGS.items()]
    return render(request, "mandates/kinds.html", {"choices": sorted(choices, key=lambda choice: bool(choice[2]))})


@page("mandates.name")
def person(request: AccountRequest, kind: str) -> HttpResponse:
    """Search the person to name."""
    chosen = _kind(kind)
    handover = _handover(request)
    context = {"kind": kind, "heading": _HEADINGS[chosen], "handover": handover, "principal": None}
    return render(request, _part(request), context | _found(request))


@page("mandates.name")
def deputy_person(request: AccountRequest, pk: int) -> HttpResponse:
    """Search the person who will deputise."""
    principal = get_object_or_404(Mandate.objects.select_related("agent"), pk=pk)
    heading = f"Nommer un suppléant {of(principal.agent)}"
    context = {"kind": "", "heading": heading, "handover": None, "principal": principal}
    return render(request, _part(request), context | _found(request, without=principal.agent_id))


@page("mandates.name", "GET", "POST")
def new(request: AccountRequest, kind: str, agent: int) -> HttpResponse:
    """Ask for the terms, and name."""
    chosen, today = _kind(kind), timezone.localdate()
    if sentence := mandates.may_name(chosen, request.user, today):
        raise RefusalError(sentence)
    handover = _handover(request)
    base, superiors = _proposed(chosen, _agent(agent), handover, today)

    def save(plan: Plan) -> HttpResponse:
        mandate = mandates.name(plan, request.user, today)
        if handover:
            handovers.follow(handover, mandate)
        messages.success(
            request,
            f"{mandate.agent}, {mandate.called} : c'est enregistré. Il reste à rédiger la lettre de mission.",
        )
        return redirect(mandate)

    heading = f"Nommer {base.agent} : {base.title or chosen.label.lower()}"
    return terms(request, base, save, heading=heading, button="Nommer", superiors=superiors)


@page("mandates.name", "GET", "POST")
def deputy(request: AccountRequest, pk: int, agent: int) -> HttpResponse:
    """Ask for the terms of a deputy, and name."""
    today = timezone.localdate()
    principal = get_object_or_404(
        Mandate.objects.select_related("agent", "attached_to__holder").prefetch_related("units"), pk=pk
    )
    base = Plan(
        kind=Kind.DEPUTY,
        agent=_agent(agent),
        units=tuple(principal.units.all()),
        attached_to=principal.attached_to,
        time_share=_SHARES[Kind.DEPUTY],
        rhythm=principal.rhythm,
        title=titles.proposed(Kind.DEPUTY, _posts(agent)),
        missions="\n".join(usual_missions(Kind.DEPUTY, principal.units.all())),
        starts_on=max(today, principal.starts_on),
        ends_on=principal.last_day,
        principal=principal,
    )

    def save(plan: Plan) -> HttpResponse:
        mandate = mandates.name(plan, request.user, today)
        messages.success(
            request, f"{mandate.agent} supplée {principal.agent}. Il reste à rédiger la lettre de mission."
        )
        return redirect(mandate)

    return terms(request, base, save, heading=f"{base.agent}, {base.title} {of(principal.agent)}", button="Nommer")


def terms(  # noqa: PLR0913 (keywords are what the page shows)
    request: AccountRequest,
    base: Plan,
    save: Callable[[Plan], HttpResponse],
    *,
    heading: str,
    button: str,
    extra: dict[str, Any] | None = None,
    superiors: Superiors | None = None,
) -> HttpResponse:
    """Show the terms of `base`, or save what was written by `save`."""
    initial = {
        name: getattr(base, name) for name in ("title", "time_share", "rhythm", "starts_on", "ends_on", "missions")
    }
    initial |= {"units": [unit.pk for unit in base.units], "attached_to": base.attached_to, **(extra or {})}
    bound = request.POST if request.method == "POST" else None
    today = timezone.localdate()
    posts = (superiors or superiors_of(base.units, today, base.agent.pk)).all
    form = Terms(base, today, posts, bound, initial=initial)
    searching = bound is not None and form.is_searching()
    if bound is not None and not searching and form.is_valid():
        return save(replace(form.plan))
    if searching:
        form.errors.clear()
    context = {"form": form, "heading": heading, "button": button, "plan": base, "searching": searching}
    return render(request, "mandates/terms.html", context | _folded(form))


def _folded(form: Terms) -> dict[str, Any]:
    """Tell which parts of the page begin open: those in use, and those without which nothing could be chosen."""
    missions = str(form["missions"].value() or "").splitlines()
    return {
        "missions": sum(bool(line.strip()) for line in missions),
        "open": {
            "unite": form.is_wanted("unite") or not form["units"].subwidgets,
            "poste": form.is_wanted("poste") or not form["attached_to"].subwidgets,
            "missions": bool(form.errors.get("missions")),
        },
    }


def _kind(slug: str) -> Kind:
    if slug not in SLUGS:
        raise Http404
    return SLUGS[slug]


def _agent(pk: int) -> Agent:
    return get_object_or_404(Agent.objects.filter(left_on=None), pk=pk)


def _handover(request: AccountRequest) -> Handover | None:
    """Return the hand-over for which a successor is sought, if that is what the address says."""
    key = request.GET.get("passation", "")
    if not key.isdecimal():
        return None
    rows = Handover.objects.select_related("mandate__agent", "mandate__attached_to__holder", "successor__agent")
    return rows.filter(pk=int(key), closed_at=None).first()


def _found(request: AccountRequest, without: int | None = None) -> dict[str, Any]:
    """Return the agents who answer to the words typed, with their posts."""
    words = request.GET.get("q", "").strip()
    agents = picked(words).prefetch_related("posts__unit")
    agents = agents.exclude(pk=without) if without else agents
    found = list(agents[: _MOST + 1]) if words else []
    return {"words": words, "agents": found[:_MOST], "more": len(found) > _MOST}


def _part(request: AccountRequest) -> str:
    """Return the page, or the list alone when htmx asks while one types."""
    return "mandates/_people.html" if request.htmx else "mandates/person.html"


def _proposed(kind: Kind, agent: Agent, handover: Handover | None, today: date) -> tuple[Plan, Superiors | None]:
    """Propose the terms: those of the mandate that is handed over, else what is usual with whom to report to."""
    year_on = date(today.year + 1, today.month, min(today.day, 28)) - timedelta(days=1)
    if handover and handover.mandate.kind == kind:
        left = handover.mandate
        usual = mandates.plan_of(left)
        start = max(today, left.last_day + timedelta(days=1))
        new = titles.proposed(kind, _posts(agent.pk))
        plan = replace(usual, agent=agent, title=new, starts_on=start, ends_on=year_on, changes=None, renews=None)
        return plan, None
    units = tuple(Unit.objects.filter(posts__holder=agent, posts__closed_on=None, closed_on=None).distinct())
    superiors = superiors_of(units, today, agent.pk)
    plan = Plan(
        kind=kind,
        agent=agent,
        units=units,
        attached_to=_usual(kind, superiors),
        time_share=_SHARES[kind],
        title=titles.proposed(kind, _posts(agent.pk)),
        missions="\n".join(usual_missions(kind, units)),
        starts_on=today,
        ends_on=year_on,
    )
    return plan, superiors


def _posts(agent: int) -> list[str]:
    """Return the titles of the posts held."""
    return list(Post.objects.filter(holder=agent, closed_on=None).values_list("title", flat=True))


def _usual(kind: str, superiors: Superiors) -> Post | None:
    """Return the DGS's post for a project lead, the lead's for the others."""
    return superiors.dgs if kind == Kind.LEAD else superiors.lead or superiors.dgs
