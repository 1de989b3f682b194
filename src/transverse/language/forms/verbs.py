"""Finite verbs: readings, and the third person from singular to plural and back."""

from typing import NamedTuple

from transverse.language.forms.case import like, shared
from transverse.language.forms.rules import third_person
from transverse.language.forms.table import Analysis, Table

TENSES = "PIFCSJTY"
"""Present, imperfect, future, conditional, subjunctive, simple past, past subjunctive, imperative: likeliest first."""


class Verb(NamedTuple):
    """One reading of a finite verb.

    Attributes
    ----------
    lemma
        The infinitive.
    tense
        One letter of `TENSES`.
    person
        1, 2 or 3.
    number
        ``"s"`` or ``"p"``.
    valency
        See `Paradigm.valency`.
    """

    lemma: str
    tense: str
    person: int
    number: str
    valency: str


def finite(table: Table, form: str) -> tuple[Verb, ...]:
    """See `Lexicon.finite`."""
    found = [
        Verb(analysis.lemma, tag[5], int(tag[6]), tag[7], analysis.paradigm.valency)
        for analysis in table.analyse(form)
        for tag in analysis.tags
        if tag.startswith("verb:") and tag[6].isdigit()
    ]
    return tuple(sorted(found, key=lambda verb: TENSES.index(verb.tense)))


def third(table: Table, form: str, hint: str | None, *, plural: bool) -> str | None:
    """Turn a third person into the plural, or back; None when the form is not in the third person."""
    source, target = ("3s", "3p") if plural else ("3p", "3s")
    analyses = table.analyse(form)
    if not analyses:
        made = third_person(form.lower(), plural=plural)
        return made and like(form, made)
    for tense in f"{hint or ''}{TENSES}":
        matching = [analysis for analysis in analyses if f"verb:{tense}{source}" in analysis.tags]
        if matching:
            matching.sort(key=lambda analysis: "î" not in analysis.lemma)  # apparaît is written more than apparait
            return _closest(form, matching, f"verb:{tense}{target}")
    return None


def _closest(form: str, analyses: list[Analysis], tag: str) -> str | None:
    """Return the form that is written most like the given one (paie, paient; paye, payent)."""
    if not all(analysis.forms(tag) for analysis in analyses):
        return None  # "faut" is of falloir, which has no plural, long before it is of faillir
    made = [each for analysis in analyses if analysis.lemma == analyses[0].lemma for each in analysis.forms(tag)]
    return like(form, max(made, key=lambda each: (shared(form.lower(), each), -len(each))))
