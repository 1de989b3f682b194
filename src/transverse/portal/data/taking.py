"""What a scan proposes for the sheet of its service, and what the référent makes of it: taken, or refused for good."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from transverse.portal.data import sheets
from transverse.portal.data.choices import Answer, items, trade_of
from transverse.portal.data.lines import FOREIGN
from transverse.portal.data.merge import Held, Proposal, Seen, gains, propose
from transverse.portal.data.models import Change, Finding, Holding, Origin, Refused, Scan, Sheet
from transverse.portal.data.naming import clean, is_foreign, key_of
from transverse.portal.ground.refusals import RefusalError

if TYPE_CHECKING:
    from transverse.portal.accounts.models import Account

MOST = 50  # data sets taken at once
_GONE = "Ce jeu de données n'est plus dans le dossier : il ne peut pas être repris."


class Taken(NamedTuple):
    """How many lines were written, and how many were completed."""

    new: int
    richer: int


def proposals(scan: Scan, year: int, seen: Sequence[Seen] | None = None) -> dict[str, Proposal]:
    """Return what the sheet of the year could make of each data set, by key; two queries, three when none is given."""
    if seen is None:
        found = scan.findings.exclude(change=Change.GONE).order_by("pk")
        seen = [seen_as(*row) for row in found.values_list("key", "title", "degree", "modified")]
    lines = Holding.objects.filter(sheet__unit=scan.unit_id, sheet__year=year, merged_into=None)
    refused = set(Refused.objects.filter(unit=scan.unit_id, folder=scan.folder_id).values_list("key", flat=True))
    return propose(seen, [_held(each) for each in lines.order_by("pk")], refused)


def seen_as(key: str, title: str, degree: int, modified: datetime | None) -> Seen:
    """Return what matters for the sheet of a data set that was found."""
    return Seen(key, title, degree, timezone.localdate(modified) if modified else None)


def _held(line: Holding) -> Held:
    return Held(
        line.pk,
        line.label,
        line.scan_key,
        line.personal,
        line.openable,
        line.updated_on,
        is_removed=line.removed_at is not None,
    )


@transaction.atomic
def take(scan: Scan, findings: Iterable[Finding], year: int, labels: Mapping[int, str] | None = None) -> Taken:
    """Write on the sheet what the référent wants of a scan; what it says already is left as it is.

    Parameters
    ----------
    findings
        Data sets of this scan.
    labels
        How some of them are to be called, by their keys; the others by their titles.

    Raises
    ------
    RefusalError
        There are too many at once, or one has gone from the folder.
    """
    wanted = list(findings)
    if len(wanted) > MOST:
        raise RefusalError(f"Reprenez {MOST} jeux de données au plus à la fois : une fiche tient sur une page.")
    if any(each.change == Change.GONE for each in wanted):
        raise RefusalError(_GONE)
    sheet = Sheet.objects.select_for_update().get(pk=sheets.begin(scan.unit, year).pk)
    offered = proposals(scan, year)
    new = richer = 0
    for each in wanted:
        proposal = offered[each.key]
        if proposal.held is None:
            new += _add(sheet, each, (labels or {}).get(each.pk, ""))
        else:
            richer += _complete(each, proposal.held)
    Refused.objects.filter(unit=scan.unit_id, folder=scan.folder_id, key__in=[each.key for each in wanted]).delete()
    return Taken(new, richer)


def _add(sheet: Sheet, found: Finding, label: str) -> int:
    """Add a line; one that was taken off comes back, one of the same name is completed."""
    called = clean(label or found.title)
    if is_foreign(called):
        raise RefusalError(f"« {called} » : {FOREIGN} Ouvrez ce jeu de données pour lui donner un nom.")
    key = key_of(called)
    line = sheet.holdings.filter(scan_key=found.key).first() or sheet.holdings.filter(key=key).first()
    if line is None and sheet.holdings.count() >= sheets.MOST_LINES:
        raise RefusalError(
            f"La fiche a déjà {sheets.MOST_LINES} lignes : regroupez ce qui se ressemble, puis reprenez."
        )
    line = line or Holding(sheet=sheet, key=key, label=called, origin=Origin.SCAN)
    line.scan_key, line.removed_at, line.merged_into, line.is_kept = found.key, None, None, True
    line.phrase = line.phrase or phrase_of(found.trade or sheet.trade, called)
    _learn(line, found)
    return 1


def _complete(found: Finding, held: int) -> int:
    line = Holding.objects.select_for_update().get(pk=held)
    line.scan_key = found.key
    return _learn(line, found)


def _learn(line: Holding, found: Finding) -> int:
    """Complete a line by what was found, and tell whether it has learnt something."""
    learnt = gains(seen_as(found.key, found.title, found.degree, found.modified), _held(line))
    for name, value in learnt:
        setattr(line, name, value)
    line.revision += 1
    line.save()
    return int(bool(learnt))


def lines_without_source(scan: Scan, year: int) -> QuerySet[Holding]:
    """Return the lines of the sheet that nothing of a folder was put under yet."""
    lines = Holding.objects.filter(sheet__unit=scan.unit_id, sheet__year=year, removed_at=None, merged_into=None)
    return lines.filter(scan_key="").order_by("label", "pk")


@transaction.atomic
def complete(scan: Scan, found: Finding, line: Holding) -> bool:
    """Put a data set under a line that says the same in other words; tell whether the line has learnt something.

    Raises
    ------
    RefusalError
        The data set has gone from the folder.
    """
    if found.change == Change.GONE:
        raise RefusalError(_GONE)
    Holding.objects.filter(sheet=line.sheet_id, scan_key=found.key).exclude(pk=line.pk).update(scan_key="")
    propose_again(scan, found)
    return bool(_complete(found, line.pk))


def phrase_of(trade: str, label: str) -> str:
    """Return what follows « vos données » for a name in a trade, ``""`` when the trade is unknown.

    >>> phrase_of("eau", "casses de canalisation d'eau"), phrase_of("", "casses")
    ("du réseau d'eau", '')
    """
    known = trade_of(trade)
    return items(known, [Answer(words=(label,))])[0].phrase if known else ""


def refuse(scan: Scan, found: Finding, by: "Account") -> None:
    """Remember that a data set is not wanted on the sheet: the next scans will not propose it."""
    Refused.objects.get_or_create(unit_id=scan.unit_id, folder_id=scan.folder_id, key=found.key, defaults={"by": by})


def propose_again(scan: Scan, found: Finding) -> None:
    """Forget that a data set was not wanted."""
    Refused.objects.filter(unit=scan.unit_id, folder=scan.folder_id, key=found.key).delete()
