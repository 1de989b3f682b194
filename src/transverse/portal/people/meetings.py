"""Agreeing on a meeting of the direct line: proposed by one, answered by the other, marked by either, never told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils import timezone

from transverse.papers.words import day as french
from transverse.papers.words import of
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.ground.revision import save_if_unchanged
from transverse.portal.people.heads import heads_of
from transverse.portal.people.lines import Line
from transverse.portal.people.models import Agent, Kind, Mandate, Rhythm, Slot, SlotState, Unit
from transverse.portal.people.notices import tell
from transverse.portal.people.workdays import workdays

if TYPE_CHECKING:
    from transverse.portal.accounts.standing import Standing

UNDO = timedelta(hours=1)
OPEN = (SlotState.PROPOSED, SlotState.AGREED)
_KEEP = "Cette page l'ajoute à votre agenda."
_DAYS = {Rhythm.MONTHLY: 30, Rhythm.QUARTERLY: 91, Rhythm.YEARLY: 365}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who have a direct line: the person of a mandate, and the head of some of its units."""

    mandate: Mandate
    head: Agent
    units: tuple[Unit, ...]

    def other(self, agent: int) -> Agent:
        """Return whom `agent`, one of the two, meets."""
        return self.mandate.agent if agent == self.head.pk else self.head


@dataclass(frozen=True, slots=True)
class Proposal:
    """When and where one proposes to meet."""

    starts_at: datetime
    minutes: int = 30
    place: str = ""

    @property
    def ends_at(self) -> datetime:
        """When it ends."""
        return self.starts_at + timedelta(minutes=self.minutes)


def pairs(standing: "Standing", today: date) -> list[Pair]:
    """Return the direct lines of a person, by name; three queries."""
    mine = Q(agent=standing.agent)
    for path in standing.heads:
        mine |= Q(units__path__startswith=path)
    mandates = list(
        Mandate.objects.in_force(today)
        .filter(mine, kind__in=(Kind.RELAY, Kind.DEPUTY), agent__left_on=None)
        .select_related("agent")
        .prefetch_related("units")
        .distinct()
    )
    found = [each for each in _pairs(mandates) if standing.agent in {each.head.pk, each.mandate.agent_id}]
    return sorted(found, key=lambda each: str(each.other(standing.agent or 0)).casefold())


def _pairs(mandates: Iterable[Mandate]) -> list[Pair]:
    """Group the units of each mandate by who heads them."""
    named = {mandate.pk: mandate for mandate in mandates}
    grouped: dict[tuple[int, Agent], list[Unit]] = defaultdict(list)
    for (mandate, unit), head in counterparts(named.values()).items():
        grouped[mandate, head].append(unit)
    return [Pair(named[mandate], head, tuple(units)) for (mandate, head), units in grouped.items()]


def counterparts(mandates: Iterable[Mandate]) -> dict[tuple[int, Unit], Agent]:
    """Return whom the person of each mandate meets for each unit: its head or, above, the first who is another person.

    One query, and one more for each level on which a relay heads the unit that the mandate covers.
    """
    found: dict[tuple[int, Unit], Agent] = {}
    asked = [(mandate, unit, unit) for mandate in mandates for unit in mandate.units.all()]
    while asked:
        posts = heads_of({here.pk: here for _, _, here in asked}.values())
        above = []
        for mandate, unit, here in asked:
            post = posts.get(here.pk)
            if post and post.holder and post.holder_id != mandate.agent_id:
                found[mandate.pk, unit] = post.holder
            elif post and (ancestors := _above(here, post.unit_id)):
                above.append((mandate, unit, ancestors))
        asked = above
    return found


def _above(unit: Unit, key: int) -> Unit | None:
    """Return the unit over the ancestor `key` of `unit`, as far as its path tells; None at the top."""
    keys = (*unit.ancestors, unit.pk)
    over = keys[: keys.index(key)]
    return Unit(pk=over[-1], path="".join(f"{each}." for each in over)) if over else None


def line_of(pair: Pair, found: Mapping[int, Line]) -> Line:
    """Return the line of a pair, out of those of the mandates (see `people.lines.lines`)."""
    parts = [found[pair.mandate.pk].units[unit.pk] for unit in pair.units]
    return Line(
        last_held=max((each.last_held for each in parts if each.last_held), default=None),
        next_agreed=min((each.next_agreed for each in parts if each.next_agreed), default=None),
        silent_since=min((each.silent_since for each in parts if each.silent_since), default=None),
    )


def meetings_of(agent: int) -> QuerySet[Slot]:
    """Return the meetings of a person, the latest first: those whom nobody else sees in full."""
    return Slot.objects.filter(Q(head=agent) | Q(mandate__agent=agent)).select_related("head", "mandate__agent")


def suggestions(rhythm: str, last: date | None, today: date, count: int = 3) -> list[date]:
    """Return working days on which to meet, the first when the rhythm asks for it, and not before three days.

    >>> [str(day) for day in suggestions("monthly", date(2026, 11, 2), date(2026, 11, 20))]
    ['2026-12-02', '2026-12-04', '2026-12-08']
    """
    wished = last + timedelta(days=_DAYS[Rhythm(rhythm)]) if last else today
    days = workdays(max(wished, today + timedelta(days=3)))
    return [day for day, _ in zip(days, range(2 * count - 1), strict=False)][::2]


def propose(pair: Pair, when: Proposal, by: Agent, now: datetime) -> Slot:
    """Propose a meeting to the other one, who is told.

    Raises
    ------
    RefusalError
        It would begin in the past, after the end of the mandate, or while the two already meet.
    """
    _check(pair.mandate, when, now)
    for each in Slot.objects.filter(mandate=pair.mandate, head=pair.head, state__in=OPEN):
        if each.starts_at < when.ends_at and when.starts_at < each.starts_at + timedelta(minutes=each.minutes):
            raise RefusalError(f"Vous avez déjà ensemble un échange {each.get_state_display()} le {said(each)}.")
    slot = Slot.objects.create(
        mandate=pair.mandate,
        head=pair.head,
        starts_at=when.starts_at,
        minutes=when.minutes,
        place=when.place,
        proposed_by=by,
        changed_at=now,
    )
    slot.units.set(pair.units)
    _tell(slot, _other(slot, by), f"{by} vous propose un échange le {said(slot)}. Dites si ce moment vous convient.")
    return slot


def move(slot: Slot, revision: int, when: Proposal, by: Agent, now: datetime) -> None:
    """Propose another time for a meeting; the other one has to agree anew.

    Raises
    ------
    RefusalError
        It is over, or the new time is not possible.
    ConflictError
        The other one has answered meanwhile.
    """
    _check_open(slot)
    _check(slot.mandate, when, now)
    slot.starts_at, slot.minutes, slot.place = when.starts_at, when.minutes, when.place
    slot.state, slot.proposed_by, slot.before, slot.answered_by = SlotState.PROPOSED, by, "", None
    _save(slot, revision, now)
    _tell(
        slot,
        _other(slot, by),
        f"{by} vous propose de vous rencontrer plutôt le {said(slot)}. Dites si ce moment vous convient.",
    )


def answer(slot: Slot, revision: int, by: Agent, now: datetime, *, accept: bool) -> None:
    """Accept or decline what the other one proposed.

    Raises
    ------
    RefusalError
        It was proposed by the same person, answered already, or its day has passed.
    """
    if slot.state != SlotState.PROPOSED or slot.proposed_by_id == by.pk:
        raise RefusalError("Cet échange n'attend pas votre réponse. Rouvrez la page pour voir où il en est.")
    if accept and slot.starts_at <= now:
        raise RefusalError("Ce moment est passé : proposez une autre date.")
    _turn(slot, revision, SlotState.AGREED if accept else SlotState.DECLINED, by, now)
    if not accept:
        _tell(slot, _other(slot, by), f"{by} ne peut pas venir à l'échange du {said(slot)} : proposez une autre date.")
        return
    _tell(slot, _other(slot, by), f"{by} accepte l'échange du {said(slot)}. {_KEEP}")
    _tell(slot, by, f"Votre échange du {said(slot)} avec {_other(slot, by)} est convenu. {_KEEP}")


def mark(slot: Slot, revision: int, by: Agent, now: datetime, *, held: bool) -> None:
    """Say that a meeting took place, or not; that is all that is ever said of it.

    Raises
    ------
    RefusalError
        It was not agreed, or has not begun.
    """
    if slot.state != SlotState.AGREED:
        raise RefusalError("Cet échange n'est pas à confirmer. Rouvrez la page pour voir où il en est.")
    if slot.starts_at > now:
        raise RefusalError("Cet échange n'a pas encore eu lieu : vous pourrez dire s'il a été tenu après son début.")
    _turn(slot, revision, SlotState.HELD if held else SlotState.MISSED, by, now)


def cancel(slot: Slot, revision: int, by: Agent, now: datetime) -> None:
    """Give up a meeting proposed or agreed; the other one is told.

    Raises
    ------
    RefusalError
        It is over already.
    """
    _check_open(slot)
    _turn(slot, revision, SlotState.CANCELLED, by, now)
    _tell(
        slot,
        _other(slot, by),
        f"{by} annule l'échange du {said(slot)}. Proposez une autre date quand vous le souhaitez.",
    )


def can_undo(slot: Slot, by: int, now: datetime) -> bool:
    """Tell whether `by` gave the last answer, less than an hour ago."""
    return bool(slot.before and slot.answered_by_id == by and slot.answered_at and now - slot.answered_at < UNDO)


def undo(slot: Slot, revision: int, by: Agent, now: datetime) -> None:
    """Take the last answer back; the other one is told when it had been told of the answer.

    Raises
    ------
    RefusalError
        Another person answered, or more than an hour ago.
    """
    if not can_undo(slot, by.pk, now):
        raise RefusalError("Votre réponse date de plus d'une heure : proposez une autre date ou annulez l'échange.")
    was_told = slot.state in {SlotState.AGREED, SlotState.DECLINED, SlotState.CANCELLED}
    slot.state, slot.before, slot.answered_by, slot.answered_at = slot.before, "", None, None
    _save(slot, revision, now)
    if was_told:
        _tell(
            slot,
            _other(slot, by),
            f"{by} revient sur sa réponse : l'échange du {said(slot)} est {slot.get_state_display()}.",
        )


def overlaps(slot: Slot) -> QuerySet[Slot]:
    """Return the other meetings agreed, of either of the two, at the same time."""
    them = [slot.head_id, slot.mandate.agent_id]
    near = Slot.objects.filter(Q(head__in=them) | Q(mandate__agent__in=them), state=SlotState.AGREED)
    ends_at = slot.starts_at + timedelta(minutes=slot.minutes)
    near = near.filter(starts_at__lt=ends_at, starts_at__gt=slot.starts_at - timedelta(hours=8)).exclude(pk=slot.pk)
    kept = [each.pk for each in near if each.starts_at + timedelta(minutes=each.minutes) > slot.starts_at]
    return Slot.objects.filter(pk__in=kept).select_related("head", "mandate__agent")


def busy(slot: Slot) -> list[str]:
    """Say which of the two already meets somebody at that time, and never whom."""
    them = (slot.head, slot.mandate.agent)
    found = {
        f"Attention : {agent} a déjà un échange convenu le {said(each)}. Choisissez un autre moment si besoin."
        for each in overlaps(slot)
        for agent in them
        if agent.pk in {each.head_id, each.mandate.agent_id}
    }
    return sorted(found)


def said(slot: Slot) -> str:
    """Say when it begins: « 3 mars 2026 à 14 h 30 »."""
    begins = timezone.localtime(slot.starts_at)
    return f"{french(begins.date())} à {begins.hour}\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}{begins.minute:02}"


def _check(mandate: Mandate, when: Proposal, now: datetime) -> None:
    if when.starts_at <= now:
        raise RefusalError("Cette date est passée : choisissez-en une à venir.")
    if timezone.localdate(when.starts_at) > mandate.last_day:
        raise RefusalError(
            f"Le mandat {of(mandate.agent)} se termine le {french(mandate.last_day)} : choisissez une date avant."
        )


def _check_open(slot: Slot) -> None:
    if slot.state not in OPEN:
        raise RefusalError(f"Cet échange est {slot.get_state_display()} : proposez-en un autre.")


def _turn(slot: Slot, revision: int, state: SlotState, by: Agent, now: datetime) -> None:
    slot.before, slot.state, slot.answered_by, slot.answered_at = slot.state, state, by, now
    _save(slot, revision, now)


def _save(slot: Slot, revision: int, now: datetime) -> None:
    slot.sequence += 1
    slot.changed_at = now
    save_if_unchanged(slot, revision, "Cet échange")


def _tell(slot: Slot, to: Agent, sentence: str) -> None:
    subject = f"Échange du {said(slot)} : {slot.get_state_display()}"
    tell(to, f"slot:{slot.pk}:{slot.sequence}:{slot.state}:{to.pk}", subject, sentence, slot.get_absolute_url())


def _other(slot: Slot, agent: Agent) -> Agent:
    return slot.mandate.agent if agent.pk == slot.head_id else slot.head
