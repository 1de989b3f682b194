"""A problem read from JSON, version 1 (docs/composer-json.md): sound, or refused in one sentence that says where."""

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import TypeVar

from transverse.common.errors import ProblemError
from transverse.staffing.fields import Field, shown
from transverse.staffing.model import (
    LEVELS,
    SHARE,
    TRAINING_DAYS,
    Directorate,
    Need,
    Offer,
    Problem,
    Project,
    Resource,
)
from transverse.staffing.parsing import parsed

VERSION = 1
MOST_PERIODS, MOST_DIRECTORATES, MOST_RESOURCES, MOST_PROJECTS = 60, 10_000, 200_000, 20_000
MOST_NEEDS, MOST_ROWS = 200, 1_000_000  # of a project; needs times their periods, of all projects
MOST_OFFERS, MOST_SERVICES = 1_000, 500  # of a resource; concerned by a project
MOST_DAYS, MOST_DIRECTORATE_DAYS = 10_000, 10_000_000  # of work in a period: 150 agents give the first in a quarter
LEAST_DAYS = 0.01  # a need for less is a slip
FARTHEST, LAST_PRIORITY, MOST_PEOPLE = 1_000, 99, 10_000

_Made = TypeVar("_Made")


def read_problem(content: bytes | str) -> Problem:
    """Return the problem that `content` states.

    Parameters
    ----------
    content
        JSON of version 1; when it is bytes, in UTF-8 or UTF-16.

    Raises
    ------
    ProblemError
        It is no JSON, or not of a problem that makes sense; the sentence gives the place and what to do.
    """
    top = Field(parsed(content), "")
    top.object(("version", "periods", "directorates", "resources", "projects"), ("training_days",))
    _check_version(top.get("version"))
    periods = _codes(top.get("periods"), MOST_PERIODS)
    directorates = _all(top.get("directorates"), MOST_DIRECTORATES, _directorate)
    names = {each.id for each in directorates}
    resources = _all(top.get("resources"), MOST_RESOURCES, lambda field: _resource(field, names))
    services = {each.service for each in resources}
    projects = _all(top.get("projects"), MOST_PROJECTS, lambda field: _project(field, periods, services))
    if sum(len(each.needs) * len(each.periods) for each in projects) > MOST_ROWS:
        raise ProblemError("projects", "demandent trop de besoins à la fois", "Composez l'année en plusieurs fichiers")
    training = top.get("training_days")
    days = TRAINING_DAYS if training.value is None else training.number(0, MOST_DAYS)
    return Problem(periods, directorates, resources, projects, days)


def _check_version(field: Field) -> None:
    if field.value != VERSION or isinstance(field.value, bool):
        number = f" {shown(field.value)}" if isinstance(field.value, int | str) else ""
        raise ProblemError(
            field.place, f"n'est pas une version que je sais lire{number and f' ({number.strip()})'}",
            f"Écrivez le fichier sous la forme de la version {VERSION}",
        )  # fmt: skip


def _directorate(field: Field) -> Directorate:
    field.object(("id",), ("max_days",))
    most = field.get("max_days")
    return Directorate(field.get("id").text(), None if most.value is None else most.number(0, MOST_DIRECTORATE_DAYS))


def _resource(field: Field, directorates: Collection[str]) -> Resource:
    field.object(("id", "directorate", "service", "distance", "max_days", "offers"), ("relay",))
    offers = tuple(_offer(each) for each in field.get("offers").items(MOST_OFFERS, empty=True))
    _once(field.get("offers"), [(each.skill, each.level) for each in offers])
    relay = field.get("relay")
    return Resource(
        field.get("id").text(),
        _among(field.get("directorate"), directorates, "directorates"),
        field.get("service").text(),
        field.get("distance").whole(0, FARTHEST),
        field.get("max_days").number(0, MOST_DAYS),
        offers,
        False if relay.value is None else relay.flag(),
    )


def _offer(field: Field) -> Offer:
    field.object(("skill", "level", "days"))
    return Offer(field.get("skill").text(), _level(field), field.get("days").number(0, MOST_DAYS))


def _project(field: Field, periods: Sequence[str], services: Collection[str]) -> Project:
    optional = ("concerned_services", "min_directorates", "max_members")
    field.object(("id", "priority", "periods", "needs"), optional)
    runs = _codes(field.get("periods"), MOST_PERIODS)
    for number, each in enumerate(runs):
        _among(Field(each, f"{field.place}.periods[{number}]"), periods, "periods")
    concerned = field.get("concerned_services")
    named = () if concerned.value is None else _codes(concerned, MOST_SERVICES, empty=True)
    for number, each in enumerate(named):
        _among(Field(each, f"{concerned.place}[{number}]"), services, "resources[…].service")
    least, most = field.get("min_directorates"), field.get("max_members")
    return Project(
        field.get("id").text(),
        field.get("priority").whole(1, LAST_PRIORITY),
        tuple(each for each in periods if each in runs),
        _all(field.get("needs"), MOST_NEEDS, lambda need: _need(need, len(runs))),
        named,
        0 if least.value is None else least.whole(0, MOST_DIRECTORATES),
        None if most.value is None else most.whole(1, MOST_PEOPLE),
    )


def _need(field: Field, periods: int) -> Need:
    field.object(("id", "skill", "level", "days"), ("min_holders",))
    holders = field.get("min_holders")
    need = Need(
        field.get("id").text(),
        field.get("skill").text(),
        _level(field),
        field.get("days").number(LEAST_DAYS, MOST_DAYS),
        0 if holders.value is None else holders.whole(0, MOST_PEOPLE),
    )
    if need.min_holders > max(1, int(need.days * periods / SHARE)):
        raise ProblemError(
            field.place,
            f"demande {need.min_holders} porteurs d'un jour au moins, pour {need.days * periods:.15g} jours en tout",
            "Demandez plus de jours, ou moins de porteurs",
        )
    return need


def _level(field: Field) -> int:
    return field.get("level").whole(LEVELS[0], LEVELS[-1])


def _all(field: Field, most: int, make: Callable[[Field], _Made]) -> tuple[_Made, ...]:
    """Return what `make` makes of each thing of a list; each has an ``id``, which is its own."""
    made, ids = [], []
    for each in field.items(most):
        made.append(make(each))
        ids.append(each.get("id").text())
    _once(field, ids, ".id")
    return tuple(made)


def _codes(field: Field, most: int, *, empty: bool = False) -> tuple[str, ...]:
    codes = tuple(each.text() for each in field.items(most, empty=empty))
    _once(field, codes)
    return codes


def _once(field: Field, keys: Sequence[Hashable], end: str = "") -> None:
    """Refuse a key that stands twice in the list `field`."""
    if len(set(keys)) == len(keys):
        return
    first: dict[Hashable, int] = {}
    for number, key in enumerate(keys):
        if key in first:
            there = f"{field.place}[{first[key]}]{end}"
            raise ProblemError(f"{field.place}[{number}]{end}", f"répète « {there} »", "Retirez l'un, ou renommez-le")
        first[key] = number


def _among(field: Field, known: Collection[str], where: str) -> str:
    name = field.text()
    if name not in known:
        raise ProblemError(
            field.place, f"nomme « {shown(name)} », absent de « {where} »", "Ajoutez-le, ou corrigez le nom"
        )
    return name
