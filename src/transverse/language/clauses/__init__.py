"""Which subject each finite verb has, read from left to right like a shift-reduce parser of clauses.

A second opinion beside the statistical parse: it goes by forms (articles, prepositions, relative pronouns, number of
verbs), which are certain, where the parser goes by likelihood.
"""

from transverse.language.clauses.model import Clauses
from transverse.language.clauses.reader import read

__all__ = ["Clauses", "read"]
