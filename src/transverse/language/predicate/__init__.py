"""A verb, its auxiliaries and what it says of its subject, agreed together."""

from transverse.language.predicate.adjectives import adjective
from transverse.language.predicate.person import bears_person
from transverse.language.predicate.walk import agree

__all__ = ["adjective", "agree", "bears_person"]
