"""The sheet of a service: begun with what it said last year, filled by proposals, kept by who answers for it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from auditlog.context import disable_auditlog
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from transverse.portal.data.choices import Item
from transverse.portal.data.models import Holding, Openable, Origin, Personal, Sheet
from transverse.portal.data.naming import key_of
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.ground.revision import save_if_unchanged
from transverse.portal.people.arranging import proposed_trade
from transverse.portal.people.models import Agent, Unit

MOST_LINES = 100
_CARRIED = (
    *("key", "scan_key", "label", "phrase", "tasks", "tool", "known_by", "contact_id", "since", "rhythm"),
    *("updated_on", "shared_words", "personal", "openable"),
)


def find(unit: Unit, year: int) -> Sheet | None:
    """Return the sheet of a unit for a year, None when it has not been begun."""
    return Sheet.objects.filter(unit=unit, year=year).first()


@transaction.atomic
def begin(unit: Unit, year: int, trade: str = "") -> Sheet:
    """Return the sheet of a unit for a year, begun now if need be with what its last published one says.

    The history does not note who begins it: it may be an agent who answers, and answers have no name.
    """
    defaults = {"trade": trade or proposed_trade(unit)}
    with disable_auditlog():
        sheet, is_new = Sheet.objects.get_or_create(unit=unit, year=year, defaults=defaults)
    if is_new:
        _carry(sheet)
    elif trade and not sheet.trade:
        sheet.trade = trade
        sheet.save(update_fields=["trade"])
    return sheet


def _carry(sheet: Sheet) -> None:
    before = Sheet.objects.filter(unit_id=sheet.unit_id, year__lt=sheet.year, state=Sheet.PUBLISHED).first()
    if before is None:
        return
    sheet.tools, sheet.trade = before.tools, sheet.trade or before.trade
    sheet.save(update_fields=["tools", "trade"])
    for each in kept(before).prefetch_related("shared_with"):
        carried = {name: getattr(each, name) for name in _CARRIED}
        line = Holding.objects.create(sheet=sheet, origin=Origin.BEFORE, is_kept=True, **carried)
        line.shared_with.set(each.shared_with.all())


def kept(sheet: Sheet) -> QuerySet[Holding]:
    """Return the lines that the paper shows."""
    return sheet.holdings.filter(is_kept=True, removed_at=None)


def proposed(sheet: Sheet) -> QuerySet[Holding]:
    """Return the lines that wait for a yes."""
    return sheet.holdings.filter(is_kept=False, removed_at=None)


@transaction.atomic
def propose(sheet: Sheet, found: Sequence[Item], opened: Iterable[str], origin: Origin) -> int:
    """Propose to the sheet what answers tell; return how many lines are new.

    What is there already only learns for which tasks it serves; what was taken off stays off.

    Raises
    ------
    RefusalError
        The sheet is full: many more lines than anybody reads.
    """
    Sheet.objects.select_for_update().get(pk=sheet.pk)
    held = _held(sheet)
    new = [each for each in found if each.key not in held]
    if len(held) + len(new) > MOST_LINES:
        raise RefusalError(
            f"La fiche de {sheet.unit} a déjà {len(held)} lignes : rien n'y a été ajouté. "
            "Demandez à la personne qui la tient de regrouper ce qui se ressemble."
        )
    Holding.objects.bulk_create(_line(sheet, each, origin) for each in new)
    for each in found:
        if each.key in held:
            _learn_tasks(held[each.key], each.tasks)
    _learn_tools(sheet, opened)
    return len(new)


def fitting(sheet: Sheet, found: Sequence[Item]) -> list[Item]:
    """Return what `propose` takes without refusing: what the sheet has already, and new lines up to its limit."""
    held = _held(sheet)
    new = [each.key for each in found if each.key not in held][max(0, MOST_LINES - len(held)) :]
    return [each for each in found if each.key not in new]


def _held(sheet: Sheet) -> dict[str, Holding]:
    """Return the lines by what may name them: their key, and their label when it was rewritten."""
    lines = [(each, each.merged_into or each) for each in sheet.holdings.select_related("merged_into")]
    return {key_of(each.label): into for each, into in lines} | {each.key: into for each, into in lines}


def _line(sheet: Sheet, item: Item, origin: Origin) -> Holding:
    """Return a proposal, with what is usual in the trade: who keeps it confirms that too."""
    return Holding(
        sheet=sheet,
        key=item.key,
        label=item.label,
        phrase=item.phrase,
        tasks=list(item.tasks),
        personal=item.personal,
        openable=Openable.YES if item.is_often_open and item.personal == Personal.NONE else "",
        origin=origin,
    )


def _learn_tasks(line: Holding, tasks: Iterable[str]) -> None:
    new = [task for task in tasks if task not in line.tasks]
    if new:
        line.tasks = [*line.tasks, *new]
        line.save(update_fields=["tasks"])


def _learn_tools(sheet: Sheet, opened: Iterable[str]) -> None:
    new = [tool for tool in opened if tool not in sheet.tools]
    if new:
        sheet.tools = [*sheet.tools, *new]
        sheet.save(update_fields=["tools"])


@transaction.atomic
def publish(sheet: Sheet, revision: int, by: Agent | None, now: datetime) -> None:
    """Let everyone read the sheet.

    Raises
    ------
    RefusalError
        No line is kept, or proposals wait for an answer.
    ConflictError
        Somebody has published it meanwhile.
    """
    if not kept(sheet).exists():
        raise RefusalError("La fiche est vide : gardez au moins une ligne, puis publiez-la.")
    if proposed(sheet).exists():
        raise RefusalError("Des lignes attendent votre réponse : gardez ou retirez chacune, puis publiez la fiche.")
    sheet.state, sheet.published_at, sheet.published_by = Sheet.PUBLISHED, now, by
    save_if_unchanged(sheet, revision, "La fiche")


def withdraw(sheet: Sheet, revision: int) -> None:
    """Take a published sheet back, to prepare it again; this is the undo of publishing."""
    sheet.state, sheet.published_at, sheet.published_by = Sheet.DRAFT, None, None
    save_if_unchanged(sheet, revision, "La fiche")


def this_year() -> int:
    """Return the year in which we are."""
    return timezone.localdate().year
