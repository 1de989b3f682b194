"""What a trade is: the words of one family of services, and what they betray in a text."""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How a phrase follows the noun "données"."""

    ADJECTIVE = "adjective"
    COMPLEMENT = "complement"


@dataclass(frozen=True, slots=True)
class Phrase:
    """What follows "données" for a trade, in the feminine plural: "énergétiques", "du réseau d'eau".

    Attributes
    ----------
    form
        Adjective or complement: they stand at different places among other adjectives.
    text
        The words themselves, in lower case.
    cues
        Strong cues that call for this phrase rather than for the trade's default one.
    """

    form: Form
    text: str
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that name a trade.

    Attributes
    ----------
    words
        The words in the singular (masculine for adjectives); articles and "de" are not needed in the text.
    near
        Empty: the cue decides alone.  Otherwise one of these words must stand in the same sentence; a final ``*``
        stands for any ending.
    phrase
        Index, in the trade's phrases, of the phrase that the cue calls for; 0 is the default.
    """

    words: str
    near: tuple[str, ...] = ()
    phrase: int = 0


@dataclass(frozen=True, slots=True)
class Handled:
    """One kind of data that the trade handles, and the tasks in which it does.

    Attributes
    ----------
    dataset
        A noun phrase without article, that follows « vos » or « votre »: "relevés de consommation d'eau".
    phrase
        The one of the trade's phrases that says best what data these are: "du réseau d'eau".
    tasks
        Those of the trade that read it or write it; at least one.
    personal
        How far it speaks of people as a rule, by the codes of `transverse.inventory.Personal`: each service says it
        for itself.
    is_often_open
        Whether authorities often publish it.
    """

    dataset: str
    phrase: str
    tasks: tuple[str, ...]
    personal: str = "none"
    is_often_open: bool = False


@dataclass(frozen=True, slots=True)
class Trade:
    """One family of services: what it says, what it handles, what it does all week.

    Attributes
    ----------
    code, label
        Stable identifier and French name.
    source
        Where the words come from, and their licence.
    phrases
        At least one; the first is the default.
    cues
        Strong cues and ambiguous ones, those of the phrases included.
    handles
        The kinds of data that the service handles; each task is in at least one.
    tasks, tools
        What the service does in a week (verbs) and opens in the morning.  Tools are named without endorsement.
    examples, counter_examples
        Sentences that name the trade; sentences with a tempting word that do not.
    """

    code: str
    label: str
    source: str
    phrases: tuple[Phrase, ...]
    cues: tuple[Cue, ...]
    handles: tuple[Handled, ...]
    tasks: tuple[str, ...]
    tools: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]

    @property
    def datasets(self) -> tuple[str, ...]:
        """The names of what it handles."""
        return tuple(each.dataset for each in self.handles)

    def handled_in(self, task: str) -> tuple[Handled, ...]:
        """Return what one of its tasks handles, nothing for a task that is not its own."""
        return tuple(each for each in self.handles if task in each.tasks)


@dataclass(frozen=True, slots=True)
class Found:
    """A cue met in a text, at characters ``start`` (included) to ``end`` (excluded)."""

    trade: str
    cue: Cue
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hint:
    """An ambiguous word met without its neighbours: it decides nothing, but it may name one of `trades`."""

    trades: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """A trade named by a text, with what decided.

    Attributes
    ----------
    score
        2 for each distinct strong cue, 1 for each distinct ambiguous cue that a neighbour confirms.
    """

    trade: str
    score: int
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Recognition:
    """The trades that a text names, best first, and the words that prove nothing alone."""

    ranked: tuple[Ranked, ...] = ()
    hints: tuple[Hint, ...] = ()

    @property
    def best(self) -> str | None:
        """The code of the trade that scores highest, or None when there is none or a tie."""
        match self.ranked:
            case [first, second, *_] if first.score == second.score:
                return None
            case [first, *_]:
                return first.trade
            case _:
                return None
