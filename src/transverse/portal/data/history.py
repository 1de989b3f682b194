"""« Ce que nous faisons déjà », year by year: what each published sheet added to those before."""

from dataclasses import dataclass

from transverse.portal.data.models import Holding, Sheet
from transverse.portal.people.models import Unit


@dataclass(frozen=True, slots=True)
class Year:
    """A sheet and its lines: `new` are those that no sheet of a year before had, `gone` those not said any more."""

    sheet: Sheet
    lines: tuple[Holding, ...]
    new: tuple[Holding, ...]
    gone: tuple[Holding, ...]
    is_first: bool = False


def years(unit: Unit, *, drafts: bool = False) -> list[Year]:
    """Return the years of a unit, the latest first; two queries.

    Parameters
    ----------
    unit
        Whose sheets they are.
    drafts
        Whether those that are not published are among them.
    """
    states = (Sheet.PUBLISHED, Sheet.DRAFT) if drafts else (Sheet.PUBLISHED,)
    sheets = Sheet.objects.filter(unit=unit, state__in=states).select_related("unit", "published_by").order_by("year")
    lines: dict[int, list[Holding]] = {each.pk: [] for each in sheets}
    for line in Holding.objects.filter(sheet__in=lines, is_kept=True, removed_at=None).order_by("phrase", "label"):
        lines[line.sheet_id].append(line)
    found: list[Year] = []
    known: set[str] = set()
    last: list[Holding] = []
    for sheet in sheets:
        kept = lines[sheet.pk]
        keys = {each.key for each in kept}
        new = tuple(each for each in kept if each.key not in known)
        gone = tuple(each for each in last if each.key not in keys)
        found.append(Year(sheet, tuple(kept), new, gone, is_first=not found))
        known |= keys
        last = kept
    return found[::-1]


def new_in(sheet: Sheet) -> set[str]:
    """Return the keys of the lines that no published sheet of a year before had; none when there was no sheet."""
    before = Holding.objects.filter(
        sheet__unit_id=sheet.unit_id, sheet__year__lt=sheet.year, sheet__state=Sheet.PUBLISHED, is_kept=True
    )
    known = set(before.filter(removed_at=None).values_list("key", flat=True))
    if not known:
        return set()
    return set(sheet.holdings.filter(is_kept=True, removed_at=None).values_list("key", flat=True)) - known
