"""Two years side by side, in plain sentences: services and directorates, never persons."""

from collections.abc import Iterator, Mapping
from typing import Any

from transverse.papers.words import fill, listed, plural
from transverse.portal.projects.day_words import in_days, in_number
from transverse.portal.projects.proving import gap_of, is_proven
from transverse.portal.projects.what_if import Difference, Year, difference, figures
from transverse.portal.projects.year_problem import YearProblem
from transverse.staffing.model import Condition, Plan, Problem

NOTHING = "Rien ne changerait : chaque projet aurait ce qu'il a aujourd'hui."
_LACKS = {
    Condition.RELAY: ("relais", "relais"),
    Condition.DIRECTORATES: ("direction", "directions"),
    Condition.HOLDERS: ("service de plus pour un besoin", "services de plus pour un besoin"),
}
_PROVEN = "Les deux années sont calculées jusqu'au bout : il est prouvé qu'on ne peut pas mieux avec ces offres."
_OPEN = (
    "Le calcul a été arrêté avant sa fin : une réponse meilleure peut exister, de {now} au plus pour l'année "
    "d'aujourd'hui, de {then} au plus pour l'autre. Une différence plus petite ne veut rien dire."
)


def compared(asked: YearProblem, before: Plan, changed: Problem, after: Plan) -> dict[str, Any]:
    """Return what the page shows, as it is kept.

    ``sentences`` says what changes; ``projects`` and ``directorates`` hold a row each, in alphabetical order, with what
    stands today and what would stand; ``proof`` says how far both may be trusted.
    """
    years = figures(asked.problem, before), figures(changed, after)
    found = difference(*years)
    return {
        "sentences": list(_sentences(found, *years, asked)) or [NOTHING],
        "projects": [
            [title, *(_state(year, key) for year in years)]
            for key, title in sorted(asked.titles.items(), key=lambda each: each[1].casefold())
            if key in years[0].asked
        ],
        "directorates": [
            [name, *(in_days(year.given.get(key, 0.0)) for year in years)]
            for key, name in _by_name({key for year in years for key in year.given}, asked.names)
        ],
        "proof": _proof(before, after),
    }


def _by_name(keys: set[str], names: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(((key, names.get(key, "")) for key in keys), key=lambda each: each[1].casefold())


def _proof(before: Plan, after: Plan) -> str:
    if is_proven(before) and is_proven(after):
        return _PROVEN
    return fill(_OPEN, now=gap_of(before), then=gap_of(after))


def _state(year: Year, key: str) -> str:
    if key not in year.asked:
        return "ne se fait pas"
    missing = year.missing.get(key, 0.0)
    unmet = year.unmet.get(key, {})
    lacks = [in_days(missing)] if missing else []
    lacks += [plural(unmet[each], *words).replace(" ", " ", 1) for each, words in _LACKS.items() if unmet.get(each)]
    return f"il manque {listed(lacks)}" if lacks else "ne manque de rien"


def _sentences(found: Difference, before: Year, after: Year, asked: YearProblem) -> Iterator[str]:
    titles = asked.titles
    for key in sorted(before.asked.keys() - after.asked.keys(), key=lambda key: titles[key].casefold()):
        freed = max(before.asked[key] - before.missing.get(key, 0.0), 0.0)
        free = (
            f" : {in_days(freed)} {'serait libre' if freed < 2 else 'seraient libres'} pour les autres" if freed else ""
        )
        yield f"« {titles[key]} » ne se ferait pas{free}."
    yield from (f"« {titles[key]} » ne manquerait plus de rien." for key in found.becomes_whole)
    for key, (was, would) in found.missing.items():
        if was is not None and would:
            yield _short(titles[key], was, would)
    for key in found.is_short:
        if not after.missing.get(key):
            yield f"« {titles[key]} » ne remplirait plus toutes ses conditions."
    for key, name in _by_name(set(found.given), asked.names):
        yield _more(name, *found.given[key])


def _short(title: str, was: float, would: float) -> str:
    verb = "manquerait"
    if not was:
        return f"Il {verb} {in_days(would)} à « {title} », qui a tous ses jours aujourd'hui."
    return f"Il {verb} {in_days(would)} à « {title} », contre {in_number(was)} aujourd'hui."


def _more(name: str, was: float, would: float) -> str:
    way = "de plus" if would > was else "de moins"
    return f"« {name} » serait sollicitée pour {in_days(abs(would - was))} {way}, {in_days(would)} en tout."
