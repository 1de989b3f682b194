"""Possessives whose owner is the noun: "la data, sa fraîcheur" -> "les données, leur fraîcheur"."""

from collections.abc import Iterator

from transverse.language import words
from transverse.language.frame import Change, Frame, Referent
from transverse.language.kinds import can_be
from transverse.language.sentence import SUBJECT, Node

EXAMPLES = (
    ("Il garantit la data et sa fraîcheur.", "Il garantit les données numériques et leur fraîcheur."),
    ("La data a ses partisans.", "Les données numériques ont leurs partisans."),
    ("La data et ses outils progressent.", "Les données numériques et leurs outils progressent."),
    ("La data perd sa valeur.", "Les données numériques perdent leur valeur."),
)
COUNTER_EXAMPLES = (
    ("Le service garde sa data et sa salle.", "Le service garde ses données numériques et sa salle."),
    ("La data du service reste sa propriété.", "Les données numériques du service restent sa propriété."),
    ("Il aime la data et ses amis.", "Il aime les données numériques et ses amis."),
    ("La data a changé son métier.", "Les données numériques ont changé son métier."),
    ("La data aide la ville à gérer son parc.", "Les données numériques aident la ville à gérer son parc."),
    ("La ville publie la data et son budget.", "La ville publie les données numériques et son budget."),
)

_OWNED = words.of("nouns", "owned")
_ONLY_DATA = words.of("nouns", "only_data")
_HAVE = words.of("verbs", "have")
_OWN_VERBS = words.starts("verbs", "own")
_CLAUSE_STARTS = frozenset({"et", ",", ";", "mais", "car"})
_POSSESSIVES = frozenset({"sa", "son", "ses"})
_STATE = words.of("verbs", "stays")


def find(frame: Frame, referent: Referent) -> Iterator[Change | Referent]:
    """Yield the changes of the possessives that the noun owns."""
    if (referent.role == "noun" and referent.node is not frame.noun) or not frame.pluralises:
        return
    sentence = frame.sentence
    for node in sentence.nodes:
        if (
            node.low in _POSSESSIVES
            and (node.index > referent.node.index or node.index == 0)
            and _owns(frame, referent, node)
        ):
            new = "leurs" if node.low == "ses" else "leur"
            text = new.upper() if node.text.isupper() else new.capitalize() if node.text[0].isupper() else new
            yield Change(node.index, node.index, text, "possessive")


def _owns(frame: Frame, referent: Referent, possessive: Node) -> bool:
    sentence = frame.sentence
    owned = _possessed(frame, possessive)
    if owned is None or owned.hit >= 0:
        return False
    if _is_attribute(frame, owned):
        return False
    if owned.low not in _OWNED:
        return _has(frame, possessive) or _beside(frame, referent.node, possessive)
    if owned.low in _ONLY_DATA:
        return True
    if owned.low in {"totalité", "intégralité", "ensemble"}:
        return _of_the_subject(frame, possessive)
    if possessive.index < referent.node.index:
        return _subject_of_clause(frame, referent, owned)
    if _coordinated(frame, referent.node, owned):
        return True
    return _subject_of_clause(frame, referent, owned) or (
        sentence[0].index <= referent.node.index and _previous_subject(frame, referent, possessive)
    )


def _ours(frame: Frame, verb: int) -> bool:
    """Say whether the subject of the verb at `verb` is the noun, or a relative pronoun that takes it up."""
    return frame.clauses.subjects.get(verb, -1) in frame.ours or frame.clauses.antecedents.get(verb, -1) in frame.ours


def _of_the_subject(frame: Frame, possessive: Node) -> bool:
    """« qui doit être lue dans sa totalité »: all of what the last verb speaks of."""
    before = [verb for verb in frame.clauses.subjects if verb < possessive.index]
    if not before:
        return False
    return _ours(frame, max(before))


def _alone(frame: Frame, possessive: Node) -> bool:
    """Say whether no verb before has another subject than ours, or than an "il" that stands for nothing."""
    subjects = {subject for verb, subject in frame.clauses.subjects.items() if verb < possessive.index}
    return all(each in frame.ours or frame.sentence[each].low in {"il", "on", "ce", "c'"} for each in subjects)


def _beside(frame: Frame, noun: Node, possessive: Node) -> bool:
    """« La data et ses outils permettent… »: right beside the noun, in one subject with it."""
    link = frame.sentence.before(possessive)
    joined = link is not None and link.low == "et" and link.index == noun.index + 1
    return joined and bool(frame.clauses.verbs_of(noun.index))


def _has(frame: Frame, possessive: Node) -> bool:
    """« La data a ses partisans et ses détracteurs », « elle joue son rôle »: what the subject has is its own."""
    place = possessive.index - 1
    nodes = frame.sentence.nodes
    while place > 0 and nodes[place].index not in frame.clauses.subjects:
        if nodes[place].low in {",", "et", "ni", "ou", *_POSSESSIVES} or nodes[place].pos in {"NOUN", "ADJ", "ADV"}:
            place -= 1
            continue
        if can_be(nodes[place].low, "ppas") and nodes[place - 1].index in frame.clauses.subjects:
            place -= 1
        break
    verb = nodes[place]
    mine = _ours(frame, verb.index)
    if mine and nodes[possessive.index + 1].low.startswith("propre"):
        return True
    helped = can_be(nodes[place + 1].low, "ppas")
    main = nodes[place + 1] if helped else verb
    return mine and ((verb.low in _HAVE and not helped) or main.low.startswith(_OWN_VERBS))


def _possessed(frame: Frame, possessive: Node) -> Node | None:
    for node in frame.sentence.nodes[possessive.index + 1 : possessive.index + 4]:
        if node.pos == "NOUN" or can_be(node.low, "noun"):
            return node
    return None


def _is_attribute(frame: Frame, owned: Node) -> bool:
    head = frame.sentence.head(owned)
    return bool(frame.sentence.children(owned, "cop")) or (head is not None and head.low in _STATE)


def _coordinated(frame: Frame, noun: Node, owned: Node) -> bool:
    """« la data, sa fraîcheur et son exactitude »: members of one list, the noun first."""
    between = frame.sentence.nodes[noun.index + 1 : owned.index]
    if any(node.pos in {"VERB", "AUX"} and not _participle(node) for node in between):
        return False
    return any(node.low in {",", "et", "ou", "ni", ":"} for node in between)


def _participle(node: Node) -> bool:
    return can_be(node.low, "ppas")


def _subject_of_clause(frame: Frame, referent: Referent, owned: Node) -> bool:
    sentence = frame.sentence
    subject = frame.head if referent.role == "noun" else referent.node
    verb = sentence.head(subject) if referent.role == "noun" else referent.verb
    if verb is None or (referent.role == "noun" and subject.dep not in SUBJECT) or referent.role == "object":
        return False
    for up in sentence.ancestors(owned):
        if up.index == verb.index:
            return True
        if sentence.children(up, *SUBJECT):
            return False
    return False


def _previous_subject(frame: Frame, referent: Referent, possessive: Node) -> bool:
    """« elle coûte cher et son exploitation échoue »: the possessive opens the next clause, as its subject."""
    sentence = frame.sentence
    if referent.role == "noun" and frame.head.dep not in SUBJECT:
        return False
    owned = _possessed(frame, possessive)
    before = sentence.before(possessive)
    return (
        owned is not None
        and owned.dep in SUBJECT
        and before is not None
        and (
            before.low in {"et", ",", ";", "mais", "car"}
            or (before.low in {"que", "qu'"} and _alone(frame, possessive))
        )
    )
