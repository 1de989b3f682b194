"""Is "la" an article or a pronoun?  The lexicon decides before the parser sees it.

Parsers read "la nettoient" or "l'archiver" as article and noun; the forms themselves settle most cases.
"""

from collections.abc import Collection, Sequence

from transverse.language import words
from transverse.language.forms import lexicon
from transverse.language.kinds import can_be
from transverse.language.tokens import Word

_UNDECIDED = words.of("grammar", "clitic_or_article")
CLITICS = frozenset({"la", "l'", "le", "les", "leur"})
_SUBJECT = words.of("grammar", "before_clitic")
_SECOND = frozenset({"lui", "leur", "y", "en"})
_GOVERNS_INFINITIVE = words.of("grammar", "before_infinitive")
_LEADS = frozenset({"à", "de", "d'", "par", "dans", "sur", "pour", "sans"})
_BEING = words.of("verbs", "be_before_elision")
_HAVE = words.of("verbs", "have")


def is_clitic(words: Sequence[Word], place: int, hits: Collection[int] = ()) -> bool | None:
    """Say whether the word at `place` is an object pronoun before its verb.

    Returns
    -------
    True or False when the forms decide, None when the parser has to.
    """
    low = words[place].low
    if low not in CLITICS or place + 1 >= len(words) or place + 1 in hits:
        return False
    before = words[place - 1].low if place else ""
    after = words[place + 1].low
    if after in _SECOND:
        return place + 2 < len(words) and can_be(words[place + 2].low, "verb")
    if low == "l'" and after in _BEING and before not in {"dans", "de", "à", "vers", "par", "d'"}:
        return True
    if after in _HAVE or (
        after in {"avoir", "être"} and place + 2 < len(words) and can_be(words[place + 2].low, "ppas")
    ):
        return True
    if not after[0].isalpha():
        return False
    if not can_be(after, "verb"):
        return False
    # « à l'arrache »: after a preposition only an infinitive has an object before it.
    if before in _LEADS and "verb:inf" not in lexicon().tags(after):
        return False
    if not _nominal(after):
        return True
    if before in _SUBJECT or before.startswith("-"):
        return True
    if "verb:inf" in lexicon().tags(after) and low != "l'" and can_be(before, "verb") and not _nominal(before):
        return True
    if before == "monde" and place > 2 and words[place - 3].low == "tout":
        return True
    # No article stands right after a noun: "une équipe la contrôle".
    if low != "l'" and _only_noun(before) and not can_be(before, "verb") and "verb:inf" not in lexicon().tags(after):
        return True
    if before in {"nous", "vous"} and place > 1 and words[place - 2].low in _SUBJECT:
        return True
    if "verb:inf" in lexicon().tags(after):
        return before in _GOVERNS_INFINITIVE and low in {"la", "les"}
    following = words[place + 2].low if place + 2 < len(words) else ""
    if before in {"et", ",", "puis"} and not can_be(after, "noun") and not can_be(following, "noun"):
        return True
    if before in {"et", ",", "puis", "ou", "ni"} and _echoes(words, place):
        return True
    return None if before in _UNDECIDED and low != "leur" else False


def _echoes(words: Sequence[Word], place: int) -> bool:
    """Say whether the same pronoun stood before the verb just coordinated: "la décrit et la classe"."""
    low = words[place].low
    for earlier in range(max(0, place - 8), place - 1):
        if (
            words[earlier].low in {low, "l'"}
            and can_be(words[earlier + 1].low, "verb")
            and not can_be(words[earlier + 1].low, "noun")
        ):
            return True
    return False


def _only_noun(form: str) -> bool:
    """Say whether `form` can be nothing but a noun or an adjective."""
    kinds = {tag.partition(":")[0] for tag in lexicon().tags(form)}
    return "noun" in kinds and kinds <= {"noun", "adj"}


def _nominal(form: str) -> bool:
    return can_be(form, "noun", "adj", "ppas", "name", "det", "num")
