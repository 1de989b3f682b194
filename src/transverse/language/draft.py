"""Sentences to work on: cut, matched, protected, and made ready for the parser."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from transverse.documents.model import Block, Kind, Span
from transverse.language import protect, segment, tokens, words
from transverse.language.matching import Match, Matcher, every_matcher
from transverse.language.model import Kept
from transverse.language.plan import Plan, plan
from transverse.language.sentence import Sentence
from transverse.language.syntax import Prepared, asked, unparsed
from transverse.language.tokens import Word

_PRONOUN = re.compile(
    r"\b(?:elle|la|l['’]|il|le|celle|celui|lui|laquelle|cette dernière|ce dernier)(?![\w])"
    r"|\bl['’]|^\W*(?:son|sa|ses)\b",
    re.IGNORECASE,
)
_LOOKS_BACK = words.of("grammar", "looks_back")
OWNERS = {"son": "leur", "sa": "leur", "ses": "leurs"}
"""Possessives that may open a sentence, and what they become when their owner is now plural."""
_WINDOW = 3
"""Sentences after a changed noun in which a pronoun may still stand for it."""


@dataclass(slots=True)
class Draft:
    """One sentence on its way: its words, the terms in it, the plan of each, and its parse once it is made."""

    block: int
    span: Span
    prepared: Prepared
    matches: Sequence[Match]
    plans: Sequence[Plan]
    bare: Sentence
    follower: bool = False
    sentence: Sentence | None = None
    kind: str = ""
    first_of_block: bool = False
    nodes: Sequence[int] = field(default_factory=list)

    @property
    def looks_back(self) -> bool:
        """Whether a pronoun of the sentence may stand for a noun before it."""
        return self.opens_on_an_owned_thing or any(node.clitic or node.low in _LOOKS_BACK for node in self.bare.nodes)

    @property
    def opens_on_an_owned_thing(self) -> bool:
        """Whether it begins with a possessive: « Son usage… »."""
        return next((node.low for node in self.bare.nodes if node.text[0].isalpha()), "") in OWNERS

    @property
    def needs_parse(self) -> bool:
        """Whether the words around have to be understood."""
        return self.follower or any(each.agrees or (each.use == "adjective" and not each.known) for each in self.plans)


def drafts(
    blocks: Sequence[Block], terms: Matcher, sources: Sequence[str], *, prudent: bool
) -> tuple[list[Draft], list[Kept]]:
    """Return the sentences to work on, in order, and the terms that stay as they are.

    `blocks` have their marks blanked, `sources` are their texts as written; a mark inside a term keeps it as it is.
    """
    found: list[Draft] = []
    kept: list[Kept] = []
    waiting = headings = 0
    for index, block in enumerate(blocks):
        hit = terms.may_match(block.text)
        if block.kind is Kind.HEADING:
            waiting = max(waiting, headings)
        if not hit and not waiting:
            continue
        matches, saved = _matches(index, block, terms) if hit else ([], [])
        kept += saved
        matches = [match for match in matches if _same(match.span, sources[index], block.text)]
        waiting = _block(found, index, block, matches, waiting, prudent=prudent)
        if block.kind is Kind.HEADING and waiting:
            headings = _WINDOW
    return found, kept


def _same(span: Span, source: str, shown: str) -> bool:
    return source[span.start : span.end] == shown[span.start : span.end]


def _matches(index: int, block: Block, terms: Matcher) -> tuple[list[Match], list[Kept]]:
    open_ones = [
        match for match in terms.find(block.text) if not any(match.span.overlaps(span) for span in block.locked)
    ]
    if not open_ones:
        return [], []
    protections = protect.protected(block.text, [match.span for match in open_ones])
    free: list[Match] = []
    kept: list[Kept] = []
    for match in open_ones:
        by = next((each for each in protections if each.span.overlaps(match.span)), None)
        if by is None:
            free.append(match)
        else:
            kept.append(Kept(index, match.span, block.text[match.span.start : match.span.end], by.id, by.reason))
    return free, kept


def _block(
    found: list[Draft], index: int, block: Block, matches: Sequence[Match], waiting: int, *, prudent: bool
) -> int:
    """Add the drafts of one block; return how many sentences more a pronoun may look back from."""
    for place, span in enumerate(segment.sentences(block.text)):
        inside = [match for match in matches if span.start <= match.span.start < span.end]
        text = block.text[span.start : span.end]
        if not inside and not (waiting and _PRONOUN.search(text)):
            waiting = max(0, waiting - 1)
            continue
        draft = make(index, block, span, inside, prudent=prudent)
        if not inside and not draft.looks_back:
            waiting = max(0, waiting - 1)
            continue
        draft.follower, draft.first_of_block = not inside, place == 0
        found.append(draft)
        waiting = _WINDOW if any(plan.agrees for plan in draft.plans) else max(0, waiting - 1)
    return waiting


def make(index: int, block: Block, span: Span, matches: Sequence[Match], *, prudent: bool) -> Draft:
    """Return the draft of one sentence."""
    borrowed = _borrowed(block.text, span, matches)
    merged, places = _merge(list(tokens.words(block.text, span.start, span.end)), matches, borrowed, block.text)
    clitics = asked(merged, places)
    bare = unparsed(Prepared(merged, {place: (number, "") for number, place in enumerate(places)}, clitics))
    plans = [plan(bare, bare[place], match, prudent=prudent) for match, place in zip(matches, places, strict=True)]
    hits = {place: (number, each.proxy) for number, (place, each) in enumerate(zip(places, plans, strict=True))}
    return Draft(index, span, Prepared(merged, hits, clitics), matches, plans, bare, kind=block.kind, nodes=places)


def _borrowed(text: str, span: Span, matches: Sequence[Match]) -> list[Span]:
    """Return the other borrowed terms of several words, which no rule must take for French: "open source"."""
    found = (match.span for match in every_matcher().find(text[span.start : span.end]))
    moved = [Span(each.start + span.start, each.end + span.start) for each in found]
    own = [match.span for match in matches]
    return [
        each for each in moved if " " in text[each.start : each.end] and not any(each.overlaps(other) for other in own)
    ]


def _merge(
    words: list[Word], matches: Sequence[Match], borrowed: Sequence[Span], text: str
) -> tuple[list[Word], list[int]]:
    """Make one word of each match and borrowed term; return the words and the places of the matches among them."""
    merged: list[Word] = []
    places: list[int] = []
    own = {match.span for match in matches}
    remaining = sorted([*own, *borrowed], key=lambda span: span.start)
    last = -1  # start of the last span taken
    for word in words:
        if remaining and word.end > remaining[0].start:
            span = remaining[0]
            if last != span.start:
                last = span.start
                merged.extend(_cut(text, word.start, span.start))
                merged.append(Word(text[span.start : span.end], span.start, span.end))
                if span in own:
                    places.append(len(merged) - 1)
            if word.end >= span.end:
                merged.extend(_cut(text, span.end, word.end))
                remaining.pop(0)
            continue
        merged.append(word)
    return merged, places


def _cut(text: str, start: int, end: int) -> Iterator[Word]:
    if start < end:
        yield Word(text[start:end], start, end)
