"""Which words are finite verbs here: by their forms first, by the parse for the rest."""

from transverse.language import determiners
from transverse.language.forms import lexicon
from transverse.language.nominal import phrase_start
from transverse.language.sentence import Node, Sentence
from transverse.language.words_of_grammar import CLITIC_WORDS, PREPOSITIONS, QUESTION_WORDS, SUBJECT_PRONOUNS

_PERSONS = frozenset({"verb:1s", "verb:2s", "verb:3s", "verb:1p", "verb:2p", "verb:3p"})
_BE_HAVE = frozenset("est sont était étaient sera seront serait seraient soit soient fut furent fût a ont avait avaient aura "
                     "auront aurait auraient ait aient eut eût".split())  # fmt: skip

_BLOCKING = PREPOSITIONS - {"voici", "voilà", "en"}
_BEFORE_VERB = CLITIC_WORDS | {"je", "j'", "tu"}


def is_finite(sentence: Sentence, node: Node) -> bool:
    """Say whether `node` is a finite verb in the third person here."""
    tags = lexicon().tags(node.low)
    if not tags & _PERSONS:
        return False
    before = sentence.before(node)
    if not tags & {"verb:3s", "verb:3p"}:
        return node.pos in {"VERB", "AUX"} and before is not None and before.low in _BEFORE_VERB
    if (node.low == "soit" and _conjunction(sentence, node)) or _set_phrase(sentence, node):
        return False
    if node.low in _BE_HAVE:
        return not (node.low == "a" and before is not None and before.low in {"un", "le"})
    if before is not None and blocks(before):
        return False
    if before is not None and before.clitic and "verb:3s" in tags:
        return "verb:inf" not in tags
    if before is not None and before.low in {"ne", "n'", "se", "s'", "me", "m'", "te", "t'", "y"}:
        return "verb:inf" not in tags
    others = {tag.partition(":")[0] for tag in tags} - {"verb"}
    if not others:
        return True
    if others <= {"ppas", "adj"} and before is not None and _auxiliary(sentence, node):
        return False
    if "ppas:fs" in tags or (node.dep in {"acl", "amod"} and "ppas" in others):
        return False
    return node.pos in {"VERB", "AUX"} and not (others & {"ppas"} and _auxiliary(sentence, node))


def _set_phrase(sentence: Sentence, node: Node) -> bool:
    """« n'importe quelle », « autrement dit », « très précise »: no finite verb."""
    before, after = sentence.before(node), sentence.after(node)
    if node.low == "importe" and before is not None and before.low == "n'":
        return after is not None and (
            after.low in QUESTION_WORDS or after.low in {"quel", "quelle", "quels", "quelles", "qui", "quoi"}
        )
    if before is not None and before.low in {
        "autrement",
        "c'est-à-dire",
        "très",
        "plus",
        "moins",
        "trop",
        "aussi",
        "assez",
    }:
        return True
    if before is None or before.hit < 0 or not any(tag.startswith("adj:fs") for tag in lexicon().tags(node.low)):
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
    if before.clitic or before.low in {"y", "leur"}:
        return False
    kind = determiners.read(before.low)
    return (kind is not None and kind.name not in {"no", "null", "all"}) or before.low in _BLOCKING


def _auxiliary(sentence: Sentence, node: Node) -> bool:
    """Say whether an auxiliary stands before `node`, adverbs passed over."""
    place = node.index - 1
    words = sentence.nodes
    while place >= 0 and (
        words[place].pos == "ADV"
        or words[place].low in {"pas", "été", "bien", "plus", "jamais", "déjà"}
        or words[place].low.startswith("-")
    ):
        place -= 1
    return place >= 0 and (words[place].low in _BE_HAVE or words[place].low in {"être", "avoir", "étant", "ayant"})


def intransitive(node: Node) -> bool:
    """Say whether no reading of the verb takes a direct object: "ci-dessous figure la data"."""
    readings = [verb for verb in lexicon().finite(node.low) if verb.person == 3]
    return bool(readings) and not any("t" in verb.valency for verb in readings) and node.low not in _BE_HAVE
