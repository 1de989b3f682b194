"""Where the terms stand in a text: a cheap filter first, the longest match then."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from transverse.documents.model import Span
from transverse.language import tokens
from transverse.language.terms import Family, Term, headings, select

_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Match:
    """A term found in a text.

    Attributes
    ----------
    span
        Where, in code points.
    family, term
        Ids of the family and the term itself.
    number
        "s" or "p": which list of forms the words belong to.
    form
        The form of the term family that was recognised.
    """

    span: Span
    family: str
    term: Term
    number: str
    form: str


@dataclass(frozen=True)
class Matcher:
    """The terms of some families, ready to be looked for."""

    first_words: frozenset[str]
    forms: dict[str, tuple[str, Term, str]]
    skipped: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All forms in one pattern; slow to compile, and of no use to a text without any of the first words."""
        return _compile(sorted({*self.forms, *self.skipped}, key=len, reverse=True))

    def may_match(self, text: str) -> bool:
        """Say in one pass over the words whether `text` can hold a term at all."""
        low = text.lower()
        if not any(root in low for root in self._roots):
            return False  # most texts: cheaper than to cut them into words
        return not self.first_words.isdisjoint(tokens.plain_words(low))

    @cached_property
    def _roots(self) -> tuple[str, ...]:
        """The first words that hold none of the others, as "data" in the place of "database"."""
        words = self.first_words
        return tuple(sorted(word for word in words if not any(other in word for other in words - {word})))

    def _found(self, text: str) -> Iterator[re.Match[str]]:
        """Yield what the pattern finds in `text`, tried only where the first word of a form stands."""
        starts = self._opening & tokens.plain_words(text)
        if not starts:
            return
        end = 0
        for place in sorted({place for word in starts for place in _places(word, text)}):
            if place >= end and (found := self.pattern.match(text, place)):
                yield found
                end = found.end()

    @cached_property
    def _opening(self) -> frozenset[str]:
        return self.first_words | {_WORDS.findall(form)[0] for form in self.skipped}

    def find(self, text: str) -> Iterator[Match]:
        """Yield the terms of `text`, in order, the longest one where several start together."""
        lowered = text.lower() if len(text.lower()) == len(text) else text
        for found in self._found(lowered):
            known = self.forms.get(_key(found.group()))
            if known is not None:
                family, term, number = known
                if not term.id or not _capitals_only(known, text[found.start() : found.end()]):
                    yield Match(Span(found.start(), found.end()), family, term, number, _key(found.group()))


def _places(word: str, text: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


def _capitals_only(known: tuple[str, Term, str], shown: str) -> bool:
    """Say whether the term is an acronym written here in lower case, and so another word."""
    if shown.isupper():
        return False
    forms = [form for form in known[1].forms if _key(form.lower()) == _key(shown.lower())]
    return bool(forms) and all(form.isupper() for form in forms)


@lru_cache(1 << 12)
def _key(form: str) -> str:
    return re.sub(r"[\s\-‐‑]+", " ", form.replace("’", "'"))


@cache
def matcher(families: tuple[str, ...] | None = None) -> Matcher:
    """Return the matcher of the families `families` (ids), or of those on by default.

    Raises
    ------
    OptionError
        When a family does not exist.
    """
    forms: dict[str, tuple[str, Term, str]] = {}
    skipped: dict[str, None] = {}
    for family in select(families):
        _add(family, forms, skipped)
    first = frozenset(_WORDS.findall(form)[0] for form in forms)
    return Matcher(first, forms, tuple(skipped))


@cache
def every_matcher() -> Matcher:
    """Return the matcher of all the families, those off by default too."""
    return matcher(tuple(headings()))


def _add(family: Family, forms: dict[str, tuple[str, Term, str]], skipped: dict[str, None]) -> None:
    for term in family.terms:
        skipped |= {_key(form.lower()): None for form in term.exceptions}
        for number, listed in (("s", term.singular), ("p", term.plural)):
            for form in listed:
                forms.setdefault(_key(form.lower()), (family.id, term, number))


def _compile(patterns: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern for all forms, grouped by first letter so that few are tried at each place."""
    groups: dict[str, list[str]] = {}
    for form in patterns:
        groups.setdefault(form[0], []).append(re.escape(form).replace(r"\ ", r"[\s\-‐‑]+").replace("'", "['’]"))
    choices = "|".join(f"(?={re.escape(letter)})(?:{'|'.join(forms)})" for letter, forms in sorted(groups.items()))
    return re.compile(rf"(?<![\w\-‐‑])(?:{choices})(?![\w])(?!-(?!là\b|ci\b)\w)")
