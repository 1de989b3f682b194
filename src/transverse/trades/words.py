"""Words as the recogniser compares them: lower case, plural folded, articles and "de" left out."""

import re
import unicodedata

TOKEN = re.compile(r"[^\W_]+|[.!?…;\n,:()|/«»]")
"""A word (apostrophes, hyphens and underscores separate) or a mark of punctuation."""

SENTENCE_ENDS = frozenset(".!?…;\n")
"""Marks that part two sentences; the neighbour of an ambiguous word is not sought beyond them."""

SKIPPED = frozenset(("de", "du", "des", "d", "l", "la", "le", "les", "à", "au", "aux", "un", "une"))
"""Words that may stand inside a cue, or be left out of it: "compteur d'eau", "compteurs de l'eau", "compteur_eau"."""

_FEMININES = (("if", "ive"), ("ier", "ière"), ("el", "elle"), ("al", "ale"), ("ien", "ienne"), ("ain", "aine"),
              ("é", "ée"), ("eux", "euse"), ("teur", "trice"), ("eur", "euse"))  # fmt: skip


def stem(word: str) -> str:
    """Return `word` in lower case, with its plural mark folded.

    >>> [stem(word) for word in ("Eaux", "communaux", "Déchets", "bus", "œuvres")]
    ['eau', 'communal', 'déchet', 'bus', 'oeuvre']
    """
    word = word.lower().replace("œ", "oe")
    if len(word) <= 3:
        return word
    if word.endswith("aux") and not word.endswith("eaux"):
        return f"{word[:-3]}al"
    return word[:-1] if word[-1] in "sx" else word


def unaccented(word: str) -> str:
    """Return `word` without its accents, as capitals and file names often go.

    >>> unaccented("déchèterie")
    'decheterie'
    """
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def variants(word: str) -> set[str]:
    """Return the stems under which a word of a cue may stand: itself, and its regular feminine.

    >>> sorted(variants("sportif"))
    ['sportif', 'sportive']
    """
    base = stem(word)
    endings = ((end, feminine) for end, feminine in _FEMININES if len(base) > 4 and base.endswith(end))
    return {base} | {base.removesuffix(end) + feminine for end, feminine in endings}
