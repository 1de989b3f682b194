"""Pronouns that stand for the noun: "elle" -> "elles", "la" -> "les", "celle" -> "celles"."""

from collections.abc import Iterator

from transverse.language import determiners
from transverse.language.finite import is_finite
from transverse.language.forms.case import like
from transverse.language.frame import Change, Frame, Referent
from transverse.language.kinds import is_participle
from transverse.language.sentence import AUXILIARY, Node
from transverse.language.words_of_grammar import BE

EXAMPLES = (
    ("La data est utile si elle est comprise.", "Les données numériques sont utiles si elles sont comprises."),
    ("Nous trions la data puis la publions.", "Nous trions les données numériques puis les publions."),
    ("La data est lue. Cette dernière est sûre.", "Les données numériques sont lues. Ces dernières sont sûres."),
    ("Corrigez la data et renvoyez-la.", "Corrigez les données numériques et renvoyez-les."),
)
COUNTER_EXAMPLES = (
    ("La qualité de la data compte ; elle est suivie.", "La qualité des données numériques compte ; elle est suivie."),
    (
        "La ville a ouvert la data et elle en est fière.",
        "La ville a ouvert les données numériques et elle en est fière.",
    ),
    ("La liste rejoint la data, qui la complète.", "La liste rejoint les données numériques, qui la complètent."),
    ("Elle a lu la data.", "Elle a lu les données numériques."),
    (
        "La data est lue. Cette dernière année est calme.",
        "Les données numériques sont lues. Cette dernière année est calme.",
    ),
    ("La ville va avec la data ; on compte sur elle.", "La ville va avec les données numériques ; on compte sur elle."),
)

# Masculine, feminine, plural masculine, plural feminine.
_ROWS = (
    "il elle ils elles",
    "celui celle ceux celles",
    "celui-ci celle-ci ceux-ci celles-ci",
    "celui-là celle-là ceux-là celles-là",
    "le la les les",
    "-le -la -les -les",
    "-il -elle -ils -elles",
    "-t-il -t-elle -ils -elles",
    "lui-même elle-même eux-mêmes elles-mêmes",
    "dernier dernière derniers dernières",
    "nôtre nôtre nôtres nôtres",
    "vôtre vôtre vôtres vôtres",
    "mien mienne miens miennes",
    "tien tienne tiens tiennes",
    "sien sienne siens siennes",
    "lui lui leur leur",
    "-lui -lui -leur -leur",
)
_FORMS = {form: row.split() for row in _ROWS for form in row.split()[:2]} | {"l'": ["le", "la", "les", "les"]}
_ORDER = ("ms", "fs", "mp", "fp")


def form(word: str, target: str) -> str | None:
    """Return the pronoun `word` for `target`, None when it is unknown; capitals are kept."""
    forms = _FORMS.get(word.lower().replace("’", "'"))
    if forms is None:
        return None
    new = forms[_ORDER.index(target)]
    if sum(char.isalpha() for char in word) > 1 and word.isupper():
        return new.upper()
    return new[0].upper() + new[1:] if word[0].isupper() else new


def find(frame: Frame, referent: Referent) -> Iterator[Change | Referent]:
    """Yield the change of the pronoun that `referent` is, and of the participle before which it stands."""
    if referent.role == "noun":
        yield from _emphatic(frame, referent.node)
        return
    if referent.role == "oblique" and referent.node.low in {"elle", "lui"}:
        yield from _disjunctive(frame, referent.node)
        return
    yield from replaced(frame, referent.node)
    before = frame.sentence.before(referent.node)
    if before is not None and before.low in {"ce", "cette"} and referent.node.low in {"dernier", "dernière"}:
        new = determiners.form("demonstrative", frame.target)
        yield Change(before.index, before.index, like(before.text, new), "pronoun")
    if referent.role == "like" and before is not None and before.low in {"la", "le"}:
        yield from _article(frame, before)
    if referent.role == "object" and referent.verb is not None:
        yield from _participle(frame, referent.verb)


def _disjunctive(frame: Frame, node: Node) -> Iterator[Change]:
    """« avec elle », « avant lui »."""
    new = ("lui", "elle", "eux", "elles")[_ORDER.index(frame.target)]
    if new != node.low:
        yield Change(node.index, node.index, like(node.text, new), "pronoun")


def _article(frame: Frame, article: Node) -> Iterator[Change]:
    """The article of "la nôtre", with the preposition that it melts into."""
    left = frame.sentence.before(article)
    if left is not None and left.low in {"à", "de"} and frame.pluralises:
        yield Change(left.index, article.index, "aux" if left.low == "à" else "des", "pronoun")
    else:
        yield from replaced(frame, article)


def replaced(frame: Frame, node: Node) -> Iterator[Change]:
    """Yield the change of the pronoun `node` itself."""
    new = form(node.text, frame.target)
    if new is not None and new != node.text:
        yield Change(node.index, node.index, new, "pronoun")


def _emphatic(frame: Frame, noun: Node) -> Iterator[Change]:
    """« la data elle-même », « la data se suffit à elle-même »."""
    for node in frame.sentence.nodes[noun.index + 1 :]:
        if node.low in {"elle-même", "lui-même"} and _speaks_of(frame, noun, node):
            yield from replaced(frame, node)


def _speaks_of(frame: Frame, noun: Node, emphatic: Node) -> bool:
    between = frame.sentence.nodes[noun.index + 1 : emphatic.index]
    if all(frame.agreed(node) is not None for node in between):
        return True
    after = frame.sentence.after(emphatic)
    if after is not None and (after.low in {"ne", "n'"} or is_finite(frame.sentence, after)):
        return False
    before = [verb for verb in frame.clauses.subjects if verb < emphatic.index]
    if not before:
        return False
    verb = max(before)
    relative = frame.clauses.antecedents.get(verb, -1) == noun.index
    return relative or frame.clauses.subjects[verb] in frame.ours


def _participle(frame: Frame, verb: Node) -> Iterator[Change]:
    """The participle after avoir agrees with the object pronoun before it: "l'a jugée correcte"."""
    helpers = frame.sentence.children(verb, *AUXILIARY)
    if (
        not helpers
        or any(helper.low in BE and helper.low != "été" for helper in helpers)
        or not is_participle(verb.low)
    ):
        return
    for node in dict.fromkeys((*_chain(frame, verb), *_list(frame, verb))):
        agreed = frame.agreed(node)
        if agreed and agreed != node.text:
            yield Change(node.index, node.index, agreed, "participle")


def _list(frame: Frame, verb: Node) -> Iterator[Node]:
    """The participles that a list adds, whatever the parse: "récupérée, triée et corrigée"."""
    for node in frame.sentence.nodes[verb.index + 1 :]:
        if node.low in {",", "et", "ou", "puis"} or node.pos == "ADV":
            continue
        if not is_participle(node.low) or frame.agreed(node) is None:
            return
        yield node


def _chain(frame: Frame, verb: Node) -> Iterator[Node]:
    """The participle and those coordinated with it under the same auxiliary: "l'a récupérée, triée et corrigée"."""
    yield verb
    for child in frame.sentence.children(verb, "conj", "xcomp", "obj", "obl:arg", "amod", "acl"):
        if frame.sentence.children(child, "nsubj", "det", "aux:tense"):
            continue
        if child.pos in {"ADJ", "VERB"} and is_participle(child.low):
            yield from _chain(frame, child)
        elif child.pos == "ADJ":
            yield child
