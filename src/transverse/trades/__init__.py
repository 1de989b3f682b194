"""The trades of a collectivité: their words, what they handle, and which of them a text names."""

from transverse.trades.loader import trades
from transverse.trades.model import Cue, Form, Found, Handled, Hint, Phrase, Ranked, Recognition, Trade
from transverse.trades.recogniser import recognise, score

__all__ = [
    "Cue",
    "Form",
    "Found",
    "Handled",
    "Hint",
    "Phrase",
    "Ranked",
    "Recognition",
    "Trade",
    "recognise",
    "score",
    "trades",
]
