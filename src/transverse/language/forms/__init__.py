"""The forms of French words: ``lexicon()`` inflects, reads and vetoes; ``elides`` knows the aspirated h.

The table comes from the dictionary of hunspell (see ``NOTICE``); rules stand in for words it does not hold.
"""

from transverse.language.forms.aspirated import elides, is_aspirated
from transverse.language.forms.lexicon import Lexicon, lexicon
from transverse.language.forms.verbs import TENSES, Verb

__all__ = ["TENSES", "Lexicon", "Verb", "elides", "is_aspirated", "lexicon"]
