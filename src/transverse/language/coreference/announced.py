"""A pronoun that comes before its noun: « Bien qu'elle soit vivante, la data… », « qui la vérifie, cette data ? »."""

from transverse.language import words
from transverse.language.nominal import phrase_start
from transverse.language.sentence import Node, Sentence

_OPENERS = words.of("grammar", "subordinate_openers")


def is_announced(sentence: Sentence, node: Node) -> bool:
    """Say whether the noun comes back after its pronoun: « qui va la vérifier, cette data ? »."""
    start = phrase_start(sentence, node)
    before = sentence[start - 1] if start else None
    after = sentence.after(node)
    closed = after is None or after.low in {",", "?", "!", ".", ";", "…", "dont", "qui", "que", "qu'"}
    opened = before is not None and before.low == ","
    return (opened and closed) or _after_concession(sentence, start) or _after_opening(sentence, start)


def _after_concession(sentence: Sentence, start: int) -> bool:
    """« Aussi abondante soit-elle, la data… »."""
    opening = [each.low for each in sentence.nodes[:start]]
    return len(opening) > 2 and opening[0] in {"aussi", "si"} and opening[-1] == "," and opening[-2] in {"-elle", "-il"}


def _after_opening(sentence: Sentence, start: int) -> bool:
    """« Parce qu'elle est vivante, la data… »: the pronoun comes first, in a clause that opens the sentence."""
    opening = [each.low for each in sentence.nodes[:start]]
    subordinate = bool(opening) and (
        opening[0] in _OPENERS or " ".join(opening[:2]).startswith(("parce qu", "tant qu", "bien qu", "dès qu"))
    )
    return subordinate and opening[-1] == "," and opening.count(",") == 1
