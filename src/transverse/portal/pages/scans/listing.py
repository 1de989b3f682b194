"""Which of the data sets of a scan a page shows: sought, filtered, counted without reading all of each row."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from django import forms

from transverse.portal.data.merge import Proposal, Verdict
from transverse.portal.data.models import Change
from transverse.portal.pages.scans.shown import trade_label
from transverse.portal.people.search import fold


class Row(NamedTuple):
    """What is enough of a data set to choose it."""

    pk: int
    key: str
    title: str
    degree: int
    modified: datetime | None
    trade: str
    schema: str
    change: str
    search_key: str


Keeps = Callable[[Row, Verdict | None], bool]
_SHEET = (
    ("reprendre", "à reprendre dans la fiche", lambda _, verdict: verdict in {Verdict.NEW, Verdict.RICHER}),
    ("fiche", "déjà dans la fiche", lambda _, verdict: verdict == Verdict.SAME),
    ("ecartes", "écartés", lambda _, verdict: verdict == Verdict.REFUSED),
)
_ALWAYS: tuple[tuple[str, str, Keeps], ...] = (
    ("", "tous", lambda row, _: row.change != Change.GONE),
    ("personnes", "qui parlent de personnes", lambda row, _: row.degree > 0 and row.change != Change.GONE),
    ("ouvrir", "qui ne parlent de personne", lambda row, _: row.degree == 0 and row.change != Change.GONE),
    ("schemas", "proches d'un schéma national", lambda row, _: bool(row.schema) and row.change != Change.GONE),
)
_COMPARED: tuple[tuple[str, str, Keeps], ...] = (
    ("nouveaux", "nouveaux depuis la dernière fois", lambda row, _: row.change == Change.NEW),
    ("modifies", "modifiés depuis la dernière fois", lambda row, _: row.change == Change.CHANGED),
    ("disparus", "disparus depuis la dernière fois", lambda row, _: row.change == Change.GONE),
)


class Filters(forms.Form):
    """What the list keeps; the choices are those of the scan."""

    is_search = True
    q = forms.CharField(label="Chercher", required=False, max_length=120)
    metier = forms.ChoiceField(label="Métier", required=False)
    voir = forms.ChoiceField(label="Montrer les jeux de données", required=False)


def filters(given: Mapping[str, str], rows: list[Row], *, may_keep: bool, is_compared: bool) -> Filters:
    """Return the filters with the choices that make sense for this scan and this person."""
    form = Filters(given)
    ways = [*_ALWAYS, *(_SHEET if may_keep else ()), *(_COMPARED if is_compared else ())]
    form.fields["voir"].choices = [(code, words) for code, words, _ in ways]  # type: ignore[attr-defined]
    found = sorted({(trade_label(row.trade), row.trade) for row in rows if row.trade})
    form.fields["metier"].choices = [("", "tous"), *((code, label) for label, code in found)]  # type: ignore[attr-defined]
    return form


def kept(form: Filters, rows: list[Row], proposals: Mapping[str, Proposal], own: str) -> list[int]:
    """Return the keys of the rows to show, by trade and title; what makes no sense is as if it were not asked.

    The trade called `own`, that of the service, comes first, and what is of no known trade last.
    """
    form.full_clean()
    asked = form.cleaned_data
    keeps = {code: test for code, _, test in (*_ALWAYS, *_SHEET, *_COMPARED)}[asked.get("voir", "")]
    words, trade = fold(asked.get("q", "")), asked.get("metier", "")
    verdicts = {key: each.verdict for key, each in proposals.items()}
    found = [
        row
        for row in rows
        if keeps(row, verdicts.get(row.key)) and trade in {"", row.trade} and _has(row.search_key, words)
    ]
    found.sort(key=lambda row: (row.trade != own, not row.trade, fold(trade_label(row.trade)), row.search_key, row.pk))
    return [row.pk for row in found]


def _has(key: str, words: list[str]) -> bool:
    return all(f" {word}" in f" {key}" for word in words)
