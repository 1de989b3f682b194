"""From plans and parses to proposals: one sentence after the other, with the thread of the text."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from transverse.documents.model import Block, Edit, Kind
from transverse.language import assemble, check, clauses, discourse
from transverse.language.agreement import cascade
from transverse.language.discourse import Resolved, Thread
from transverse.language.draft import Draft
from transverse.language.frame import Change, Frame, Referent
from transverse.language.model import Confidence, Policy, Proposal, Status
from transverse.language.phrase import Phrase, look, quantified_head
from transverse.language.plan import Plan, parsed
from transverse.language.sentence import Node, Sentence
from transverse.language.wording import Wording, Wordings

if TYPE_CHECKING:
    from transverse.language.terms import Replacement


@dataclass(slots=True)
class _Open:
    """A proposal that the next sentences may still add edits to."""

    draft: Draft
    plan: Plan
    node: Node
    wording: Wording
    changes: list[Change] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


class Composer:
    """Takes the drafts of one document in order and gives its proposals."""

    def __init__(self, blocks: Sequence[Block], policy: Policy) -> None:
        self._blocks = blocks
        self._wordings = Wordings(policy)
        self._open: list[_Open] = []
        self._thread = Thread()
        self._headings = Thread()
        self._block = -1

    def add(self, draft: Draft) -> None:
        """Work out one sentence."""
        if draft.block > self._block + 1:
            self._thread.cut()
        heading = draft.kind == Kind.HEADING
        if heading and draft.block != self._block and self._headings.owner >= 0:
            self._thread = replace(self._headings)
        self._block = draft.block
        self._work(draft)
        if heading:
            self._headings = replace(self._thread)

    def _work(self, draft: Draft) -> None:
        sentence = draft.sentence or draft.bare
        if draft.follower:
            self._follow(draft, sentence)
            return
        opened = [self._propose(draft, sentence, number) for number in range(len(draft.matches))]
        self._agree(draft, sentence, opened)
        self._write(draft, sentence, opened)
        self._open += opened

    def proposals(self) -> tuple[Proposal, ...]:
        """Return the proposals, in reading order."""
        return tuple(self._proposal(each) for each in self._open)

    def _propose(self, draft: Draft, sentence: Sentence, number: int) -> _Open:
        plan, node = draft.plans[number], sentence[draft.nodes[number]]
        if plan.use == "adjective" and not plan.known:
            plan = parsed(plan, sentence, node)
        text = self._blocks[draft.block].text
        wording = self._wordings.word(text, sentence, node, plan, draft.kind)
        opened = _Open(draft, plan, node, wording)
        opened.doubts += _doubts(plan, sentence, node)
        opened.changes.append(Change(node.index - plan.swallowed, node.index, wording.text, "term"))
        after = sentence.after(node)
        if plan.use == "complement" and after is not None and after.low == "&":
            opened.changes.append(Change(after.index, after.index, "et", "term"))
        return opened

    def _agree(self, draft: Draft, sentence: Sentence, opened: Sequence[_Open]) -> None:
        """Add the words that each noun forces, and the pronouns that stand for the nouns."""
        nouns = [each for each in opened if each.plan.agrees]
        taken: set[int] = set()
        for each in nouns:
            referents = [Referent(each.node)]
            if draft.sentence is not None:
                referents += self._pronouns(draft, sentence, nouns, each)
            frame = self._frame(sentence, each, referents)
            for change in cascade(frame, referents):
                places = set(range(change.first, change.last + 1))
                if taken.isdisjoint(places):
                    taken |= places
                    each.changes.append(change)
                    each.doubts += [change.phenomenon] if change.doubt else []
            each.doubts += check.signs(sentence, frame.clauses, each.node, frame.ours, taken | {each.node.index})
        self._remember(sentence, nouns)

    def _frame(self, sentence: Sentence, each: _Open, referents: Sequence[Referent]) -> Frame:
        head = quantified_head(sentence, each.node, look(sentence, each.node))
        ours = frozenset({head.index, *(referent.node.index for referent in referents)})
        return Frame(sentence, each.node, each.plan.source, each.plan.target, head, clauses.read(sentence), ours)

    def _pronouns(self, draft: Draft, sentence: Sentence, nouns: Sequence[_Open], each: _Open) -> list[Referent]:
        """Return the pronouns that stand for the noun of `each`: those nearer to it than to another like it."""
        gender = each.plan.source[0]
        alike = [
            other for other in nouns if other.plan.source == each.plan.source and other.plan.target == each.plan.target
        ]
        before = self._thread.candidates if self._thread.source == each.plan.source else []
        nodes = [other.node for other in alike]
        found: list[Resolved] = list(discourse.resolve(sentence, nodes, _rivals(draft, gender), before, gender))
        mine = [resolved for resolved in found if _nearest(resolved.referent.node, alike) is each]
        each.doubts += ["pronoun" for resolved in mine if resolved.doubt]
        return [resolved.referent for resolved in mine if resolved.mine]

    def _remember(self, sentence: Sentence, nouns: Sequence[_Open]) -> None:
        if not nouns:
            if self._thread.owner >= 0:
                self._thread.candidates = discourse.follow(
                    sentence, self._thread.source[0], set(), self._thread.candidates
                )
            return
        last = nouns[-1]
        ours = {each.node.index for each in nouns if each.plan.source == last.plan.source}
        gender = last.plan.source[0]
        self._thread = Thread(
            last.plan.source, last.plan.target, len(self._open) + self._place(last, nouns),
            discourse.follow(sentence, gender, ours, []),
        )  # fmt: skip

    @staticmethod
    def _place(last: _Open, nouns: Sequence[_Open]) -> int:
        del nouns
        return last.draft.nodes.index(last.node.index)

    def _follow(self, draft: Draft, sentence: Sentence) -> None:
        """A sentence without any term: pronouns in it may stand for the noun of the sentence before."""
        thread = self._thread
        if thread.owner < 0 or draft.sentence is None:
            return
        owner = self._open[thread.owner]
        found = list(discourse.resolve(sentence, [], (), thread.candidates, thread.source[0]))
        if any(resolved.mine for resolved in found):
            node = next(resolved.referent.node for resolved in found if resolved.mine)
            ours = frozenset(resolved.referent.node.index for resolved in found if resolved.mine)
            frame = Frame(sentence, node, thread.source, thread.target, node, clauses.read(sentence), ours)
            changes = cascade(frame, [resolved.referent for resolved in found])
            owner.doubts += ["pronoun" for resolved in found if resolved.doubt]
            found = [resolved for resolved in found if resolved.mine]
            text = self._blocks[draft.block].text
            owner.edits += assemble.edits(text, draft.block, sentence, changes, thread.target[0])
        elif found:
            owner.doubts += ["pronoun" for resolved in found if resolved.doubt]
        mentions = {resolved.referent.node.index for resolved in found if resolved.mine}
        thread.candidates = discourse.follow(sentence, thread.source[0], mentions, thread.candidates)

    def _write(self, draft: Draft, sentence: Sentence, opened: Sequence[_Open]) -> None:
        """Turn the changes of one sentence into edits; the words smoothed between two terms go to the first."""
        text = self._blocks[draft.block].text
        changes = [change for each in opened for change in each.changes]
        gender = opened[-1].plan.target[0] if opened else "f"
        left = list(assemble.edits(text, draft.block, sentence, changes, gender))
        for each in opened:
            spans = [(sentence[change.first].start, sentence[change.last].end) for change in each.changes]
            own = [edit for edit in left if any(edit.start < end and start < edit.end for start, end in spans)]
            each.edits += own
            left = [edit for edit in left if edit not in own]
        for edit in left:
            min(opened, key=lambda each: abs(each.node.start - edit.start)).edits.append(edit)

    def _proposal(self, each: _Open) -> Proposal:
        replacement: Replacement = each.plan.replacement
        span = each.plan.match.span
        return Proposal(
            block=each.draft.block,
            span=span,
            source=self._blocks[each.draft.block].text[span.start : span.end],
            replacements=(each.wording.text, *each.plan.others),
            edits=tuple(sorted(each.edits)),
            term=each.plan.match.term.id,
            family=each.plan.match.family,
            explanation=each.plan.match.term.explanation,
            status=Status(replacement.status, replacement.date, replacement.reference),
            confidence=Confidence.TO_REVIEW if each.doubts else Confidence.SURE,
            trade=each.wording.trade,
            trade_words=each.wording.trade_words,
            doubts=tuple(dict.fromkeys(each.doubts)),
        )


def _doubts(plan: Plan, sentence: Sentence, node: Node) -> list[str]:
    """Return what, in the use of the term itself, deserves a look."""
    found = []
    before = sentence.before(node)
    if plan.use == "complement" and not plan.known:
        found.append("compound")
    if plan.use == "noun" and before is not None and before.text[0].isalpha() and look(sentence, node) == Phrase():
        found.append("bare")
    inside = (
        before is not None and before.text[0].isalpha() and node.text[0].isupper() and plan.match.term.part != "job"
    )
    if inside and not all(each.text.isupper() for each in sentence.nodes if each.text.isalpha()):
        found.append("capital")
    return found


def _rivals(draft: Draft, gender: str) -> list[int]:
    """Return the places of the terms whose French equivalent a singular pronoun of `gender` may stand for."""
    pairs = zip(draft.nodes, draft.plans, strict=True)
    return [place for place, plan in pairs if plan.use == "noun" and plan.target == plan.source == f"{gender}s"]


def _nearest(node: Node, alike: Sequence[_Open]) -> _Open:
    before = [each for each in alike if each.node.index < node.index]
    return before[-1] if before else alike[0]
