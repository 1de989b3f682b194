"""How what a service handles is named: after « vos », without article, in everyday French."""

import re
import unicodedata

LONGEST, MOST_WORDS = 80, 10

_ARTICLE = re.compile(
    r"^(?:(?:mes|mon|ma|nos|notre|vos|votre|ses|leurs?|les?|la|un|une|des|du|tous les|toutes les)\s+|l['’]\s*)+",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"\s+")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")
_EDGES = " \t.,;:!?•*–—-\N{NO-BREAK SPACE}"
# What workshops hear most, and what is written instead; other words of that family are asked again.
_EVERYDAY = (
    (re.compile(r"\bopen[ -]?data\b", re.IGNORECASE), "données ouvertes"),
    (re.compile(r"\bbig[ -]?data\b", re.IGNORECASE), "données massives"),
    (re.compile(r"\bdatasets\b", re.IGNORECASE), "jeux de données"),
    (re.compile(r"\bdataset\b", re.IGNORECASE), "jeu de données"),
    (re.compile(r"\bdatabases\b", re.IGNORECASE), "bases de données"),
    (re.compile(r"\bdatabase\b", re.IGNORECASE), "base de données"),
    (re.compile(r"(?<=fichier )datas?\b|(?<=fichiers )datas?\b|(?<=tableau )datas?\b", re.IGNORECASE), "de données"),
    (re.compile(r"\bdatas?\b", re.IGNORECASE), "données"),
)
_FOREIGN = re.compile(r"\w*data\w*", re.IGNORECASE)


def clean(words: str) -> str:
    """Return what somebody typed as it is shown: no article, no stray mark, in everyday French, not too long.

    >>> clean("  Mes data de fuites. "), clean("le fichier Excel des chantiers")
    ('données de fuites', 'fichier Excel des chantiers')
    """
    text = _BLANKS.sub(" ", _UNPRINTABLE.sub(" ", unicodedata.normalize("NFC", words))).strip(_EDGES)
    for pattern, instead in _EVERYDAY:
        text = pattern.sub(instead, text)
    text = _ARTICLE.sub("", text).strip(_EDGES)
    return _lowered(text[:LONGEST].rstrip())


def is_foreign(words: str) -> bool:
    """Tell whether a word is left that the service would not say itself, and that nothing replaces surely."""
    return bool(_FOREIGN.search(words))


def _lowered(text: str) -> str:
    """Return `text` as it follows « vos »: acronyms and names of software keep their capitals."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first[1:].islower() else text


def yours(label: str) -> str:
    """Say whose it is: « vos relevés de consommation d'eau », « votre planning des tournées ».

    >>> yours("relevés de fuites"), yours("journal de bord"), yours("tableaux de suivi")
    ('vos relevés de fuites', 'votre journal de bord', 'vos tableaux de suivi')
    """
    first = label.split(" ", 1)[0].rstrip(",")
    return f"{'vos' if first[-1:] in {'s', 'x'} else 'votre'} {label}"


def bare(text: str) -> str:
    """Return the words of `text` without capitals, accents nor marks: two ways to write one thing are one."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    return " ".join(re.findall(r"[a-z0-9]+", "".join(each for each in plain if not unicodedata.combining(each))))


def key_of(label: str) -> str:
    """Return the key of a line: the same for « Relevés d'eau » and « relevés d’eau », year after year."""
    return bare(label).replace(" ", "-")[:200] or "sans-nom"
