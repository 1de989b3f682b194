"""From "les données sont stockées" back to "la data est stockée", with the phenomena met on the way."""

import re
from dataclasses import dataclass

from dependents import Dependents
from plural import DETERMINERS, OBJECTS, PRONOUNS, Kind, UncertainError

from transverse.language.forms import lexicon

LONG_DISTANCE = 8
"""Words between the hit and what depends on it from which the dependence is called long."""

_HAVE = frozenset(
    {
        "a", "ai", "as", "ont", "avons", "avez", "avait", "avaient", "aura", "auront", "aurait", "ayant", "avoir",
        "ait"
    }
)  # fmt: skip
_BE = frozenset({"sont", "étaient", "seront", "seraient", "soient", "furent"})
_ELIDED = {"ne": "n'", "se": "s'", "ce": "c'", "que": "qu'", "la": "l'", "le": "l'", "me": "m'", "te": "t'", "de": "d'"}
_FLOATING = frozenset({"elle", "-elle", "celle", "celle-ci", "celle-là"})


@dataclass(frozen=True)
class Pair:
    """A sentence with "data", the correct one without, and what makes it hard."""

    text: str
    expected: str
    phenomena: tuple[str, ...]


def pair(reading: Dependents, source: str) -> Pair:
    """Write the words that depend on the hits in the singular.

    Raises
    ------
    UncertainError
        When a word has no certain singular.
    """
    changed = {
        place: _singular(reading, place)
        for place in sorted(reading.phrase | reading.hits.keys() | reading.bound.keys())
    }
    for place in [
        place for place, found in reading.bound.items() if found == Kind.OWNER and reading.low(place) == "leurs"
    ]:
        raise UncertainError(place)  # what is owned is plural too: never alone
    phenomena = _phenomena(reading, changed)
    text = _join(reading, changed, source)
    expected = _expected(reading, source)
    return Pair(text, expected, tuple(sorted(phenomena)))


def _expected(reading: Dependents, source: str) -> str:
    for hit in sorted(reading.hits, reverse=True):
        word = reading.words[hit]
        source = source[: word.start] + "données" + source[word.end :]
    return source


def _singular(reading: Dependents, place: int) -> str:
    word = reading.words[place]
    if place in reading.hits:
        return "data"
    found = reading.bound.get(place)
    if found is None and word.low in DETERMINERS:
        made = "toute" if word.low == "toutes" else DETERMINERS[word.low]
    elif found is None or found == Kind.ADJECTIVE:
        made = "toute" if word.low == "toutes" else lexicon().inflect(word.low, "fp", "fs", ("ppas", "adj"))
    elif found == Kind.VERB:
        made = _verb(reading, place)
    elif found == Kind.OWNER:
        made = _owner(reading, place)
    elif found in {Kind.CLITIC, Kind.DATIVE, Kind.SUPERLATIVE}:
        made = "lui" if found == Kind.DATIVE else "la"
    elif word.low == "-elles":
        made = "-t-elle" if _singular(reading, place - 1)[-1] in "ea" else "-elle"
    else:
        made = PRONOUNS[word.low]
    if not made:
        raise UncertainError(word.text)
    return made[0].upper() + made[1:] if word.text[0].isupper() else made


def _verb(reading: Dependents, place: int) -> str | None:
    """Return the singular of a verb; the subjunctive is told from the present by nothing but the sentence."""
    low = reading.low(place)
    if low == "étaient":  # of être, not of étayer
        return "était"
    present, subjunctive = (lexicon().singularise_verb(low, tense) for tense in "PS")
    if present != subjunctive and any(reading.low(before) in {"que", "qu'", "quoique"} for before in range(place)):
        tenses = {verb.tense for verb in lexicon().finite(low) if verb.number == "p" and verb.person == 3}
        if {"P", "S"} <= tenses:
            raise UncertainError(low)
    if present and low.endswith("aissent") and present.endswith("ait"):
        return present.removesuffix("ait") + "aît"  # the spelling that people write
    return present


def _owner(reading: Dependents, place: int) -> str:
    owned = reading.words[place + 1]
    found = lexicon().gender_of_noun(owned.low)
    if len(found) != 1:
        raise UncertainError(owned.text)
    return "son" if found == {"m"} or lexicon().elides(owned.low) else "sa"


def _join(reading: Dependents, changed: dict[int, str], source: str) -> str:
    parts: list[str] = []
    end = 0
    for place, word in enumerate(reading.words):
        parts.append(source[end : word.start])
        shown = changed.get(place, word.text)
        if _elides(reading, changed, place):
            shown = shown[:-1] + "'\x00"
        parts.append(shown)
        end = word.end
    text = "".join(parts) + source[end:]
    return re.sub(r"(?<=\x00) ", "", text).replace("\x00", "")


def _elides(reading: Dependents, changed: dict[int, str], place: int) -> bool:
    """Say whether the word at `place` loses its vowel: "ne sont" becomes "n'est"."""
    shown = changed.get(place, reading.words[place].text)
    following = changed.get(place + 1) or (reading.words[place + 1].text if place + 1 < len(reading.words) else "")
    involved = place + 1 in changed or reading.bound.get(place) == Kind.CLITIC
    return (
        involved
        and shown.lower() in _ELIDED
        and place not in reading.phrase
        and bool(following)
        and lexicon().elides(following)
    )


def _phenomena(reading: Dependents, changed: dict[int, str]) -> set[str]:
    found = {"determiner"}
    for place, what in reading.bound.items():
        found |= {_adjective(reading, place)} if what == Kind.ADJECTIVE else {str(what)}
        found |= {"long-distance"} if min(abs(place - hit) for hit in reading.hits) > LONG_DISTANCE else set()
        found |= _around(reading, changed, place, what)
    return found | _traps(reading)


def _adjective(reading: Dependents, place: int) -> str:
    """Name what an adjective or participle does: epithet, attribute, passive, with avoir."""
    participle = reading.words[place].reads("ppas")
    for before in range(place - 1, max(-1, place - 6), -1):
        low = reading.low(before)
        if low in _BE or low in {"être", "été", "étant", "soit"}:
            infinitive = low == "être"
            return ("infinitive-passive" if infinitive else "participle-passive") if participle else "attribute"
        if low in _HAVE and participle:
            return "participle-avoir"
        if before in reading.hits or not (
            reading.words[before].reads("adv", "ppas", "adj") or low in {"et", "ou", ","}
        ):
            break
    return "adjective"


def _around(reading: Dependents, changed: dict[int, str], place: int, what: Kind) -> set[str]:
    found: set[str] = set()
    before = place - 1
    while reading.low(before) in OBJECTS:
        before -= 1
    low = reading.low(before)
    found |= {"coordination"} if low in {"et", "ou", "ni", "puis"} else set()
    if what == Kind.VERB:
        found |= (
            {"auxiliary"} if reading.low(place) in _BE | {"ont", "avaient", "auront", "auraient", "aient"} else set()
        )
        found |= {"relative-qui"} if low == "qui" else set()
        found |= {"inversion"} if reading.low(place + 1) == "-elles" or place < min(reading.hits) else set()
        elided = _elides(reading, changed, place - 1)
        found |= {"negation-elision"} if elided and reading.low(place - 1) == "ne" else set()
        found |= {"reflexive-elision"} if elided and reading.low(place - 1) == "se" else set()
    if what == Kind.CLITIC and _elides(reading, changed, place):
        found |= {"clitic-elided"}
    if what == Kind.ADJECTIVE and _adjective(reading, place) == "participle-avoir":
        joins = [earlier for earlier in range(1, place) if reading.low(earlier) in {"que", "qu'"}]
        found |= (
            {"relative-que"} if any(join - 1 in reading.hits or join - 1 in reading.bound for join in joins) else set()
        )
    return found


def _traps(reading: Dependents) -> set[str]:
    """Tell of other feminine singular words, which must not change, or to which a bound word could belong."""
    words = reading.words
    touched = reading.phrase | reading.bound.keys() | reading.hits.keys()
    rivals = [
        place
        for place in range(len(words))
        if place not in touched and words[place].reads("noun:fs") and _in_phrase(reading, place)
    ]
    stays = [place for place in range(len(words)) if place not in touched and _agrees(reading, place)]
    floats = any(words[place].low in _FLOATING and place > min(reading.hits) for place in stays)
    if floats and not rivals:
        raise UncertainError  # "relativement à celle qui précède": nothing but its number parts it from the data
    if not rivals:
        return set()
    found: set[str] = set()
    found |= {"trap"} if stays else set()
    pronouns = {Kind.ELLE, Kind.CELLE, Kind.CLITIC, Kind.DATIVE, Kind.OWNER}
    if any(what in pronouns and min(rivals) < place for place, what in reading.bound.items()):
        found.add("contested")
    for start in reading.hits.values():
        if reading.low(start) == "des" and start - 1 in rivals and any(place > start for place in reading.bound):
            found.add("contested")
    if floats:
        found.add("contested")
    return found


def _in_phrase(reading: Dependents, place: int) -> bool:
    """Say whether a feminine noun is really one here: an article stands before it."""
    before = reading.words[place - 1] if place else None
    return before is not None and before.low in {"la", "l'", "une", "cette", "sa", "votre", "chaque", "d'", "de"}


def _agrees(reading: Dependents, place: int) -> bool:
    word = reading.words[place]
    if word.low in _FLOATING or word.low in {"la", "l'"}:
        return word.low in _FLOATING
    return (word.reads("verb:3s") and not word.reads("noun", "adj", "prep")) or (
        word.reads("adj:fs", "ppas:fs") and not word.reads("noun", "adj:ms")
    )
