"""From plans and parses to proposals: one sentence after the other, with the thread of the text."""

from collections.abc import Sequence
from dataclasses import replace

from transverse.documents.model import Block, Kind
from transverse.language import assemble, check, clauses, coreference, discourse, words
from transverse.language.agreement import cascade
from transverse.language.discourse import Resolved, Thread
from transverse.language.draft import OWNERS, Draft
from transverse.language.forms.case import like
from transverse.language.frame import Change, Frame, Referent
from transverse.language.model import Policy, Proposal
from transverse.language.phrase import look, quantified_head
from transverse.language.plan import parsed
from transverse.language.sentence import Node, Sentence
from transverse.language.underway import Underway, begin, share
from transverse.language.wording import Wordings

_OWNED = words.of("nouns", "owned") | words.of("nouns", "weighed")


class Composer:
    """Takes the drafts of one document in order and gives its proposals.

    `blocks` have their marks blanked; `sources` are their texts as written, in which the edits are made.
    """

    def __init__(self, blocks: Sequence[Block], sources: Sequence[str], policy: Policy) -> None:
        self._blocks, self._sources = blocks, sources
        self._wordings = Wordings(policy)
        self._open: list[Underway] = []
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
        return tuple(each.proposal(self._sources[each.draft.block]) for each in self._open)

    def _propose(self, draft: Draft, sentence: Sentence, number: int) -> Underway:
        plan, node = draft.plans[number], sentence[draft.nodes[number]]
        if plan.use == "adjective" and not plan.known:
            plan = parsed(plan, sentence, node)
        text = self._blocks[draft.block].text
        wording = self._wordings.word(text, sentence, node, plan, draft.kind)
        return begin(draft, plan, sentence, node, wording)

    def _agree(self, draft: Draft, sentence: Sentence, opened: Sequence[Underway]) -> None:
        """Add the words that each noun forces, and the pronouns that stand for the nouns."""
        nouns = [each for each in opened if each.plan.agrees]
        taken: set[int] = set()
        resolved: dict[tuple[str, str], list[Resolved]] = {}
        for each in nouns:
            referents = [Referent(each.node)]
            if draft.sentence is not None:
                referents += self._pronouns(draft, sentence, nouns, each, resolved)
            frame = self._frame(sentence, each, referents)
            for change in cascade(frame, referents):
                places = set(range(change.first, change.last + 1))
                if taken.isdisjoint(places):
                    taken |= places
                    each.changes.append(change)
                    each.doubts += [change.phenomenon] if change.doubt else []
            each.doubts += check.signs(
                sentence, frame.clauses, each.node, frame.ours, taken | {each.node.index}, pluralises=frame.pluralises
            )
        self._remember(sentence, nouns)

    def _frame(self, sentence: Sentence, each: Underway, referents: Sequence[Referent]) -> Frame:
        head = quantified_head(sentence, each.node, look(sentence, each.node))
        ours = frozenset({head.index, *(referent.node.index for referent in referents)})
        return Frame(sentence, each.node, each.plan.source, each.plan.target, head, clauses.read(sentence), ours)

    def _pronouns(
        self,
        draft: Draft,
        sentence: Sentence,
        nouns: Sequence[Underway],
        each: Underway,
        resolved: dict[tuple[str, str], list[Resolved]],
    ) -> list[Referent]:
        """Return the pronouns that stand for the noun of `each`: those nearer to it than to another like it.

        `resolved` keeps those of all the nouns like it, which are looked for once.
        """
        gender = each.plan.source[0]
        alike = [
            other for other in nouns if other.plan.source == each.plan.source and other.plan.target == each.plan.target
        ]
        kind = (each.plan.source, each.plan.target)
        if kind not in resolved:
            before = self._thread.candidates if self._thread.source == each.plan.source else []
            nodes = [other.node for other in alike]
            resolved[kind] = list(discourse.resolve(sentence, nodes, _rivals(draft, gender), before, gender))
        mine = [found for found in resolved[kind] if _nearest(found.referent.node, alike) is each]
        each.doubts += ["pronoun" for found in mine if found.doubt]
        return [found.referent for found in mine if found.mine]

    def _remember(self, sentence: Sentence, nouns: Sequence[Underway]) -> None:
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
            last.plan.source, last.plan.target, len(self._open) + last.draft.nodes.index(last.node.index),
            discourse.follow(sentence, gender, ours, [], _rivals(last.draft, gender)),
        )  # fmt: skip

    def _follow(self, draft: Draft, sentence: Sentence) -> None:
        """A sentence without any term: pronouns in it may stand for the noun of the sentence before."""
        thread = self._thread
        if thread.owner < 0 or draft.sentence is None:
            return
        owner = self._open[thread.owner]
        found = list(discourse.resolve(sentence, [], (), thread.candidates, thread.source[0]))
        owner.doubts += ["pronoun" for resolved in found if resolved.doubt]
        mine = [resolved.referent.node for resolved in found if resolved.mine]
        mentions = {node.index for node in mine}
        if mine:
            read = clauses.read(sentence)
            frame = Frame(sentence, mine[0], thread.source, thread.target, mine[0], read, frozenset(mentions))
            changes = cascade(frame, [resolved.referent for resolved in found if resolved.mine])
            text = self._sources[draft.block]
            owner.edits += assemble.edits(text, draft.block, sentence, changes, thread.target[0])
        self._own(draft, sentence, thread, owner)
        thread.candidates = discourse.follow(sentence, thread.source[0], mentions, thread.candidates)

    def _own(self, draft: Draft, sentence: Sentence, thread: Thread, owner: Underway) -> None:
        """« La data grossit. Son usage aussi. »: a possessive that opens the sentence after the one about the noun."""
        opening = next((node for node in sentence.nodes if node.text[0].isalpha()), None)
        plural = thread.source[1] == "s" and thread.target[1] == "p"
        subject = any(each.ours and each.weight >= coreference.PREVIOUS_SENTENCE for each in thread.candidates)
        if opening is None or opening.low not in OWNERS or not plural or not subject:
            return
        if not any(node.low in _OWNED for node in sentence.nodes[opening.index + 1 : opening.index + 3]):
            return
        change = Change(opening.index, opening.index, like(opening.text, OWNERS[opening.low]), "possessive")
        text = self._sources[draft.block]
        owner.edits += assemble.edits(text, draft.block, sentence, [change], thread.target[0])
        owner.doubts.append("possessive")

    def _write(self, draft: Draft, sentence: Sentence, opened: Sequence[Underway]) -> None:
        """Turn the changes of one sentence into edits."""
        changes = [change for each in opened for change in each.changes]
        gender = opened[-1].plan.target[0] if opened else "f"
        text = self._sources[draft.block]
        share(assemble.edits(text, draft.block, sentence, changes, gender), sentence, opened)


def _rivals(draft: Draft, gender: str) -> list[int]:
    """Return the places of the terms whose French equivalent a singular pronoun of `gender` may stand for."""
    pairs = zip(draft.nodes, draft.plans, strict=True)
    return [place for place, plan in pairs if plan.use == "noun" and plan.target == plan.source == f"{gender}s"]


def _nearest(node: Node, alike: Sequence[Underway]) -> Underway:
    before = [each for each in alike if each.node.index < node.index]
    return before[-1] if before else alike[0]
