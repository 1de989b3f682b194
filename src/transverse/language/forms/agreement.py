"""Inflection of adjectives, participles and nouns: from one gender and number to another, or a veto."""

from collections.abc import Iterator, Sequence

from transverse.language.forms.case import like, shared
from transverse.language.forms.closed import KNOWN, ROWS
from transverse.language.forms.rules import inflect_regular
from transverse.language.forms.table import Table

KINDS = ("adj", "ppas", "noun", "pron")


def inflect(table: Table, form: str, source: str, target: str, kind: Sequence[str] = KINDS) -> str | None:
    """See `Lexicon.inflect`."""
    made = _inflect(table, form, source, target, kind)
    return made and like(form, made)


def _inflect(table: Table, form: str, source: str, target: str, kind: Sequence[str]) -> str | None:
    low = form.lower()
    if low in KNOWN:
        rows = (row for row in ROWS if row.kind in kind and getattr(row, source) == low)
        return next((made for row in rows if (made := getattr(row, target)) != "-"), None)
    if table.analyse(form):
        return min(_candidates(table, form, source, target, kind), default=(None,), key=lambda each: each[:-1])[-1]
    head, hyphen, last = form.rpartition("-")
    if hyphen and table.analyse(last):  # socio-économique: the last word alone inflects
        made = _inflect(table, last, source, target, kind)
        return made and f"{head}-{made}"
    return inflect_regular(low, source, target) if {"adj", "ppas"} & set(kind) else None


def _candidates(
    table: Table, form: str, source: str, target: str, kind: Sequence[str]
) -> Iterator[tuple[int, bool, bool, int, str]]:
    """Yield the forms that answer, each after what ranks it: the lowest is the best."""
    for analysis in table.analyse(form):
        for rank, part in enumerate(kind):
            if f"{part}:{source}" in analysis.tags:
                for made in analysis.forms(f"{part}:{target}"):
                    # "standards" rather than the invariable "standard"; "beau" rather than "bel";
                    # and of two spellings the one of the form given ("fraiche", "fraiches").
                    unmarked = target[1] == "p" != source[1] and made == form.lower()
                    yield rank, unmarked, made != analysis.lemma, -shared(form, made), made
