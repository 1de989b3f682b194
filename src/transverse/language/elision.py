"""Elision, contraction and euphony between two words, for one pass over the places that were edited.

Everything is said of a pair, a left word and the word after it.  What comes back is the left word as it must
be written, its own separator included (``"l'"``, ``"la "``), so that ``fix(left, right) + right`` is the text.
"""

from transverse.language import words
from transverse.language.forms import elides, lexicon
from transverse.language.forms.case import like

APOSTROPHES = "'’ʼ"
_ELIDED = words.of("grammar", "elided")
_FULL = {word[:-1]: word for word in (_ELIDED - {"la"}) | {"ce", "quelque", "presque"}}
# Before these verbs ce is a pronoun: c'est, not cet est.
_BEING = words.of("verbs", "be_after_ce")
# Before a vowel: before a consonant.
_EUPHONY = {"cet": "ce", "bel": "beau", "nouvel": "nouveau", "vieil": "vieux"}
_POSSESSIVES = {"mon": "ma", "ton": "ta", "son": "sa"}
_BEFORE_VOWEL = {long: short for short, long in (_EUPHONY | _POSSESSIVES).items()}
_PARTED = {"du": "de l", "au": "à l"}
_CONTRACTED = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}


def apostrophe_of(text: str) -> str:
    """Return the apostrophe that `text` writes more often; the straight one when it has none."""
    return "’" if text.count("’") > text.count("'") else "'"


def fix(left: str, right: str, *, gender: str = "", apostrophe: str = "'") -> str:
    """Write `left` as it must be before `right`.

    Parameters
    ----------
    left
        A singular word, elided (``"L'"``) or not (``"la"``), in any case.
    right
        The word after it, as it will be written.
    gender
        Gender of what `left` determines or stands for, ``"m"`` or ``"f"``, for when `right` does not settle it;
        masculine when empty.
    apostrophe
        The one to write.

    Returns
    -------
    The left word and its separator, a space or an apostrophe.  A word that knows no elision comes back with a space.
    """
    low = left.lower().rstrip(APOSTROPHES)
    stem = low if low != left.lower() else _elided(low, right)
    if stem and _may_stand(stem, right):
        return left[: len(stem)] + apostrophe
    if stem:
        return _as_capital(left, right, _restored(low, right, gender)) + " "
    if low in _PARTED and elides(right):
        return like(left, _PARTED[low]) + apostrophe
    return like(left, _euphonic(low, right, gender)) + " "


def contract(preposition: str, article: str) -> str | None:
    """Return *du*, *des*, *au* or *aux* for *de* or *à* and an article (never a pronoun), or None."""
    made = _CONTRACTED.get((preposition.lower(), article.lower()))
    return made and like(preposition, made)


def split(word: str) -> tuple[str, str] | None:
    """Return the preposition and the article that *du*, *des*, *au*, *aux* join, or None."""
    pair = next((pair for pair, made in _CONTRACTED.items() if made == word.lower()), None)
    return pair and (like(word, pair[0]), pair[1].upper() if word.isupper() else pair[1])


def _elided(low: str, right: str) -> str:
    """Return what is left of a full word that elides before `right`, or an empty text."""
    takes = (low in _ELIDED and elides(right)) or (low == "si" and right.lower() in {"il", "ils"})
    return low[:-1] if takes or (low == "ce" and right.lower() in _BEING) else ""


def _may_stand(stem: str, right: str) -> bool:
    if stem == "s" and right.lower() in {"elle", "elles", "on"}:  # s'il, but si elle
        return False
    return elides(right)


def _restored(stem: str, right: str, gender: str) -> str:
    if stem == "l":
        return "la" if _gender(right, gender) == "f" else "le"
    if stem == "s" and elides(right):
        return "si"
    return _FULL.get(stem, stem)


def _euphonic(low: str, right: str, gender: str) -> str:
    if elides(right):
        adjective = low in _EUPHONY.values()
        return low if adjective and not _is_noun(right) else _BEFORE_VOWEL.get(low, low)
    if low in _POSSESSIVES:
        return _POSSESSIVES[low] if _gender(right, gender) == "f" else low
    return _EUPHONY.get(low, low)


def _gender(word: str, told: str) -> str:
    """Return the only gender of the word; when it has both, none, or may be the verb of a clitic, the one told."""
    tags = lexicon().tags(word)
    nominal = {tag[-2] for tag in tags if tag.startswith(("noun:", "adj:", "ppas:"))}
    if told and (len(nominal) != 1 or any(tag.startswith("verb:") for tag in tags)):
        return told
    return "f" if nominal == {"f"} else "m"


def _is_noun(word: str) -> bool:
    """Say whether *nouvel*, *cet*… may stand before the word: a masculine singular, or one that is unknown."""
    tags = lexicon().tags(word)
    grammatical = word.lower() in _BEING or tags & {"prep", "conj", "det", "pron", "clitic"}
    return not grammatical and (not tags or any(tag.endswith(":ms") for tag in tags))


def _as_capital(left: str, right: str, word: str) -> str:
    """Give the capitals of an elided word to its full form; "L'EAU" and "L'Eau" begin alike, the next word tells."""
    shouted = left[0].isupper() and right.isupper() and bool(lexicon().tags(right.lower()))
    return word.upper() if shouted else like(left.rstrip(APOSTROPHES), word)
