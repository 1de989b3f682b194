"""The pages of the direct line."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from transverse.portal.ground.page import AccountRequest, page, require
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.pages.slots.answers import ACTIONS, TONES
from transverse.portal.pages.slots.forms import Answer, When
from transverse.portal.people import lines as direct
from transverse.portal.people import meetings
from transverse.portal.people.models import Agent, Feed, Kind, Mandate, Slot, SlotState

_PAST = 50


@page("slots.list")
def slots(request: AccountRequest) -> HttpResponse:
    """Show the meetings of the person, and with whom to agree on the next ones."""
    today, agent = timezone.localdate(), request.user.standing.agent or 0
    pairs = meetings.pairs(request.user.standing, today)
    found = list(meetings.meetings_of(agent)[: 3 * _PAST])
    if not pairs and not found and request.user.has_perm("network.see_gaps"):
        return redirect("lines")
    known = direct.lines({pair.mandate.pk: pair.mandate for pair in pairs}.values(), today)
    open_ = [each for each in found if each.state in meetings.OPEN]
    feed = Feed.objects.filter(agent=agent).first()
    context = {
        "pairs": [(pair, pair.other(agent), meetings.line_of(pair, known)) for pair in pairs],
        "open": [_row(each, agent) for each in reversed(open_)],
        "past": [_row(each, agent) for each in found if each.state not in meetings.OPEN][:_PAST],
        "feed": f"{settings.ADDRESS}{reverse('feed', args=[feed.secret])}" if feed else "",
    }
    return render(request, "slots/slots.html", context)


@page("network.see_gaps")
def lines(request: AccountRequest) -> HttpResponse:
    """Show which lines are kept and which are silent: days and states, nothing else."""
    today = timezone.localdate()
    mandates = Mandate.objects.in_force(today).filter(kind=Kind.RELAY, agent__left_on=None)
    ordered = mandates.order_by("agent__search_key", "pk")
    paginator = Paginator(ordered.select_related("agent").prefetch_related("units"), 50)
    page_obj = paginator.get_page(request.GET.get("page"))
    known = direct.lines(page_obj.object_list, today)
    over = meetings.counterparts(page_obj)
    rows = [
        (mandate, unit, over.get((mandate.pk, unit)), known[mandate.pk].units[unit.pk])
        for mandate in page_obj
        for unit in mandate.units.all()
    ]
    return render(request, "slots/lines.html", {"rows": rows, "page_obj": page_obj})


@page("slots.list", "GET", "POST")
def propose(request: AccountRequest, mandate: int, head: int) -> HttpResponse:
    """Propose a meeting to the other one of a pair."""
    today, agent = timezone.localdate(), request.user.standing.agent or 0
    pairs = meetings.pairs(request.user.standing, today)
    pair = next((each for each in pairs if (each.mandate.pk, each.head.pk) == (mandate, head)), None)
    if pair is None:
        raise Http404
    line = meetings.line_of(pair, direct.lines([pair.mandate], today))
    days = meetings.suggestions(pair.mandate.rhythm, line.last_held, today)
    form = When(days, request.POST or None, initial={"hour": "10:00", "day": days[0].isoformat()})
    if form.is_valid():
        try:
            done = meetings.propose(pair, form.proposal(), _me(request), timezone.now())
        except RefusalError as refusal:
            form.add_error(None, str(refusal))
        else:
            _warn(request, done)
            messages.success(request, f"Votre proposition est envoyée à {pair.other(agent)}.")
            return redirect("slot", done.pk)
    return _form(request, form, f"Proposer un échange à {pair.other(agent)}", reverse("slots"))


@page("slots.list")
def slot(request: AccountRequest, pk: int) -> HttpResponse:
    """Show one meeting and what the person may answer."""
    found = _slot(request, pk)
    agent = request.user.standing.agent or 0
    now = timezone.now()
    context = {
        "slot": found,
        "other": found.mandate.agent if agent == found.head_id else found.head,
        "mine": found.proposed_by_id == agent,
        "passed": found.starts_at <= now,
        "open": found.state in meetings.OPEN,
        "can_undo": meetings.can_undo(found, agent, now),
        "tone": TONES[SlotState(found.state)],
        "busy": meetings.busy(found) if found.state == SlotState.PROPOSED else [],
    }
    return render(request, "slots/slot.html", context)


@page("slots.list", "POST")
def answer(request: AccountRequest, pk: int) -> HttpResponse:
    """Do what the button says."""
    found = _slot(request, pk)
    form = Answer(request.POST)
    if not form.is_valid():
        raise RefusalError("Ce bouton n'existe pas. Rouvrez la page de l'échange, puis recommencez.")
    act, words = ACTIONS[form.cleaned_data["action"]]
    act(found, form.cleaned_data["revision"], _me(request), timezone.now())
    messages.success(request, words)
    return redirect("slot", pk)


@page("slots.list", "GET", "POST")
def move(request: AccountRequest, pk: int) -> HttpResponse:
    """Propose another time for a meeting."""
    found = _slot(request, pk)
    today, begins = timezone.localdate(), timezone.localtime(found.starts_at)
    days = meetings.suggestions(found.mandate.rhythm, None, max(today, begins.date()))
    initial = {
        "revision": found.revision,
        "day": "autre",
        "hour": begins.strftime("%H:%M"),
        "minutes": found.minutes,
        "place": found.place,
    }
    form = When(days, request.POST or None, initial=initial)
    if form.is_valid():
        meetings.move(found, form.cleaned_data["revision"] or 0, form.proposal(), _me(request), timezone.now())
        _warn(request, found)
        messages.success(request, "La nouvelle date est proposée.")
        return redirect("slot", pk)
    return _form(request, form, "Proposer une autre date", found.get_absolute_url())


def _slot(request: AccountRequest, pk: int) -> Slot:
    """Return a meeting of the person: those of others do not exist."""
    found = get_object_or_404(meetings.meetings_of(request.user.standing.agent or 0), pk=pk)
    require(request, "slots.agree", found)
    return found


def _me(request: AccountRequest) -> Agent:
    return get_object_or_404(Agent, pk=request.user.standing.agent)


def _warn(request: AccountRequest, slot: Slot) -> None:
    for sentence in meetings.busy(slot):
        messages.warning(request, sentence)


def _form(request: AccountRequest, form: When, heading: str, back: str) -> HttpResponse:
    context = {"form": form, "heading": heading, "back": back}
    return render(request, "slots/when.html", context, status=422 if form.errors else 200)


def _row(slot: Slot, agent: int) -> tuple[Slot, Agent, str, bool]:
    """Return a meeting, the other one, the tone of its state, and whether an answer of `agent` is awaited."""
    other = slot.mandate.agent if agent == slot.head_id else slot.head
    to_answer = slot.state == SlotState.PROPOSED and slot.proposed_by_id != agent
    to_mark = slot.state == SlotState.AGREED and slot.starts_at <= timezone.now()
    return slot, other, TONES[SlotState(slot.state)], to_answer or to_mark
