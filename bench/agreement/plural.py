"""The plural words of a sentence: what they are, and what gender they show."""

from collections.abc import Sequence
from enum import StrEnum

from prose import Token


class UncertainError(Exception):
    """The plural marks of the sentence do not settle what depends on the hit."""


class Kind(StrEnum):
    """What a plural word is."""

    NOUN = "noun"
    ADJECTIVE = "adjective"
    VERB = "verb"
    ELLE = "pronoun-elle"
    CELLE = "celle"
    LAQUELLE = "laquelle"
    CLITIC = "clitic-les"
    DATIVE = "clitic-leur"
    OWNER = "possessive"
    SUPERLATIVE = "superlative"


DETERMINERS = {
    "les": "la", "des": "de la", "aux": "à la", "ces": "cette", "ses": "sa", "mes": "ma", "tes": "ta",
    "nos": "notre", "vos": "votre", "leurs": "leur",
}  # fmt: skip
PRONOUNS = {
    "elles": "elle", "celles": "celle", "celles-ci": "celle-ci", "celles-là": "celle-là",
    "lesquelles": "laquelle", "auxquelles": "à laquelle", "desquelles": "de laquelle", "elles-mêmes": "elle-même",
}  # fmt: skip
OBJECTS = frozenset({"ne", "n'", "se", "s'", "y", "en", "le", "la", "l'", "lui", "nous", "vous", "me", "m'"})

_PRONOMINAL = frozenset(
    {"dernières", "suivantes", "précédentes", "premières", "seules", "mêmes", "principales", "bonnes"}
)
_PRONOUN_KINDS = {
    "elle": Kind.ELLE,
    "cell": Kind.CELLE,
    "lesq": Kind.LAQUELLE,
    "auxq": Kind.LAQUELLE,
    "desq": Kind.LAQUELLE,
}
_MASCULINE = frozenset(
    {
        "ils", "-ils", "eux", "ceux", "ceux-ci", "ceux-là", "tous", "lesquels", "auxquels", "desquels", "deux",
        "plusieurs", "quelques"
    }
)  # fmt: skip
_CLOSED = ("adv", "prep", "conj", "clitic", "det", "pron", "num", "interj")
_SINGULAR = ("noun:ms", "noun:fs", "adj:ms", "adj:fs", "ppas:ms", "ppas:fs")
_PLURAL_NOUN = ("noun:mp", "noun:fp")
_VERBAL = ("verb:inf", "verb:3", "verb:ppre", "verb:1p", "verb:2p", "verb:imp")
_FEMININE = ("adj:fp", "ppas:fp")
_MASCULINE_TAGS = ("adj:mp", "ppas:mp")


def kind(words: Sequence[Token], place: int) -> Kind | None:
    """Return what the plural word at `place` is, None when it is not plural.

    Raises
    ------
    UncertainError
        When its reading cannot be told.
    """
    token = words[place]
    low = token.low.removeprefix("-")
    if low in PRONOUNS:
        return _PRONOUN_KINDS[low[:4]]
    if low in _MASCULINE:
        return Kind.NOUN
    if low in {"les", "leur", "leurs"}:
        return _les_or_leur(words, place)
    if low in DETERMINERS:
        return Kind.NOUN  # its noun may be one of those that do not change: "les accès"
    if not token.tags:
        return _unknown(token)
    return None if token.reads(*_CLOSED) else _open_class(words, place)


def genders(words: Sequence[Token], place: int) -> set[str]:
    """Return the genders, among "m" and "f", that the plural noun or determiner at `place` may have."""
    token = words[place]
    if token.low in DETERMINERS:
        following = next((word for word in words[place + 1 : place + 4] if word.reads(*_PLURAL_NOUN)), None)
        return {tag[5] for tag in following.tags if tag in _PLURAL_NOUN} if following else {"m", "f"}
    if token.low in {"plusieurs", "quelques", "deux"}:
        return {"m", "f"}
    nouns = {tag[5] for tag in token.tags if tag in _PLURAL_NOUN}
    return nouns or {tag.partition(":")[2][0] for tag in token.tags if tag in {*_FEMININE, *_MASCULINE_TAGS}} or {"m"}


def only_feminine(token: Token) -> bool:
    """Say whether an adjective or participle is feminine plural and nothing else."""
    return token.reads(*_FEMININE) and not token.reads(*_MASCULINE_TAGS)


def _les_or_leur(words: Sequence[Token], place: int) -> Kind:
    following = words[place + 1] if place + 1 < len(words) else None
    if following is None:
        raise UncertainError
    verb = following.reads(*_VERBAL) or following.low in OBJECTS
    if words[place].low == "les":
        if following.low in {"plus", "moins"}:
            return Kind.SUPERLATIVE
        plural = following.reads(*_PLURAL_NOUN, *_FEMININE, *_MASCULINE_TAGS, "num") or not following.tags
        return Kind.NOUN if plural or not verb else Kind.CLITIC
    if words[place].low == "leurs" or not verb:
        return Kind.OWNER
    if following.reads(*_SINGULAR):
        raise UncertainError
    return Kind.DATIVE


def _unknown(token: Token) -> None:
    if token.text.isalpha() and token.text[0].islower() and token.low.endswith(("s", "x", "nt")):
        raise UncertainError


def _open_class(words: Sequence[Token], place: int) -> Kind | None:
    token = words[place]
    before = words[place - 1] if place else None
    if token.reads("verb:2p") and not (
        before
        and not before.reads("conj", "pron")
        and (before.reads("noun", "ppas", "adj", "verb:3", "verb:inf") or before.low.endswith("ment"))
    ):
        return None  # "faites" is most often an order
    if token.low in _PRONOMINAL and before and before.low in {"ces", "les"} and not _precedes_noun(words, place):
        raise UncertainError  # a pronoun in the guise of an adjective: "ces dernières", "les suivantes"
    if token.reads("verb:3p") and not token.reads("verb:3s"):  # "convient" is of convenir, hardly ever of convier
        if before is None:
            raise UncertainError  # a description with its subject left out, or a slip of its author
        if not token.reads(*_SINGULAR, *_PLURAL_NOUN):
            return Kind.VERB
        if before.reads("det", "prep", "adj", "noun", "ppas"):
            return None  # "le contenu équivalent", "un client"
        raise UncertainError
    if token.reads(*_SINGULAR):
        return None
    noun = token.reads(*_PLURAL_NOUN)
    if (
        _introduced(before)
        or (noun and before and before.low == "comme")
        or not token.reads(*_FEMININE, *_MASCULINE_TAGS)
    ):
        return Kind.NOUN if token.reads(*_PLURAL_NOUN, *_FEMININE, *_MASCULINE_TAGS) else None
    if token.reads(*_FEMININE):
        return Kind.ADJECTIVE
    return Kind.NOUN if token.reads(*_MASCULINE_TAGS) else None


def _precedes_noun(words: Sequence[Token], place: int) -> bool:
    return place + 1 < len(words) and words[place + 1].reads("noun:")


def _introduced(before: Token | None) -> bool:
    return before is None or before.low in DETERMINERS or before.reads("prep", "det", "num")
