"""For each term of a sentence: how it is used there, what it was, what it becomes."""

from transverse.language.plan.adjectives import parsed
from transverse.language.plan.choice import plan
from transverse.language.plan.model import Plan

__all__ = ["Plan", "parsed", "plan"]
