"""A proposal under way: the next sentences may still add edits to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from transverse.documents.model import Edit
from transverse.language import compounds
from transverse.language.draft import Draft
from transverse.language.forms import lexicon
from transverse.language.frame import Change
from transverse.language.model import Confidence, Proposal, Status
from transverse.language.phrase import Phrase, look
from transverse.language.plan import Plan
from transverse.language.sentence import Node, Sentence
from transverse.language.wording import Wording
from transverse.language.words_of_grammar import COORDINATORS, PREPOSITIONS


@dataclass(slots=True)
class Underway:
    """One term to replace, with the changes, edits and doubts found so far."""

    draft: Draft
    plan: Plan
    node: Node
    wording: Wording
    changes: list[Change] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def proposal(self, text: str) -> Proposal:
        """Return it as it now stands; `text` is that of its block."""
        replacement, match = self.plan.replacement, self.plan.match
        return Proposal(
            block=self.draft.block,
            span=match.span,
            source=text[match.span.start : match.span.end],
            replacements=(self.wording.text, *self.plan.others),
            edits=tuple(sorted(self.edits)),
            term=match.term.id,
            family=match.family,
            explanation=match.term.explanation,
            status=Status(replacement.status, replacement.date, replacement.reference),
            confidence=Confidence.TO_REVIEW if self.doubts else Confidence.SURE,
            trade=self.wording.trade,
            trade_words=self.wording.trade_words,
            doubts=tuple(dict.fromkeys(self.doubts)),
        )


def begin(draft: Draft, plan: Plan, sentence: Sentence, node: Node, wording: Wording) -> Underway:
    """Return the proposal that replaces the term at `node` by `wording`, and nothing else yet."""
    begun = Underway(draft, plan, node, wording, doubts=_doubts(plan, sentence, node))
    begun.changes.append(Change(node.index - plan.swallowed, node.index, wording.text, "term"))
    after = sentence.after(node)
    if plan.use == "complement" and after is not None and after.low == "&":
        begun.changes.append(Change(after.index, after.index, "et", "term"))
    return begun


def _doubts(plan: Plan, sentence: Sentence, node: Node) -> list[str]:
    """Return what, in the use of the term itself, deserves a look."""
    found = []
    before = sentence.before(node)
    if plan.use == "complement" and not plan.known:
        found.append("compound")
    if plan.use == "noun" and before is not None and _is_bare(sentence, node, before):
        found.append("bare")
    if before is not None and before.low == before.text and _is_unknown(before):
        found.append("compound")
    if plan.match.term.part != "job" and _may_be_a_name(sentence, node):
        found.append("capital")
    return found


def _is_unknown(node: Node) -> bool:
    """Say whether the dictionary has no such word, and no noun of ours is made of it: perhaps another language."""
    return node.low.isalpha() and not lexicon().tags(node.low) and not compounds.is_head(node.low)


def _is_bare(sentence: Sentence, node: Node, before: Node) -> bool:
    """Say whether a noun without article follows a word that is no preposition: it may be part of a name."""
    led = before.low in PREPOSITIONS | COORDINATORS
    return before.text[0].isalpha() and not led and look(sentence, node) == Phrase()


def _may_be_a_name(sentence: Sentence, node: Node) -> bool:
    """Say whether a capitalised term inside its sentence has no article, or goes on like a name: « équipe DATA OS »."""
    before, after = sentence.before(node), sentence.after(node)
    if before is None or not before.text[0].isalpha() or not node.text[0].isupper():
        return False
    if all(each.text.isupper() for each in sentence.nodes if each.text.isalpha()):
        return False
    goes_on = after is not None and (after.text[0].isupper() or after.text[0].isdigit() or after.low in {"&", "+"})
    shown = look(sentence, node)
    return goes_on or (shown.kind is None and shown.preposition is None and before.low not in PREPOSITIONS)


def share(edits: Iterable[Edit], sentence: Sentence, among: Sequence[Underway]) -> None:
    """Give each edit of a sentence to the proposal that changes its words, else to the one whose term is nearest."""
    left = list(edits)
    for each in among:
        spans = [(sentence[change.first].start, sentence[change.last].end) for change in each.changes]
        own = [edit for edit in left if any(edit.start < end and start < edit.end for start, end in spans)]
        each.edits += own
        left = [edit for edit in left if edit not in own]
    for edit in left:
        min(among, key=lambda each: abs(each.node.start - edit.start)).edits.append(edit)
