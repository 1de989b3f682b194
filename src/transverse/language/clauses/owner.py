"""The clause that a finite verb belongs to: the innermost one, one around it, one that it shares or begins."""

from transverse.language.clauses.model import Clause
from transverse.language.clauses.reading import Reading
from transverse.language.forms import lexicon
from transverse.language.sentence import Node


def clause_of(reading: Reading, verb: Node) -> Clause:
    """Return the clause of `verb`, the innermost one from now on; a new one when all the others have their verb."""
    tags = lexicon().tags(verb.low)
    if not tags & {"verb:3s", "verb:3p"}:
        return reading.top
    plural = "verb:3s" not in tags
    while reading.top.tentative and not reading.top.verbs and reading.shares(verb):
        reading.stack.pop()
    _settle_likely(reading)
    if not reading.top.verbs:
        return _unverbed(reading, verb, plural=plural)
    if reading.shares(verb):
        outer = _outer(reading, plural=plural) if reading.sentence[reading.boundary].low == "," else None
        return outer or _sharing(reading, verb, plural=plural)
    pending = reading.pending
    if pending > reading.boundary >= 0 and reading.opens(pending) and reading.fits(pending, plural=plural):
        reading.stack.append(Clause(subject=pending))
        return reading.top
    return _back(reading, verb, plural=plural)


def _settle_likely(reading: Reading) -> None:
    """« Le service dont la data manque est prêt »: the likely verb is that of the clause inside."""
    top = reading.top
    inside = top.opener >= 0 and not top.verbs and top.subject >= 0 and top.likely >= 0
    if inside and any(not clause.verbs and clause.subject >= 0 for clause in reading.stack[:-1]):
        top.verbs.append(top.likely)
        reading.assign(top.likely, top)


def _unverbed(reading: Reading, verb: Node, *, plural: bool) -> Clause:
    """A clause without a verb yet; when its subject has the wrong number, one around it that waits for this one."""
    top = reading.top
    _settle(reading, top, verb, plural=plural)
    if top.subject >= 0 and not top.several and not reading.fits(top.subject, plural=plural):
        for outer in reversed(reading.stack[:-1]):
            if not outer.verbs and reading.fits(outer.subject, plural=plural):
                return outer
    return top


def _settle(reading: Reading, clause: Clause, verb: Node, *, plural: bool) -> None:
    """Choose, among two phrases before a verb, the one that no comma parts from it."""
    if clause.several or not reading.fits(clause.later, plural=plural):
        return
    if reading.sentence[verb.index - 1].low != "," and reading.boundary < clause.later:
        clause.subject = clause.later


def _outer(reading: Reading, *, plural: bool) -> Clause | None:
    """Return the clause around that still waits for its verb, and drop those inside it."""
    for place in range(len(reading.stack) - 2, -1, -1):
        clause = reading.stack[place]
        if not clause.verbs and clause.subject >= 0 and (clause.several or reading.fits(clause.subject, plural=plural)):
            del reading.stack[place + 1 :]
            return clause
    return None


def _sharing(reading: Reading, verb: Node, *, plural: bool) -> Clause:
    """Coordinated verbs have one subject, of their number."""
    for place in range(len(reading.stack) - 1, -1, -1):
        clause = reading.stack[place]
        agrees = (clause.several and plural) or reading.fits(clause.subject, plural=plural)
        if clause.verbs and clause.subject >= 0 and agrees and not _acts_on_it(reading, clause, verb):
            del reading.stack[place + 1 :]
            return clause
    return reading.top


def _acts_on_it(reading: Reading, clause: Clause, verb: Node) -> bool:
    """« Il vérifie que la data est là et supprime toute data fausse »: what acts on data is no data."""
    subject = reading.sentence[clause.subject]
    return (
        clause.opener >= 0
        and subject.hit >= 0
        and any(node.hit >= 0 for node in reading.sentence.nodes[verb.index + 1 : verb.index + 4])
    )


def _back(reading: Reading, verb: Node, *, plural: bool) -> Clause:
    """Leave the clauses that have their verb, for one that waits for it, else a new one."""
    while len(reading.stack) > 1 and reading.top.verbs:
        reading.stack.pop()
    waiting = reading.pending if reading.fits(reading.pending, plural=plural) else -1
    if reading.top.verbs:
        reading.stack.append(Clause(subject=waiting))
        return reading.top
    _settle(reading, reading.top, verb, plural=plural)
    if reading.top.subject < 0:
        reading.top.subject = waiting
    return reading.top
