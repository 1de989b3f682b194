"""What a finite verb does to the reading: it takes the subject of its clause, or the pronoun hung on it."""

from transverse.language import determiners, words
from transverse.language.clauses.model import Clause
from transverse.language.clauses.owner import clause_of
from transverse.language.clauses.reading import Reading
from transverse.language.finite import intransitive
from transverse.language.forms import lexicon
from transverse.language.nominal import phrase_start
from transverse.language.sentence import Node
from transverse.language.words_of_grammar import SPEECH, SUBJECT_PRONOUNS

_HUNG = words.of("grammar", "hung_subjects")
_GENDERS = {"il": "m", "elle": "f"}


def take_verb(reading: Reading, node: Node) -> None:
    """Read the finite verb `node`."""
    if _is_incise(reading, node):
        return
    clause = clause_of(reading, node)
    hung = _hung(reading, node, clause)
    if hung >= 0:
        reading.subjects[node.index], reading.openers[node.index] = hung, clause.opener
        reading.antecedents[node.index] = -1
        clause.verbs.append(node.index)
        return
    shown = node.index == 1 and reading.sentence[0].low.startswith("ci-")
    if clause.subject < 0 and not clause.verbs and not clause.waits and (shown or intransitive(node)):
        clause.waits = clause.follows = True
    clause.verbs.append(node.index)
    reading.pending = -1
    reading.assign(node.index, clause)


def _is_incise(reading: Reading, node: Node) -> bool:
    """« dit-elle », « explique la maire »: a verb between commas with its subject after it."""
    sentence = reading.sentence
    before, after = sentence.before(node), sentence.after(node)
    if before is not None and before.low in {"se", "s'"}:
        before = sentence.before(before)
    if before is None or after is None or before.low not in {",", "»", "—", "–", "?", "!"}:
        return False
    hung = after.low.startswith("-") and len(after.low) > 2
    spoken = node.low.startswith(SPEECH) and not sentence[max(0, node.index - 1)].clitic
    named = spoken and (determiners.read(after.low) is not None or after.text[0].isupper())
    return hung or (named and bool(reading.stack[0].verbs))


def _hung(reading: Reading, verb: Node, clause: Clause) -> int:
    """Return the place of the pronoun after the verb when it is the subject itself, not the echo of one; else -1."""
    after = reading.sentence.after(verb)
    if after is None or not after.low.startswith("-"):
        return -1
    pronoun = after.low.removeprefix("-").removeprefix("t-")
    echo = pronoun in _GENDERS and clause.subject >= 0 and _echoes(reading, pronoun, clause.subject)
    return after.index if pronoun in _HUNG and not echo else -1


def _echoes(reading: Reading, pronoun: str, subject: int) -> bool:
    """« La data est-elle lue ? »: the pronoun repeats a noun of its gender."""
    noun = reading.sentence[subject]
    kind = determiners.read(reading.sentence[phrase_start(reading.sentence, noun)].low)
    gender = (kind.gender if kind is not None else "") or "".join(sorted(lexicon().gender_of_noun(noun.low)))
    return noun.low not in SUBJECT_PRONOUNS and (not gender or _GENDERS[pronoun] in gender)
