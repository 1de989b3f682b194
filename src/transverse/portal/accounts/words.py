"""The roles of a person in the words of the interface."""

from transverse.portal.accounts.standing import Standing
from transverse.portal.people.models import Function, Kind


def roles_of(standing: Standing) -> tuple[str, ...]:
    """Return what the place in the chart makes of a person, such as « chef de projet », in a settled order."""
    held = (
        (standing.administrator, "administration du portail"),
        (Function.DGS in standing.functions, "direction générale des services"),
        *_titles(standing, Kind.LEAD, Kind.TEAM),
        (bool(standing.heads), "responsable de service"),
        *_titles(standing, Kind.RELAY, Kind.DEPUTY),
        (Function.DRH in standing.functions, "ressources humaines"),
        (Function.DPO in standing.functions, "protection des données"),
    )
    return tuple(words for holds, words in held if holds) or (("agent",) if standing.agent else ())


def _titles(standing: Standing, *kinds: Kind) -> list[tuple[bool, str]]:
    """Return what the mandates of these kinds make of the person."""
    return [(True, words) for wanted in kinds for kind, words in standing.titles if kind == wanted]
