"""For each term of a sentence: how it is used there, what it was, what it becomes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transverse.language import compounds, phrase, words
from transverse.language.forms import lexicon
from transverse.language.matching import Match
from transverse.language.phrase import Phrase
from transverse.language.sentence import Node, Sentence
from transverse.language.terms import Replacement

if TYPE_CHECKING:
    from transverse.language.determiners import Determiner

_BEFORE_PREDICATIVE = words.of("adverbs", "before_predicative")
_HANDLED = words.starts("adjectives", "handled")
_DELIVERED = words.starts("adjectives", "delivered")


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of one term.

    Attributes
    ----------
    match
        The term found.
    use
        "noun" (it carries its own determiner or function), "complement" (a bare noun after another noun),
        "adjective", or "fixed" (one text for another).
    source, target
        Gender and number before and after; equal when nothing else has to agree.  For an adjective, those of its noun.
    text
        The words that replace it, without the trade's.
    replacement
        The equivalent chosen; ``others`` are the words of the other ones.
    swallowed
        How many words before the term are replaced with it.
    ambiguous
        Whether the source gender was guessed.
    """

    match: Match
    use: str
    source: str
    target: str
    text: str
    replacement: Replacement
    others: tuple[str, ...] = ()
    swallowed: int = 0
    ambiguous: bool = False
    known: bool = True

    @property
    def agrees(self) -> bool:
        """Whether other words have to change with it."""
        return self.use == "noun" and self.source != self.target

    @property
    def proxy(self) -> str:
        """The French word that the parser sees in its place; empty to hide it."""
        if self.use == "complement":
            return ""
        if self.use == "adjective":
            return "efficaces" if self.match.number == "p" else "efficace"
        if self.match.term.part == "job":
            return "analystes" if self.source[1] == "p" else "analyste"
        return {"ms": "fichier", "fs": "donnée", "mp": "fichiers", "fp": "données"}[self.source]


def plan(sentence: Sentence, node: Node, match: Match, *, prudent: bool) -> Plan:
    """Return what becomes of the term at `node`; the sentence need not be parsed."""
    before = phrase.look(sentence, node)
    part = match.term.part
    if part in {"verb", "phrase"}:
        return _fixed(match)
    if part == "adjective":
        return _adjective(sentence, node, match)
    if before.modified is not None and match.term.part in {"mass", "noun"}:
        return _complement(sentence, node, match)
    return _noun(sentence, node, match, before, prudent=prudent)


def _fixed(match: Match) -> Plan:
    replacement = match.term.replacements[0]
    text = replacement.text or replacement.forms.get(match.form, "")
    others = tuple(other.text or other.forms.get(match.form, "") for other in match.term.replacements[1:])
    return Plan(match, "fixed", "ms", "ms", text, replacement, others)


def _adjective(sentence: Sentence, node: Node, match: Match) -> Plan:
    code = noun_of_adjective(sentence, node)
    replacement = match.term.replacements[0]
    others = tuple(getattr(other, code or "ms") for other in match.term.replacements[1:])
    return Plan(
        match,
        "adjective",
        code or "ms",
        code or "ms",
        getattr(replacement, code or "ms"),
        replacement,
        others,
        known=bool(code),
    )


def noun_of_adjective(sentence: Sentence, node: Node) -> str:
    """Return the gender and number of the noun that the adjective at `node` follows, "" when it is not next to it."""
    place = node.index - 1
    while place >= 0:
        here = sentence[place]
        tags = lexicon().tags(here.low)
        if here.low in _BEFORE_PREDICATIVE:
            place -= 1
            continue
        if "adv" in tags and not _determined(sentence, place):
            place -= 1
            continue
        if (
            tags & {"verb:inf", "verb:3s", "verb:3p"}
            and not _determined(sentence, place)
            and not _opens(sentence, place)
        ):
            return ""
        if any(tag.startswith(("adj", "ppas")) for tag in tags) and place and _is_noun(sentence[place - 1].low):
            place -= 1
            continue
        noun = [tag[5:] for tag in sorted(tags) if tag.startswith("noun:") and len(tag) == 7]
        if noun and (code := _agreeing(sentence, place, noun)):
            return code
        if any(tag.startswith(("adj", "ppas")) for tag in tags):
            place -= 1
            continue
        return ""
    return ""


def _opens(sentence: Sentence, place: int) -> bool:
    """Say whether the word opens its fragment: a title, a table cell."""
    return place == 0 or not any(char.isalnum() for char in sentence[place - 1].text)


def _is_noun(low: str) -> bool:
    tags = lexicon().tags(low)
    return any(tag.startswith("noun") for tag in tags) and not tags & {"det", "prep", "pron", "conj"}


def _determined(sentence: Sentence, place: int) -> bool:
    """Say whether an article, or an adjective after one, stands before the word at `place`."""
    return phrase.look(sentence, sentence[place]).kind is not None


def _agreeing(sentence: Sentence, place: int, codes: Sequence[str]) -> str:
    """Return the reading of the noun at `place` that its determiner allows."""
    kind = phrase.look(sentence, sentence[place]).kind
    for code in codes:
        if kind is None or (kind.gender in {"", code[0]} and kind.number == code[1]):
            return code
    return ""


def _complement(sentence: Sentence, node: Node, match: Match) -> Plan:
    before = [each.low for each in sentence.nodes[max(0, node.index - 4) : node.index]]
    found = compounds.link(match.term.id, before)
    after = sentence.after(node)
    if found is not None and match.term.id == "data" and after is not None and after.low in {"&", "/", "+"}:
        found = compounds.Link("données")
    replacement = match.term.replacements[0]
    if found is None:
        core = replacement.plural if match.term.part == "mass" or match.number == "p" else replacement.singular
        return Plan(match, "complement", "fp", "fp", f"de {core}", replacement, known=False)
    if "ouverture" in found.text:
        replacement = match.term.replacements[-1]
    return Plan(match, "complement", "fp", "fp", found.text, replacement, swallowed=found.words, known=found.known)


def _noun(sentence: Sentence, node: Node, match: Match, before: Phrase, *, prudent: bool) -> Plan:
    term = match.term
    number = (
        "p"
        if match.number == "p"
        or (before.kind is not None and before.kind.number == "p")
        or _counted(sentence, node, before)
        else "s"
    )
    gender = before.kind.gender if before.kind is not None and number == "s" else ""
    gender = gender or _adjective_gender(before)
    guessed = gender or term.source_gender or ("f" if term.id == "data" else "m")
    source = guessed + number
    if term.part == "job":
        return _job(sentence, match, before, number)
    replacement = choose(sentence, node, match, before)
    single = prudent or before.single or _one_of_many(sentence, node, before)
    target = _target(replacement, number, mass=term.part == "mass", single=single)
    text = replacement.plural if target[1] == "p" else replacement.singular
    others = tuple(
        (other.plural if target[1] == "p" and other.plural else other.singular) or other.plural
        for other in term.replacements if other is not replacement
    )  # fmt: skip
    if term.part == "noun" and not before.kind and number == "s":
        source = target
    return Plan(match, "noun", source, target, text, replacement, others, ambiguous=not gender)


def _target(replacement: Replacement, number: str, *, mass: bool, single: bool) -> str:
    gender = replacement.gender or "m"
    if mass:
        if replacement.plural and not (single and replacement.singular and number == "s"):
            return f"{gender}p"
        return f"{gender}s"
    return gender + number


def _counted(sentence: Sentence, node: Node, before: Phrase) -> bool:
    """Say whether a number stands before the noun: "2 data engineers"."""
    place = node.index - 1 - len(before.adjectives)
    if place < 0 or before.kind is not None:
        return False
    low = sentence[place].low
    return (low.isdigit() and low not in {"0", "1"}) or (
        "num" in lexicon().tags(low) and low not in {"un", "une", "zéro"}
    )


def _adjective_gender(before: Phrase) -> str:
    for adjective in before.adjectives:
        tags = {tag[4:] for tag in lexicon().tags(adjective.low) if tag.startswith("adj:")}
        if tags == {"fs"}:
            return "f"
        if tags == {"ms"}:
            return "m"
    return ""


def _one_of_many(sentence: Sentence, node: Node, before: Phrase) -> bool:
    """« si une data est fausse » counts one item."""
    if before.kind is None or before.kind.name != "indefinite" or before.determiner is None:
        return False
    left = sentence.before(before.determiner)
    del node
    return left is not None and left.low in {"si", "lorsqu'", "quand", "dès", "chaque", "pas"}


def _job(sentence: Sentence, match: Match, before: Phrase, number: str) -> Plan:
    kind: Determiner | None = before.kind
    gender = (kind.gender if kind else "") or _adjective_gender(before) or "m"
    if before.determiner is not None and "(e)" in before.determiner.low:
        gender = "m"
    replacement = match.term.replacements[0]
    texts = [_job_text(each, gender, number) for each in match.term.replacements]
    both = before.determiner is not None and _both_genders(sentence, before.determiner)
    if both:
        texts[0] = _inclusive(replacement)
    return Plan(match, "noun", gender + number, gender + number, texts[0], replacement, tuple(texts[1:]))


def _inclusive(replacement: Replacement) -> str:
    """Return a wording for a man or a woman: "ingénieur(e) de données"."""
    masculine, feminine = replacement.masculine.split(" "), replacement.feminine.split(" ")
    head = masculine[0] if masculine[0] == feminine[0] else f"{masculine[0]}(e)"
    if feminine[0] not in {masculine[0], masculine[0] + "e"}:
        return f"{replacement.masculine} ou {replacement.feminine}"
    return " ".join([head, *masculine[1:]])


def _both_genders(sentence: Sentence, determiner: Node) -> bool:
    """« un(e) », « un ou une », « le ou la »."""
    left = [sentence.before(determiner, distance) for distance in (1, 2)]
    pair = (
        left[0] is not None
        and left[1] is not None
        and left[0].low in {"ou", "/"}
        and left[1].low in {"un", "le", "une", "la"}
    )
    return "(e)" in determiner.low or pair


def _job_text(replacement: Replacement, gender: str, number: str) -> str:
    if number == "p":
        return replacement.masculine_plural if gender == "m" else replacement.feminine_plural
    return replacement.masculine if gender == "m" else replacement.feminine


def choose(sentence: Sentence, node: Node, match: Match, before: Phrase) -> Replacement:
    """Return the equivalent that fits the sentence: for "open data", the things or the policy."""
    thing = match.term.replacements[0]
    process = next((each for each in match.term.replacements if each.use == "process"), None)
    activity = next((each for each in match.term.replacements if each.use == "activity"), None)
    if activity is not None:
        return thing if match.number == "p" or _is_delivered(sentence, node) else activity
    if process is None or match.number == "p":
        return thing
    if before.kind is None:
        return _after_preposition(sentence, node, before, thing, process)
    if _handled(sentence, node):
        return thing
    if before.kind.name in {"its", "our", "my", "your", "yours", "their", "demonstrative"} or before.kind.number == "p":
        return thing
    if before.preposition is not None and before.preposition.low == "de":
        left = sentence.before(before.preposition)
        found = compounds.link(match.term.id, [left.low]) if left is not None else None
        return process if found is None or not found.known or "ouverture" in found.text else thing
    return process


def _handled(sentence: Sentence, node: Node) -> bool:
    """Say whether the sentence handles the open data themselves: "est injoignable", "recharger l'open data"."""
    after = [each.low for each in sentence.nodes[node.index + 1 : node.index + 5]]
    before = [each.low for each in sentence.nodes[max(0, node.index - 3) : node.index]]
    return any(word.startswith(_HANDLED) for word in (*after, *before))


def _is_delivered(sentence: Sentence, node: Node) -> bool:
    """Say whether the words after a "reporting" speak of a paper one hands in, not of an activity."""
    after = [each.low for each in sentence.nodes[node.index + 1 : node.index + 6]]
    return any(word.startswith(_DELIVERED) for word in after)


def _after_preposition(
    sentence: Sentence, node: Node, before: Phrase, thing: Replacement, process: Replacement
) -> Replacement:
    if before.preposition is None or before.preposition.low not in {"de", "d'"}:
        return thing
    del node
    words = [each.low for each in sentence.nodes[max(0, before.preposition.index - 4) : before.preposition.index]]
    found = compounds.link("open_data", words)
    return process if found is not None and "ouverture" in found.text else thing
