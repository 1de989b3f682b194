"""Which trade is named beside "données".

With a reader, the reader's trade, always.  Without one, the trade that the author has been speaking of, provided it
is beyond doubt.  French sets the topic first: a cue counts when it stands *before* the noun ("L'absentéisme recule.
La data…"), or after it beyond a strong stop ("La data manque : les horodateurs…").  One that merely ends the noun's
clause is a place, a means, an addressee ("la data servira au rapport social unique") and decides nothing.  Neither does

- a word set beside the noun ("les cartes et la data"), or that has it as its complement ("un plan de formation à la
  data"), or in a comparison ("comme l'eau"), or for the document itself ("le présent marché public");
- one cue alone in the very clause of the noun ("le budget primitif finance la data"): it acts on the data, or pays
  for them, as often as it owns them;
- the owner of a possessive, the last word before it ("la crèche a livré sa data"): the possessive says it already;
- an ambiguous word without its neighbours ("son bac en poche").

Several trades named, all the more in a list ("eau, déchets, voirie"), leave none, unless one outweighs the others.
When the noun has its own complement, nothing is appended: see `has_own_complement`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from transverse.common.errors import OptionError
from transverse.language import words
from transverse.language.trade_complement import has_own_complement
from transverse.trades import Found, Hint, Phrase, Ranked, Recognition, recognise, score, trades

_SENTENCE = re.compile(r"(?:[.!?…]+(?<!\bM\.)(?<!\bn°\.)[\"»)]*\s+(?=[\W_]*[A-ZÀ-Ý0-9])|\n+)")
_GENERAL = words.of("nouns", "general_domains")
_CLAUSE_STOP = re.compile(r"[.!?…;:,\n]")
_DETERMINER = r"(?:(?:de|à)\s+)?(?:l['’]|d['’]|(?:le|la|les|des|du|de|aux?|une?|nos|vos|leurs?|ses?|son|sa)\b)?"
_BESIDE = re.compile(rf"\s*(?:et|ou|ni|&)\s+{_DETERMINER}\s*", re.IGNORECASE)
_GOVERNS = re.compile(rf"\s*(?:à|de|sur|en)\s+{_DETERMINER}\s*|\s*(?:du|des|aux?)\s+", re.IGNORECASE)
_LIST_LINK = re.compile(rf"\s*(?:,|/|;|\bet\b|\bou\b|\bni\b|&)\s*(?:(?:et|ou|ni)\s+)?{_DETERMINER}\s*", re.IGNORECASE)
_SET_ASIDE = re.compile(r"\bcomme\s+(?:d['’]|l['’]|(?:le|la|les|une?|des?|du)\s+)?\Z|\bprésente?s?\s+\Z", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(
    r"[.!?…;:,()\n–—]|\bs['’]ils?\b"
    r"|\b(?:et|mais|or|car|si|que|qu|quand|lorsqu\w*|puisqu\w*|dès|alors|tandis|sans|faute)\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"\b(?:sa|son|ses|leurs?)\s+(?:[\w-]+\s+)?\Z", re.IGNORECASE)
_OUTWEIGHS = 3
_SURE = 3
_BEFORE, _AFTER = 2, 1


class Reason(StrEnum):
    """Why a trade was chosen, or none."""

    READER = "reader"
    CONTEXT = "context"
    OWN_COMPLEMENT = "own_complement"
    SEVERAL = "several"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class TradeChoice:
    """The trade to name beside one noun.

    Attributes
    ----------
    code
        The trade's code, or None: append nothing.
    phrase
        The phrase to append, None without a trade: the reader's default one, or the one that the cues call for.
    words
        The words of the text that decided, as written.
    reason
        Why.
    """

    code: str | None
    phrase: Phrase | None
    words: tuple[str, ...]
    reason: Reason


def choose(text: str, start: int, end: int, reader: str | None = None) -> TradeChoice:
    """Choose the trade for the noun at characters `start` to `end` of `text`.

    Parameters
    ----------
    text
        The whole paragraph, heading or cell in its source wording; two sentences before the noun's and one after
        are read.
    start, end
        The noun alone, or a term that stands for it ("data", "datas").
    reader
        Code of the reader's trade, or None.

    Raises
    ------
    OptionError
        No trade has the code `reader`.
    """
    known = trades()
    if reader is not None and reader not in known:
        raise OptionError("le lecteur", reader, known)
    if has_own_complement(text[end:]):
        return TradeChoice(None, None, (), Reason.OWN_COMPLEMENT)
    if reader is not None:
        return TradeChoice(reader, known[reader].phrases[0], (), Reason.READER)
    first, last = _window(text, start)
    return _from_context(text[first:last], start - first)


def _window(text: str, at: int) -> tuple[int, int]:
    """Return the bounds of the sentences around `at`."""
    cuts = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    own = max(index for index, cut in enumerate(cuts[:-1]) if cut <= at)
    return cuts[max(0, own - _BEFORE)], cuts[min(len(cuts) - 1, own + 1 + _AFTER)]


def _from_context(text: str, start: int) -> TradeChoice:
    named = recognise(text)
    serious = [each for each in named.ranked if any(not _is_set_aside(text, found) for found in each.found)]
    if not serious:
        return TradeChoice(None, None, (), Reason.NOTHING)
    if _lists_trades(text, named) or not _outweighs(serious):
        return TradeChoice(None, None, (), Reason.SEVERAL)
    topic = [found for found in _without_owner(text, serious[0].found, start) if _is_topic(text, found, start)]
    if not topic or (score(topic) < _SURE and not _in_other_clause(text, topic, start)):
        return TradeChoice(None, None, (), Reason.NOTHING)
    code = serious[0].trade
    return TradeChoice(
        code, _phrase(code, topic), tuple(text[found.start : found.end] for found in topic), Reason.CONTEXT
    )


def _outweighs(ranked: Sequence[Ranked]) -> bool:
    """Say whether the first trade leaves no doubt."""
    return ranked[0].score >= _OUTWEIGHS * sum(each.score for each in ranked[1:])


def _is_topic(text: str, found: Found, start: int) -> bool:
    """Say whether a cue is what the author has been speaking of when the noun comes: what follows may be anything."""
    if found.start >= start or _is_set_aside(text, found) or _is_general(text[found.start : found.end]):
        return False
    return not _BESIDE.fullmatch(text, found.end, start) and not _GOVERNS.fullmatch(text, found.end, start)


def _is_general(cue: str) -> bool:
    """Say whether the words name a domain that anyone may speak of, and not what a service does."""
    return cue.lower() in _GENERAL or cue.lower() == "ressources humaines"


def _without_owner(text: str, found: Sequence[Found], start: int) -> Sequence[Found]:
    """Leave out the cue that the possessive before the noun stands for: the last one of the clause."""
    before = [each for each in found if each.end <= start]
    if not before or not _POSSESSIVE.search(text, 0, start) or _CLAUSE_STOP.search(text, before[-1].end, start):
        return found
    return [each for each in found if each is not before[-1]]


def _in_other_clause(text: str, topic: Sequence[Found], start: int) -> bool:
    """Say whether a cue stands in another clause than the noun."""
    return any(found.start >= start or _OTHER_CLAUSE.search(text, found.end, start) for found in topic)


def _is_set_aside(text: str, found: Found) -> bool:
    """Say whether a cue is a comparison, the document's own name ("le présent marché public"), or in brackets."""
    bracketed = text.rfind("(", 0, found.start) > text.rfind(")", 0, found.start)
    return bracketed or bool(_SET_ASIDE.search(text, 0, found.start))


def _lists_trades(text: str, named: Recognition) -> bool:
    """Say whether a list joins words of several trades, were they ambiguous alone."""
    return any(not frozenset.intersection(*group) for group in _lists(text, named))


def _lists(text: str, named: Recognition) -> Iterator[list[frozenset[str]]]:
    """Yield, for each list of the text, the trades of its members."""
    members: list[Found | Hint] = [*(each for ranked in named.ranked for each in ranked.found), *named.hints]
    group: list[frozenset[str]] = []
    past = 0
    for each in sorted(members, key=lambda member: member.start):
        if group and not _LIST_LINK.fullmatch(text, past, each.start):
            yield group
            group = []
        group.append(each.trades if isinstance(each, Hint) else frozenset((each.trade,)))
        past = each.end
    if group:
        yield group


def _phrase(code: str, topic: Sequence[Found]) -> Phrase:
    """Return the phrase that all the cues call for, or the default one."""
    called = {found.cue.phrase for found in topic}
    return trades()[code].phrases[called.pop() if len(called) == 1 else 0]
