"""Which pronouns stand for the noun: candidates in the sentence and the ones before, weighed by function and distance.

A pronoun is changed only when no other noun of its gender and number is a better antecedent.
"""

from transverse.language.coreference.candidates import PREVIOUS_SENTENCE, Candidate, candidates
from transverse.language.coreference.choice import resolve
from transverse.language.coreference.pronouns import Pronoun, may_hold, pronouns

__all__ = ["PREVIOUS_SENTENCE", "Candidate", "Pronoun", "candidates", "may_hold", "pronouns", "resolve"]
