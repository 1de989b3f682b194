"""Whether a pronoun stands for the noun: the best candidate, those that grammar excludes left out."""

from collections.abc import Sequence

from transverse.language import words
from transverse.language.clauses import Clauses
from transverse.language.coreference.announced import is_announced
from transverse.language.coreference.candidates import Candidate
from transverse.language.coreference.preference import preference
from transverse.language.coreference.pronouns import Pronoun
from transverse.language.forms import lexicon
from transverse.language.lemmas import of_person
from transverse.language.nominal import is_prepositional
from transverse.language.sentence import AUXILIARY, Node, Sentence
from transverse.language.words_of_grammar import BE

_MARGIN = 0.3
"""Between two candidates closer than this, the proposal is to be reviewed."""
_OF_PERSON = {"selon", "chez", "d'après", "après"}
"""« Les données doivent, selon elle, rester à l'abri »: who thinks, or lives there, is a person."""
_TAKES_CLAUSE = words.starts("verbs", "clause")


def resolve(
    pronoun: Pronoun, sentence: Sentence, read: Clauses, before: Sequence[Candidate], *, initial: bool
) -> tuple[bool, bool]:
    """Say whether `pronoun` stands for the noun.

    Parameters
    ----------
    pronoun
        The pronoun, in `sentence`.
    read
        The clauses of the sentence.
    before
        The candidates of the window, those of the previous sentence included.
    initial
        Whether the pronoun opens its sentence.

    Returns
    -------
    Whether it does; whether that is in doubt.
    """
    if pronoun.role == "object" and _speaks_of_a_clause(pronoun, sentence):
        return False, False
    emphatic = _emphatic(pronoun, sentence)
    if emphatic is not None:
        return any(each.ours and not each.previous and each.node.index == emphatic.index for each in before), False
    if pronoun.role == "oblique":
        if sentence[pronoun.node.index - 1].low in _OF_PERSON:
            return False, False
        return bool(before) and all(each.ours or each.node is pronoun.node for each in before), False
    subject = _governing_subject(sentence, read, pronoun) if pronoun.role == "object" else None
    best_ours = best_other = 0.0
    doubtful = False
    for candidate in before:
        if candidate.node is pronoun.node or _impossible(candidate, pronoun, sentence, read, subject):
            continue
        weight = candidate.weight + preference(candidate, pronoun, sentence, initial=initial)
        if candidate.ours:
            doubtful = doubtful or (not candidate.previous and candidate.node.index > pronoun.node.index)
            best_ours = max(best_ours, weight)
        else:
            best_other = max(best_other, weight)
    if best_ours <= 0:
        return False, False
    if pronoun.role == "subject" and pronoun.verb is not None and of_person(pronoun.verb.low):
        doubtful = True  # « donc elle demande »: a person, perhaps, that the text never named
    return best_ours > best_other, doubtful or (best_other > 0 and abs(best_ours - best_other) < _MARGIN)


def _speaks_of_a_clause(pronoun: Pronoun, sentence: Sentence) -> bool:
    """« ils l'ont demandé », « vous le savez »: the participle does not agree, or the verb takes a clause."""
    verb = pronoun.verb
    if verb is None:
        return False
    feminine = pronoun.node.low in {"la", "-la"}
    if pronoun.node.low in {"le", "-le", "l'"} and verb.low.startswith(_TAKES_CLAUSE):
        return True
    helped = any(helper.low not in BE for helper in sentence.children(verb, *AUXILIARY))
    masculine = lexicon().inflect(verb.low, "ms", "fs", kind=("ppas",)) not in {None, verb.low}
    return helped and masculine and not feminine and pronoun.gender == "f"


def _emphatic(pronoun: Pronoun, sentence: Sentence) -> Node | None:
    """Return the noun that ", elle," repeats: the one right before the comma."""
    node = pronoun.node
    before, after = sentence.before(node), sentence.after(node)
    if pronoun.role != "subject" or before is None or after is None or before.low != "," or after.low != ",":
        return None
    for place in range(before.index - 1, -1, -1):
        each = sentence[place]
        if (each.hit >= 0 or each.pos in {"NOUN", "PROPN"}) and not is_prepositional(sentence, each):
            return each
    return None


def _impossible(
    candidate: Candidate, pronoun: Pronoun, sentence: Sentence, read: Clauses, subject: Node | None
) -> bool:
    if candidate.previous:
        return False
    node = candidate.node
    if node.index > pronoun.node.index:
        return not (candidate.ours and is_announced(sentence, node))
    if subject is not None and node.index == subject.index:
        return True
    verb = pronoun.verb
    for word in read.verbs_of(pronoun.node.index):
        if read.antecedents[word] == node.index and sentence[read.openers[word]].low in {"que", "qu'", "dont", "où"}:
            return True
    # A pronoun and the object of its verb never name one thing.
    return pronoun.role == "subject" and verb is not None and node.index > verb.index > pronoun.node.index


def _governing_subject(sentence: Sentence, read: Clauses, pronoun: Pronoun) -> Node | None:
    """Return the subject of the verb of an object pronoun, looked for up the chain of infinitives and coordinations."""
    if pronoun.node.low.startswith("-"):
        return None
    verb = pronoun.verb
    steps = 0
    while verb is not None and steps < 6:
        for word in (verb, *sentence.children(verb, *AUXILIARY)):
            if word.index in read.subjects:
                subject = sentence[read.subjects[word.index]]
                antecedent = read.antecedents[word.index]
                return sentence[antecedent] if subject.low == "qui" and antecedent >= 0 else subject
        if verb.dep not in {"xcomp", "conj", "advcl", "obl:mod", "obl:arg", "acl", "ccomp"}:
            return None
        above = sentence.head(verb)
        if above is not None and any(each.low in {";", ":"} for each in sentence.nodes[above.index : verb.index]):
            return None
        verb, steps = above, steps + 1
    return None
