"""What is said of a plan, as data: a code and its values.  Words are put on it by `wording`."""

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """What a `Reason` says; its `value`, `asked` and `of` are told here."""

    # Why this one
    AT_LEVEL = "at-level"  # value: level offered; asked: level of the need
    BELOW = "below"  # value: levels short; asked: days of training
    ONLY = "only"  # nobody else may carry the need
    ONLY_AT_LEVEL = "only-at-level"  # all others that may are below the level
    DAYS = "days"  # value: days given; asked: days offered for the skill over the periods of the project
    BEYOND = "beyond"  # value: days that the resource gives beyond its offers, all projects together
    DISTANCE = "distance"  # value: steps to the lead
    ALREADY = "already"  # of: the other needs of the project that it carries
    RELAY = "relay"  # of: the concerned services for which it answers
    HOLDER = "holder"  # value: carriers; asked: `min_holders`; without it there are too few
    SECOND = "second"  # value: carriers; without it the need is fragile
    DIRECTORATE = "directorate"  # of: its directorate; value: directorates reached; asked: `min_directorates`

    # Why not that one: it cannot
    CARRIES = "carries"  # it does carry the need
    NO_SKILL = "no-skill"  # it does not offer the skill
    TOO_LOW = "too-low"  # value: best level offered; asked: level of the need
    NO_DAYS = "no-days"  # value: cap over the periods of the project, too small in any plan
    TAKEN = "taken"  # of: who takes its days, and how many; value: days left; asked: least share
    DIRECTORATE_FULL = "directorate-full"  # of: its directorate; value: its cap for a period
    MEMBERS_FULL = "members-full"  # value: `max_members`

    # Why not that one: what it would cost; of: who makes room for it in the need, and the days they would keep there
    COST_UNMET = "cost-unmet"  # value: conditions
    COST_MISSING = "cost-missing"  # value: days
    COST_OVERLOAD = "cost-overload"  # value: days
    COST_TRAINING = "cost-training"  # value: days
    COST_FRAGILITY = "cost-fragility"  # value: carriers
    COST_MEMBERS = "cost-members"  # value: members
    COST_DISTANCE = "cost-distance"  # value: steps
    AS_GOOD = "as-good"  # neither better nor worse
    BETTER = "better"  # the plan was not proven the best possible, and this would be better

    # Why days are missing, beside TOO_LOW, NO_DAYS, TAKEN, DIRECTORATE_FULL and MEMBERS_FULL
    NOBODY = "nobody"  # nobody offers the skill
    SHARE = "share"  # of: who has days left, and how many, but fewer than the least share
    ROOM = "room"  # of: who has days left, and how many, that the plan does not use


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """The code of an object of the problem, with the days or the number that go with it."""

    id: str
    value: float = 0.0


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing to say; which fields count, and what they hold, is told beside its code."""

    code: Code
    value: float = 0.0
    asked: float = 0.0
    of: tuple[Part, ...] = ()
