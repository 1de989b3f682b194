"""Which pronouns stand for the noun: candidates in the sentence and the one before, weighed by function and distance.

A pronoun is changed only when no other noun of its gender and number is a better antecedent.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from transverse.language import determiners, words
from transverse.language.clauses import Clauses
from transverse.language.forms import lexicon
from transverse.language.kinds import is_finite3
from transverse.language.lemmas import is_record, met_by, of_data, of_person
from transverse.language.nominal import is_prepositional, phrase_start
from transverse.language.predicate import BE
from transverse.language.sentence import AUXILIARY, SUBJECT, Node, Sentence, lexical
from transverse.language.words_of_grammar import PREPOSITIONS, SPEECH

_BETWEEN = words.of("grammar", "between_subject_and_verb")
_SUBJECT_WEIGHT, _INNER_SUBJECT, _OBJECT, _OBLIQUE, _COMPLEMENT, _APART, _NAME = 1.0, 0.9, 0.8, 0.5, 0.35, 1.05, 0.85
_PREVIOUS_SENTENCE = 0.8
_KINSHIP = 0.7
"""What a verb that data often receive adds to data, and to nouns that name records."""
_MARGIN = 0.3
"""Between two candidates closer than this, the proposal is to be reviewed."""
_COPULAS = words.starts("verbs", "copula")
_NO_THING = words.of("nouns", "no_thing")
_TITLES = frozenset({"mme", "madame", "mlle", "mademoiselle"})
_TAKES_CLAUSE = words.starts("verbs", "clause")
_OPENERS = words.of("grammar", "subordinate_openers")
_IMPERSONAL = words.starts("verbs", "impersonal")


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun that might stand for the noun.

    ``role`` is "subject" or "object" of ``verb``, or "like" for a pronoun that names another thing of the same kind
    ("celle de", "la nôtre").
    """

    node: Node
    role: str
    verb: Node | None
    gender: str = "f"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible antecedent and its weight; ``ours`` when it stands for the noun, ``thing`` when it is an object."""

    node: Node
    weight: float
    ours: bool
    previous: bool
    thing: bool = False


def pronouns(sentence: Sentence, gender: str) -> Iterator[Pronoun]:
    """Yield the singular third-person pronouns of `gender` ("f", "m"), with their role and verb, in order."""
    subject = {"elle", "celle-ci", "celle-là"} if gender == "f" else {"il", "celui-ci", "celui-là"}
    hung = {"-elle", "-t-elle"} if gender == "f" else {"-il", "-t-il"}
    clitics = {"la", "l'"} if gender == "f" else {"le", "l'"}
    like = {"celle", "nôtre", "sienne", "vôtre", "mienne", "tienne"} if gender == "f" else {"celui"}
    for node in sentence.nodes:
        if node.low in subject:
            if _oblique(sentence, node):
                continue
            verb = verb_of(sentence, node)
            if not (node.low == "il" and _impersonal(sentence, node)):
                yield Pronoun(node, "subject", verb)
        elif node.low in hung:
            before = sentence.before(node)
            if (
                before is not None
                and not _said(sentence, before)
                and not (node.low.endswith("il") and before.low.startswith((*_IMPERSONAL, "a", "est", "pass")))
            ):
                yield Pronoun(node, "subject", lexical(sentence, before))
        elif node.low in clitics and node.clitic and not _neutral(sentence, node):
            yield Pronoun(node, "object", clitic_verb(sentence, node), gender)
        elif node.low in {f"-{clitic}" for clitic in clitics}:
            yield Pronoun(node, "object", sentence.before(node), gender)
        elif node.low in like and not _neutral(sentence, node):
            yield Pronoun(node, "like", None)


def _oblique(sentence: Sentence, node: Node) -> bool:
    """Say whether a preposition makes the pronoun speak of a person, or of what cannot be told: "selon elle"."""
    before = sentence.before(node)
    return before is not None and before.low in PREPOSITIONS


def _said(sentence: Sentence, verb: Node) -> bool:
    """« , dit-elle, »."""
    before = sentence.before(verb)
    return verb.low.startswith(SPEECH) and before is not None and before.low in {",", "»", "?", "!", "—", "–"}


def _impersonal(sentence: Sentence, node: Node) -> bool:
    after = [each.low for each in sentence.nodes[node.index + 1 : node.index + 7]]
    words = [word for word in after if word not in _BETWEEN]
    there = "y" in after[:2] and not any(word == "été" for word in after[:4])
    if not words or words[0].startswith(_IMPERSONAL) or there:
        return True
    return words[0] in BE and any(word in {"de", "d'", "que", "qu'"} for word in words[2:4])


def _neutral(sentence: Sentence, node: Node) -> bool:
    """Say whether "l'" stands for a whole clause: "elle l'est déjà", "elle l'a été"."""
    if node.low not in {"l'", "le"}:
        return False
    after = [each.low for each in sentence.nodes[node.index + 1 : node.index + 4]]
    return bool(after) and (after[0] in BE or "été" in after[1:])


def verb_of(sentence: Sentence, pronoun: Node) -> Node | None:
    """Return the head of the predicate of a subject pronoun: by the parse, else the next finite verb."""
    head = sentence.head(pronoun)
    if head is not None and pronoun.dep in SUBJECT:
        return head
    for node in sentence.nodes[pronoun.index + 1 : pronoun.index + 7]:
        if is_finite3(node.low) and not node.clitic:
            return lexical(sentence, node)
    return None


def clitic_verb(sentence: Sentence, clitic: Node) -> Node | None:
    """Return the verb that an object pronoun stands before; the participle when an auxiliary comes between."""
    for node in sentence.nodes[clitic.index + 1 : clitic.index + 4]:
        if any(tag.startswith("verb:") for tag in lexicon().tags(node.low)):
            return lexical(sentence, node)
    return None


def candidates(
    sentence: Sentence,
    read: Clauses,
    gender: str,
    ours: set[int],
    rivals: Collection[int] = (),
    *,
    previous: bool = False,
) -> Iterator[Candidate]:
    """Yield the nouns of `sentence` that a singular pronoun of `gender` could stand for."""
    for node in sentence.nodes:
        mine = node.index in ours
        if not mine and node.index not in rivals and not _fits(sentence, node, gender):
            continue
        weight = _weight(sentence, read, node)
        yield Candidate(node, weight * (_PREVIOUS_SENTENCE if previous else 1.0), mine, previous, weight == _OBJECT)


def _weight(sentence: Sentence, read: Clauses, node: Node) -> float:
    """Weigh `node` by its function: subject, object, complement of a verb, complement of a noun."""
    if node.pos == "PROPN":
        return _NAME if read.verbs_of(node.index) else _COMPLEMENT
    before = sentence.before(sentence[phrase_start(sentence, node)])
    if before is not None and before.low.startswith(_COPULAS) and not read.verbs_of(node.index):
        return _COMPLEMENT
    openers = [read.openers[verb] for verb in read.verbs_of(node.index)]
    if openers:
        return _SUBJECT_WEIGHT if -1 in openers else _INNER_SUBJECT
    if node.low.startswith("-") or node.clitic:
        return _SUBJECT_WEIGHT if node.low.endswith(("elle", "il")) else _OBJECT
    if is_prepositional(sentence, node):
        start = sentence[phrase_start(sentence, node)]
        before = start if start.low in {"du", "des"} else sentence.before(start)
        governor = sentence.before(before) if before is not None else None
        noun = governor is not None and governor.pos in {"NOUN", "PROPN"}
        complement = before is not None and before.low in {"de", "d'", "du", "des"} and noun
        return _COMPLEMENT if complement else _OBLIQUE
    after = sentence.after(node)
    if after is not None and after.low == "," and node.dep not in {"obj", "conj"}:
        return _APART
    return _SUBJECT_WEIGHT if node.dep in SUBJECT else _OBJECT


def _fits(sentence: Sentence, node: Node, gender: str) -> bool:
    if node.hit >= 0:
        return False
    before = sentence.before(node)
    if gender == "f" and (node.low in _TITLES or (node.low == "celle" and before is not None)):
        return True
    if node.pos == "PROPN" and node.dep in SUBJECT and (before is None or before.pos != "DET"):
        mister = node.index > 1 and sentence[node.index - 2].low in {"m", "mm"}
        return node.text[0].isupper() and not node.text.isupper() and not (mister and gender == "f")
    if node.low in _NO_THING:
        return False
    if node.pos not in {"NOUN", "PROPN"} or f"noun:{gender}s" not in lexicon().tags(node.low):
        return False
    start = sentence[phrase_start(sentence, node)]
    kind = determiners.read(start.low)
    if kind is None or kind.number == "p":
        return False
    return kind.gender in {"", gender} or start.low in {"du", "au"}


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
    subject = governing_subject(sentence, read, pronoun) if pronoun.role == "object" else None
    best_ours = best_other = 0.0
    for candidate in before:
        if candidate.node is pronoun.node or _impossible(candidate, pronoun, sentence, read, subject):
            continue
        weight = candidate.weight + _preference(candidate, pronoun, sentence, initial=initial)
        if candidate.ours:
            best_ours = max(best_ours, weight)
        else:
            best_other = max(best_other, weight)
    if best_ours <= 0:
        return False, False
    return best_ours > best_other, best_other > 0 and abs(best_ours - best_other) < _MARGIN


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
        return not (candidate.ours and _set_apart(sentence, node))
    if subject is not None and node.index == subject.index:
        return True
    verb = pronoun.verb
    for word in read.verbs_of(pronoun.node.index):
        if read.antecedents[word] == node.index and sentence[read.openers[word]].low in {"que", "qu'", "dont", "où"}:
            return True
    # A pronoun and the object of its verb never name one thing.
    return pronoun.role == "subject" and verb is not None and node.index > verb.index > pronoun.node.index


def _set_apart(sentence: Sentence, node: Node) -> bool:
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


def _preference(candidate: Candidate, pronoun: Pronoun, sentence: Sentence, *, initial: bool) -> float:
    verb = pronoun.verb
    bonus = 0.0
    if not candidate.previous:
        bonus -= min(abs(pronoun.node.index - candidate.node.index), 40) * 0.006
    if pronoun.role == "object" and candidate.node.pos == "PROPN":
        bonus -= 0.4
    if pronoun.role in {"object", "like"} and candidate.thing and not candidate.previous:
        bonus += 0.25
    if initial and candidate.previous and candidate.weight >= _PREVIOUS_SENTENCE:
        bonus += 0.1
    if not candidate.ours:
        if verb is not None and _handles(sentence, verb) and is_record(candidate.node.low):
            bonus += _KINSHIP
        return bonus + (0.4 if pronoun.node.low in {"celle-ci", "celui-ci"} and _nearest(candidate, pronoun) else 0.0)
    if pronoun.role == "like":
        bonus += 0.3
    if verb is None:
        return bonus
    if pronoun.role == "subject" and _echo(sentence, pronoun.node):
        bonus += 0.5 if candidate.weight > _COMPLEMENT else 0.0
    if pronoun.role == "subject" and (of_person(verb.low) or _acts_on_ours(sentence, verb)):
        return bonus - 0.4
    if pronoun.role == "object" and met_by(verb.low):
        return bonus - 0.4
    bonus += _KINSHIP if _handles(sentence, verb) else 0.0
    return bonus


def _handles(sentence: Sentence, verb: Node) -> bool:
    """Say whether the verb, or the participle or infinitive that it leads to, is one that data often receive."""
    chain = [verb, *(node for node in sentence.nodes[verb.index + 1 : verb.index + 4] if node.pos in {"VERB", "ADJ"})]
    return any(of_data(node.low) for node in chain)


def _nearest(candidate: Candidate, pronoun: Pronoun) -> bool:
    """Say whether the candidate is a few words before a "celle-ci"."""
    return not candidate.previous and 0 < pronoun.node.index - candidate.node.index <= 5


def _echo(sentence: Sentence, node: Node) -> bool:
    """« elle l'est depuis lundi » answers « est-elle arrivée ? »."""
    after = sentence.after(node)
    return after is not None and _neutral(sentence, after)


def _acts_on_ours(sentence: Sentence, verb: Node) -> bool:
    """Say whether the verb has an object pronoun: "elle la conserve" speaks of two things."""
    return any(
        node.clitic and not _neutral(sentence, node) for node in sentence.nodes[max(0, verb.index - 3) : verb.index]
    )


def governing_subject(sentence: Sentence, read: Clauses, pronoun: Pronoun) -> Node | None:
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
