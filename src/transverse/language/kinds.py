"""What a form can be, as far as forms alone tell."""

from functools import lru_cache

from transverse.language.forms import lexicon

AGREES = ("adj", "ppas", "noun")
"""Readings that may agree; a noun only where `is_adjectival` lets it: "porteuse", "créatrice"."""
_AGENTS = ("euse", "trice", "euses", "trices")
_PAST = ("é", "ée", "és", "ées", "ee", "ees")
_ENDINGS = ("é", "ée", "able", "ible", "ee", "ue", "ique", "if", "ive", "eux", "euse", "el", "elle", "al", "ale")
_FORMS = 1 << 14
"""Forms whose answers are kept."""


@lru_cache(_FORMS)
def can_be(form: str, *kinds: str) -> bool:
    """Say whether `form` has a reading of one of `kinds`: "noun", "adj", "ppas", "verb"…, or a narrower "adj:fs"."""
    return any(tag.startswith(kinds) for tag in lexicon().tags(form))


def is_finite3(form: str) -> bool:
    """Say whether `form` can be a third person singular."""
    return "verb:3s" in lexicon().tags(form)


@lru_cache(_FORMS)
def is_participle(form: str) -> bool:
    """Say whether `form` can be a past participle."""
    tags = lexicon().tags(form)
    return any(tag.startswith("ppas") for tag in tags) or (not tags and form.endswith(_PAST))


@lru_cache(_FORMS)
def is_adjectival(form: str) -> bool:
    """Say whether `form` can agree with a noun."""
    tags = lexicon().tags(form) or lexicon().tags(form.rpartition("-")[2])
    if any(tag.startswith(("ppas", "adj")) for tag in tags) or (form.endswith(_AGENTS) and can_be(form, "noun")):
        return True
    return not tags and form.replace("-", "").isalpha() and form.endswith(_ENDINGS)
