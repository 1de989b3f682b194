"""How a term is used in its sentence, and so what becomes of it."""

from transverse.language import compounds, determiners, phrase
from transverse.language.forms import elides
from transverse.language.matching import Match
from transverse.language.plan.adjectives import of_adjective
from transverse.language.plan.jobs import of_job
from transverse.language.plan.model import Plan
from transverse.language.plan.nouns import of_noun
from transverse.language.sentence import Node, Sentence

_BODIES = frozenset("équipe équipes cellule cellules pôle pôles mission missions groupe groupes".split())
"""Bodies that do something: "équipe d'analyse de données", beside "équipe données"."""


def plan(sentence: Sentence, node: Node, match: Match, *, prudent: bool) -> Plan:
    """Return what becomes of the term at `node`; the sentence need not be parsed."""
    part = match.term.part
    if part in {"verb", "phrase"}:
        return _fixed(match)
    if part == "adjective":
        return of_adjective(sentence, node, match)
    before = phrase.look(sentence, node)
    if part == "job":
        return of_job(sentence, node, match, before)
    if before.modified is not None:
        return _complement(sentence, node, match)
    return of_noun(sentence, node, match, before, prudent=prudent)


def _fixed(match: Match) -> Plan:
    text, *others = (each.text or each.forms.get(match.form, "") for each in match.term.replacements)
    return Plan(match, "fixed", "ms", "ms", text, match.term.replacements[0], tuple(others))


def _complement(sentence: Sentence, node: Node, match: Match) -> Plan:
    """A bare noun after another noun: "stratégie data"."""
    before = [each.low for each in sentence.nodes[max(0, node.index - 4) : node.index]]
    found = compounds.link(match.term.id, before)
    after = sentence.after(node)
    if found is not None and match.term.id == "data" and after is not None and after.low in {"&", "/", "+"}:
        found = compounds.Link("données")
    if found is not None and found.text == "des données" and not found.known and _is_indefinite(sentence, node):
        found = compounds.Link("de données", known=False)
    replacement = match.term.replacements[0]
    if found is None:
        plural = match.term.part == "mass" or match.number == "p"
        core = (replacement.plural if plural else replacement.singular) or replacement.singular or replacement.plural
        code = (replacement.gender or "m") + ("p" if plural else "s")
        found = compounds.link("nouns", before) or compounds.Link("de", known=False)
        if not found.text and match.family == "practice" and before[-1:] and before[-1] in _BODIES:
            found = compounds.Link("de")
        return Plan(match, "complement", "fp", "fp", _linked(found.text, core, code), replacement, known=found.known)
    if "ouverture" in found.text:
        replacement = match.term.replacements[-1]
    return Plan(match, "complement", "fp", "fp", found.text, replacement, swallowed=found.words, known=found.known)


def _is_indefinite(sentence: Sentence, node: Node) -> bool:
    """Say whether the noun that the term completes is one among others: "des problématiques data"."""
    head = sentence.before(node)
    kind = phrase.look(sentence, head).kind if head is not None else None
    if kind is None or (kind.name == "of the" and kind.number == "p"):
        return True
    return kind.name in {"indefinite", "no", "each", "some", "several"}


def _linked(link: str, core: str, code: str) -> str:
    """Join `core`, of gender and number `code`, to the noun before it: by "de", "à" with its article, or nothing."""
    if link == "à":
        link = "à l'" if elides(core) and code[1] == "s" else determiners.form("to the", code)
    elif link == "de" and elides(core):
        link = "d'"
    return f"{link}{core}" if link.endswith("'") else f"{link} {core}".strip()
