"""A workshop from its opening to the sheet: a code, answers without names, and nothing left of them at the end."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import IntegrityError, transaction

from transverse.portal.data import sheets
from transverse.portal.data.choices import Answer, Item, items, tools, trade_of
from transverse.portal.data.codes import new_code
from transverse.portal.data.models import Contribution, Origin, Sheet, Workshop
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.jobs.often import often
from transverse.portal.people.models import Agent, Unit
from transverse.trades import Trade

LASTS = timedelta(hours=4)
MOST_PARTICIPANTS, MOST_WORDS = 200, 20
OVER = "Cet atelier est terminé : les réponses ne sont plus reçues. La fiche du service les reprend."


@dataclass(frozen=True, slots=True)
class Tally:
    """What has been found so far; `participants` is a number, and nothing is known of each."""

    participants: int
    found: tuple[Item, ...] = ()
    hidden: tuple[Item, ...] = ()
    tools: tuple[str, ...] = ()


def open_for(unit: Unit, trade: str, by: Agent | None, now: datetime) -> Workshop:
    """Return the workshop that is open for the unit, opened now if there is none.

    Raises
    ------
    RefusalError
        The trade, which gives the lists to choose from, is none of those known.
    """
    if trade_of(trade) is None:
        raise RefusalError("Choisissez le métier du service : il donne les listes de tâches et d'outils de l'atelier.")
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=unit.pk)
        current = Workshop.objects.filter(unit=unit, closed_at=None, expires_at__gt=now).first()
        return current or _opened(unit, trade, by, now)


def _opened(unit: Unit, trade: str, by: Agent | None, now: datetime) -> Workshop:
    while True:
        code = new_code()
        if not Workshop.objects.filter(code=code).exists():
            return Workshop.objects.create(
                unit=unit, trade=trade, code=code, opened_by=by, opened_at=now, expires_at=now + LASTS
            )


def by_code(code: str, now: datetime) -> Workshop | None:
    """Return the workshop that this code opens now, None when it opens nothing."""
    open_ones = Workshop.objects.filter(closed_at=None, expires_at__gt=now)
    return open_ones.filter(code=code).select_related("unit").first()


def answer(workshop: Workshop, secret: str, said: Answer, now: datetime) -> None:
    """Add what a participant says to what the same browser said before.

    Raises
    ------
    RefusalError
        The workshop is over, or so many have answered that it can no longer be a workshop.
    """
    token = sha256(f"{workshop.pk}:{secret}".encode()).hexdigest()
    with transaction.atomic():
        locked = Workshop.objects.select_for_update().get(pk=workshop.pk)
        if not locked.is_open(now):
            raise RefusalError(OVER)
        mine = locked.contributions.filter(token=token).first()
        if mine is None:
            mine = _first_time(locked, token, now)
        mine.tasks = _both(mine.tasks, said.tasks)
        mine.tools = _both(mine.tools, said.tools)
        mine.words = _both(mine.words, said.words)[:MOST_WORDS]
        mine.save()


def _first_time(workshop: Workshop, token: str, now: datetime) -> Contribution:
    if workshop.participants >= MOST_PARTICIPANTS:
        raise RefusalError(f"L'atelier a déjà reçu {MOST_PARTICIPANTS} réponses : dites la vôtre à l'animateur.")
    workshop.participants += 1
    workshop.save(update_fields=["participants"])
    return Contribution(workshop=workshop, token=token, at=now)


def _both(before: list[str], more: tuple[str, ...]) -> list[str]:
    return [*before, *(each for each in more if each not in before)]


def said_by(workshop: Workshop, secret: str) -> Answer:
    """Return what this browser has said so far."""
    token = sha256(f"{workshop.pk}:{secret}".encode()).hexdigest()
    mine = workshop.contributions.filter(token=token).first()
    return _as_answer(mine) if mine else Answer()


def _as_answer(row: Contribution) -> Answer:
    return Answer(tuple(row.tasks), tuple(row.tools), tuple(row.words))


def trade_in(workshop: Workshop) -> Trade:
    """Return the trade whose lists the workshop offers.

    Raises
    ------
    RefusalError
        The trade has gone from the product since.
    """
    trade = trade_of(workshop.trade)
    if trade is None:
        raise RefusalError("Le métier de cet atelier n'existe plus : ouvrez un autre atelier.")
    return trade


def tally(workshop: Workshop) -> Tally:
    """Return what the answers have told so far; one query."""
    answers = [_as_answer(each) for each in workshop.contributions.all()]
    trade = trade_in(workshop)
    found, hidden = items(trade, answers), set(workshop.hidden)
    return Tally(
        workshop.participants,
        tuple(each for each in found if each.key not in hidden),
        tuple(each for each in found if each.key in hidden),
        tuple(tools(trade, answers)),
    )


def hide(workshop: Workshop, key: str) -> None:
    """Take a word off the screen; it will not be on the sheet either."""
    _hidden(workshop, [*(each for each in workshop.hidden if each != key), key[:200]][-200:])


def show(workshop: Workshop, key: str) -> None:
    """Put a hidden word back on the screen."""
    _hidden(workshop, [each for each in workshop.hidden if each != key])


def _hidden(workshop: Workshop, keys: list[str]) -> None:
    workshop.hidden = keys
    workshop.save(update_fields=["hidden"])


@transaction.atomic
def close(workshop: Workshop, now: datetime, *, in_part: bool = False) -> Sheet:
    """End a workshop: what was said is proposed to the sheet of the year, and the answers are erased.

    Closed already, it only returns that sheet.

    Parameters
    ----------
    in_part
        Whether a sheet that is nearly full takes what it can hold, as nobody is there to make room.

    Raises
    ------
    RefusalError
        The sheet is full, or the trade of the workshop has gone: it stays open.
    """
    workshop = Workshop.objects.select_for_update().select_related("unit").get(pk=workshop.pk)
    sheet = sheets.begin(workshop.unit, workshop.opened_at.year, workshop.trade)
    if workshop.closed_at is None:
        told = tally(workshop)
        found = sheets.fitting(sheet, told.found) if in_part else told.found
        sheets.propose(sheet, found, told.tools, Origin.WORKSHOP)
        workshop.contributions.all().delete()
        workshop.closed_at, workshop.hidden, workshop.sheet = now, [], sheet
        workshop.save(update_fields=["closed_at", "hidden", "sheet"])
    return sheet


@often
def close_expired(now: datetime) -> None:
    """Close the workshops that nobody has closed: the sheet takes what it can hold, and the answers are not kept."""
    for each in Workshop.objects.filter(closed_at=None, expires_at__lte=now):
        try:
            close(each, now, in_part=True)
        except (RefusalError, IntegrityError):  # its trade has gone, or its service
            each.contributions.all().delete()
            Workshop.objects.filter(pk=each.pk).update(closed_at=now, hidden=[])
