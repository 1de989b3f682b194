"""What is wrong with a plan, as data: the constraint that says it puts words on it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A rule that a plan breaks.

    Attributes
    ----------
    rule
        Name of the plug-in of `constraints` that found it and explains it.
    project, need, resource, period
        Where, as far as it applies; `resource` is the code of a directorate or service where the rule is about one.
    found, allowed
        What the plan says, and what it may say at most or at least.
    """

    rule: str
    project: str = ""
    need: str = ""
    resource: str = ""
    period: str = ""
    found: float = 0.0
    allowed: float = 0.0
