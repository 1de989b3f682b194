"""From the tasks of a week to the data that they handle: what ten minutes are enough to find."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from transverse.portal.data.naming import MOST_WORDS, bare, clean, is_foreign, key_of, yours
from transverse.trades import Handled, Trade, trades

OTHER = "de votre service"  # what follows « vos données » when nothing says which they are


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person has picked and written."""

    tasks: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One kind of data that the answers tell.

    Attributes
    ----------
    tasks
        Those that told it, none for what was written freely.
    personal
        What is usual in the trade, to be confirmed by the service; ``""`` when nothing says it.
    is_free
        Whether it was written freely, in words that the trade does not know.
    """

    key: str
    label: str
    phrase: str
    tasks: tuple[str, ...] = ()
    personal: str = ""
    is_often_open: bool = False
    is_free: bool = False

    @property
    def yours(self) -> str:
        """The label after « vos » or « votre »."""
        return yours(self.label)


class Line(Protocol):
    """What stands under a phrase: an `Item`, or a `Holding`."""

    @property
    def phrase(self) -> str:
        """What follows « vos données »."""


_L = TypeVar("_L", bound=Line)


def read(trade: Trade, tasks: Iterable[str], tools: Iterable[str], words: str) -> Answer:
    """Return an answer that holds nothing but tasks and tools of the trade, and a few words, one a line."""
    chosen, opened = set(tasks), set(tools)
    return Answer(
        tuple(each for each in trade.tasks if each in chosen),
        tuple(each for each in trade.tools if each in opened),
        read_words(words),
    )


def read_words(words: str) -> tuple[str, ...]:
    """Return what was written freely, one a line, without what says nothing nor what was said twice."""
    found = {key_of(said): said for line in words.splitlines() if (said := clean(line)) and bare(said)}
    return tuple(found.values())[:MOST_WORDS]


def has_foreign(words: str) -> bool:
    """Tell whether a line has to be said again with the words of the service."""
    return any(is_foreign(clean(line)) for line in words.splitlines())


def items(trade: Trade, answers: Sequence[Answer]) -> list[Item]:
    """Return what the answers tell, once each: what the trade knows in its order, then the words of the people."""
    done = {task for answer in answers for task in answer.tasks}
    written = {key_of(word): word for answer in answers for word in answer.words}
    known = {key_of(each.dataset): each for each in trade.handles}
    told = [_known(each, done) for key, each in known.items() if key in written or done & set(each.tasks)]
    return told + [_free(trade, word) for key, word in written.items() if key not in known]


def tools(trade: Trade, answers: Iterable[Answer]) -> list[str]:
    """Return the tools that were opened, in the order of the trade."""
    opened = {tool for answer in answers for tool in answer.tools}
    return [tool for tool in trade.tools if tool in opened]


def trade_of(code: str) -> Trade | None:
    """Return the trade of that code, None for none of ours."""
    return trades().get(code)


def grouped(lines: Iterable[_L], trade: str) -> list[tuple[str, list[_L]]]:
    """Return the lines under what follows « vos données »: first the phrases of the trade, in its order."""
    groups: dict[str, list[_L]] = {}
    for each in lines:
        groups.setdefault(each.phrase or OTHER, []).append(each)
    known = trade_of(trade)
    order = [phrase.text for phrase in known.phrases] if known else []
    return sorted(groups.items(), key=lambda group: order.index(group[0]) if group[0] in order else len(order))


def _known(handled: Handled, done: set[str]) -> Item:
    return Item(
        key_of(handled.dataset),
        handled.dataset,
        handled.phrase,
        tuple(task for task in handled.tasks if task in done),
        handled.personal,
        handled.is_often_open,
    )


def _free(trade: Trade, word: str) -> Item:
    """Put what was written freely under the phrase whose words it holds, or under the first of the trade."""
    said = bare(word)
    phrase = next(
        (phrase.text for phrase in trade.phrases for cue in phrase.cues if bare(cue) in said), trade.phrases[0].text
    )
    return Item(key_of(word), word, phrase, is_free=True)
