"""The door to the forms of French: inflection, verbs, parts of speech."""

from collections.abc import Sequence
from functools import cache, lru_cache

from transverse.language.forms import agreement, verbs
from transverse.language.forms.aspirated import elides
from transverse.language.forms.table import Table


class Lexicon:
    """What is known of the forms of French.

    Forms are taken whatever their capitals, and given back with the capitals of the form they replace.
    Gender and number are written ``"ms"``, ``"mp"``, ``"fs"``, ``"fp"``.
    """

    def __init__(self) -> None:
        self._table = Table()
        self.tags = lru_cache(1 << 14)(self._tags)

    elides = staticmethod(elides)

    def inflect(self, form: str, source: str, target: str, kind: Sequence[str] = agreement.KINDS) -> str | None:
        """Inflect an adjective, participle, noun or pronoun.

        Parameters
        ----------
        form
            The word as it stands.
        source, target
            Gender and number that it agrees with now, and those wanted.
        kind
            Parts of speech to read it as, the preferred one first: ``"adj"``, ``"ppas"``, ``"noun"``, ``"pron"``.

        Returns
        -------
        The form wanted, which may be the same, or None when the word cannot agree with `source`: a veto.
        """
        return agreement.inflect(self._table, form, source, target, kind)

    def finite(self, form: str) -> tuple[verbs.Verb, ...]:
        """Return the readings of `form` as a finite verb, the likeliest tense first."""
        return verbs.finite(self._table, form)

    def pluralise_verb(self, form: str, hint: str | None = None) -> str | None:
        """Turn a third person singular into the plural of the same tense.

        Parameters
        ----------
        form
            One verb, without clitics or hyphen.
        hint
            The tense (a letter of `TENSES`) to prefer when the form has several, as *fournit*.

        Returns
        -------
        The plural, or None when the form is no third person singular, or has no plural (*faut*): a veto.
        """
        return verbs.third(self._table, form, hint, plural=True)

    def singularise_verb(self, form: str, hint: str | None = None) -> str | None:
        """Turn a third person plural into the singular of the same tense; the inverse of `pluralise_verb`."""
        return verbs.third(self._table, form, hint, plural=False)

    def _tags(self, form: str) -> frozenset[str]:
        """Return the parts of speech of a form; empty when it is unknown.

        Among ``noun:`` ``adj:`` ``ppas:`` with gender and number, ``verb:1s`` to ``verb:3p``, ``verb:inf``,
        ``verb:ppre``, ``verb:imp``, ``adv``, ``prep``, ``det``, ``pron``, ``clitic``, ``conj``, ``num``, ``name``,
        ``interj`` and ``prefix``.
        """
        return frozenset(_public(tag) for analysis in self._table.analyse(form) for tag in analysis.tags)

    def gender_of_noun(self, form: str) -> frozenset[str]:
        """Return the genders, among ``"m"`` and ``"f"``, that the form has as a noun."""
        return frozenset(tag[5] for tag in self.tags(form) if tag.startswith("noun:"))


def _public(tag: str) -> str:
    if tag.startswith("verb:") and tag[6].isdigit():
        return "verb:imp" if tag[5] == "Y" else f"verb:{tag[6:]}"
    return tag


@cache
def lexicon() -> Lexicon:
    """Return the one lexicon of the process, read from its file at the first call."""
    return Lexicon()
