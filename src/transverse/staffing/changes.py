"""What may be changed in a problem so that a project gets what it lacks, one thing at a time."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from transverse.staffing.model import Directorate, Need, Offer, Problem, Project, Resource


class Change(Enum):
    """Kinds of change, from what costs a word to what costs time; `of`, `before` and `after` are told here."""

    RELAY = "relay"  # a relay is named in each service of `of`
    MEMBERS = "members"  # `max_members`
    DIRECTORATES = "directorates"  # `min_directorates`
    HOLDERS = "holders"  # `min_holders` of the need `of`
    CAP = "cap"  # days per period of the directorate `of`
    TRAINING = "training"  # level of the resource `of` in the skill of a need
    LATER = "later"  # place of its first period among those of the problem


@dataclass(frozen=True, slots=True)
class Step:
    """A change of a problem for the sake of a project; `applied` makes it.

    Attributes
    ----------
    of
        Codes that the kind of change speaks of; for TRAINING the resource, then the skill.
    before, after
        The number that changes.
    """

    change: Change
    project: str
    of: tuple[str, ...] = ()
    before: float = 0.0
    after: float = 0.0

    @property
    def amount(self) -> float:
        """How far the number moves: members, directorates, carriers, days, levels or periods; 1 for each relay."""
        return abs(self.after - self.before) or float(len(self.of))


def applied(problem: Problem, step: Step) -> Problem:
    """Return `problem` with the change made."""
    return _MAKE[step.change](problem, step)


def _relay(problem: Problem, step: Step) -> Problem:
    """Name the nearest resource of each service, the first by its code among equals."""
    chosen = {min((r.distance, r.id) for r in problem.resources if r.service == service)[1] for service in step.of}
    return _with_resources(problem, lambda each: replace(each, relay=True) if each.id in chosen else each)


def _members(problem: Problem, step: Step) -> Problem:
    return _with_project(problem, step, lambda each: replace(each, max_members=int(step.after)))


def _directorates(problem: Problem, step: Step) -> Problem:
    return _with_project(problem, step, lambda each: replace(each, min_directorates=int(step.after)))


def _holders(problem: Problem, step: Step) -> Problem:
    def fewer(need: Need) -> Need:
        return replace(need, min_holders=int(step.after)) if need.id in step.of else need

    return _with_project(problem, step, lambda each: replace(each, needs=tuple(map(fewer, each.needs))))


def _cap(problem: Problem, step: Step) -> Problem:
    def raised(each: Directorate) -> Directorate:
        return replace(each, max_days=step.after) if each.id in step.of else each

    return replace(problem, directorates=tuple(map(raised, problem.directorates)))


def _training(problem: Problem, step: Step) -> Problem:
    code, skill = step.of

    def trained(offer: Offer) -> Offer:
        return replace(offer, level=int(step.after)) if (offer.skill, offer.level) == (skill, step.before) else offer

    def of(each: Resource) -> Resource:
        return replace(each, offers=tuple(map(trained, each.offers))) if each.id == code else each

    return _with_resources(problem, of)


def _later(problem: Problem, step: Step) -> Problem:
    by = int(step.after - step.before)

    def moved(project: Project) -> Project:
        places = [problem.periods.index(each) + by for each in project.periods]
        return replace(project, periods=tuple(problem.periods[each] for each in places))

    return _with_project(problem, step, moved)


def _with_project(problem: Problem, step: Step, change: Callable[[Project], Project]) -> Problem:
    return replace(
        problem, projects=tuple(change(each) if each.id == step.project else each for each in problem.projects)
    )


def _with_resources(problem: Problem, change: Callable[[Resource], Resource]) -> Problem:
    return replace(problem, resources=tuple(map(change, problem.resources)))


_MAKE: dict[Change, Callable[[Problem, Step], Problem]] = {
    Change.RELAY: _relay,
    Change.MEMBERS: _members,
    Change.DIRECTORATES: _directorates,
    Change.HOLDERS: _holders,
    Change.CAP: _cap,
    Change.TRAINING: _training,
    Change.LATER: _later,
}
