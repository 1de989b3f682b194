"""Which words are finite verbs here: by their forms first, by the parse for the rest."""

from transverse.language import determiners, words
from transverse.language.forms import lexicon
from transverse.language.kinds import can_be
from transverse.language.nominal import phrase_start
from transverse.language.sentence import Node, Sentence
from transverse.language.words_of_grammar import CLITIC_WORDS, PREPOSITIONS, QUESTION_WORDS, SUBJECT_PRONOUNS

_BEFORE_VERB = words.of("grammar", "before_verb")
_NO_VERB_AFTER = words.of("adverbs", "no_verb_after")
_PERSONS = frozenset({"verb:1s", "verb:2s", "verb:3s", "verb:1p", "verb:2p", "verb:3p"})
_BE_HAVE = words.of("verbs", "be_or_have")

_BLOCKING = PREPOSITIONS - {"voici", "voilà", "en"}
_BEFORE_VERB = CLITIC_WORDS | {"je", "j'", "tu"}


def is_finite(sentence: Sentence, node: Node) -> bool:
    """Say whether `node` is a finite verb in the third person here."""
    tags = lexicon().tags(node.low)
    if tags.isdisjoint(_PERSONS):
        return False
    before = sentence.before(node)
    if "verb:3s" not in tags and "verb:3p" not in tags:
        return node.pos in {"VERB", "AUX"} and before is not None and before.low in _BEFORE_VERB
    if (node.low == "soit" and _conjunction(sentence, node)) or _set_phrase(sentence, node):
        return False
    if node.low in _BE_HAVE:
        letter = before is not None and (
            before.low in {"un", "le"} or (node.text == "A" and node.pos not in {"VERB", "AUX"})
        )
        return not (node.low == "a" and (letter or _stands_for_to(sentence, node)))
    if before is not None and (blocks(before) or before.low == "été"):
        return False
    if before is not None and before.clitic and "verb:3s" in tags:
        return "verb:inf" not in tags
    if before is not None and before.low in _BEFORE_VERB:
        return "verb:inf" not in tags
    if _follows_subject(sentence, node) or _opens_relative(sentence, node):
        return True
    others = {tag.partition(":")[0] for tag in tags} - {"verb"}
    if not others:
        return True
    if others <= {"ppas", "adj"} and before is not None and _auxiliary(sentence, node):
        return False
    if "ppas:fs" in tags or (node.dep in {"acl", "amod"} and "ppas" in others):
        return False
    return node.pos in {"VERB", "AUX"} and not (others & {"ppas"} and _auxiliary(sentence, node))


def _follows_subject(sentence: Sentence, node: Node) -> bool:
    """Say whether a subject pronoun stands before the word, object pronouns passed over: "il leur demande"."""
    place = node.index - 1
    while place > 0 and sentence[place].low in CLITIC_WORDS:
        place -= 1
    return place >= 0 and sentence[place].low in {"il", "elle", "on", "ils", "elles"} and not _oblique(sentence, place)


def _opens_relative(sentence: Sentence, node: Node) -> bool:
    """« la data que produit le service »: between a relative pronoun and an article stands a verb."""
    before, after = sentence.before(node), sentence.after(node)
    led = before is not None and before.low in {"que", "qu'", "dont", "où"}
    return led and after is not None and determiners.read(after.low) is not None


def _oblique(sentence: Sentence, place: int) -> bool:
    return place > 0 and sentence[place - 1].low in PREPOSITIONS


def _stands_for_to(sentence: Sentence, node: Node) -> bool:
    """Say whether "a" is written for "à": « elle n'a pas a la répéter », « qu'a l'utiliser »."""
    following = [each.low for each in sentence.nodes[node.index + 1 : node.index + 3]]
    infinitive = [
        place
        for place, low in enumerate(following)
        if "verb:inf" in lexicon().tags(low) or (low.endswith("er") and not lexicon().tags(low))
    ]
    return bool(infinitive) and all(low in CLITIC_WORDS for low in following[: infinitive[0]])


def _set_phrase(sentence: Sentence, node: Node) -> bool:
    """« n'importe quelle », « autrement dit », « très précise »: no finite verb."""
    before, after = sentence.before(node), sentence.after(node)
    if node.low == "importe" and before is not None and before.low == "n'":
        return after is not None and (
            after.low in QUESTION_WORDS or after.low in {"quel", "quelle", "quels", "quelles", "qui", "quoi"}
        )
    if before is not None and before.low in _NO_VERB_AFTER:
        return True
    if before is None or before.hit < 0 or not can_be(node.low, "adj:fs"):
        return False
    start = phrase_start(sentence, before)
    left = sentence[start - 1] if start else None
    if left is not None and left.low == "de":
        left = sentence.before(left)
    return left is not None and (bool(lexicon().tags(left.low) & {"verb:inf", "verb:ppre"}) or left.low in PREPOSITIONS)


def _conjunction(sentence: Sentence, node: Node) -> bool:
    """« soit en ligne, soit sur place », « soit 30 % »."""
    after = sentence.after(node)
    pair = sum(1 for each in sentence.nodes if each.low == "soit") > 1
    subject = sentence.before(node)
    hung = after is not None and after.low.startswith("-")
    return (pair and not hung and (subject is None or subject.low not in SUBJECT_PRONOUNS | {"que", "qu'", "qui"})) or (
        after is not None and after.text[0].isdigit()
    )


def blocks(before: Node) -> bool:
    """Say whether the word before excludes a finite verb: an article that is no pronoun, or a preposition."""
    if before.low == "en":
        return before.pos == "ADP"
    if before.low in {"même", "mêmes"}:
        return True
    if before.clitic or before.low in {"y", "leur"}:
        return False
    kind = determiners.read(before.low)
    return (kind is not None and kind.name not in {"no", "null", "all"}) or before.low in _BLOCKING


def _auxiliary(sentence: Sentence, node: Node) -> bool:
    """Say whether an auxiliary stands before `node`, adverbs passed over."""
    place = node.index - 1
    nodes = sentence.nodes
    while place >= 0 and (
        nodes[place].pos == "ADV"
        or nodes[place].low in {"pas", "été", "bien", "plus", "jamais", "déjà"}
        or nodes[place].low.startswith("-")
    ):
        place -= 1
    return place >= 0 and (nodes[place].low in _BE_HAVE or nodes[place].low in {"être", "avoir", "étant", "ayant"})


def intransitive(node: Node) -> bool:
    """Say whether no reading of the verb takes a direct object: "ci-dessous figure la data"."""
    readings = [verb for verb in lexicon().finite(node.low) if verb.person == 3]
    return bool(readings) and not any("t" in verb.valency for verb in readings) and node.low not in _BE_HAVE
