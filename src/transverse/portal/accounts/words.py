"""The roles of a person in the words of the interface."""

from transverse.portal.accounts.standing import Standing
from transverse.portal.people.models import Function


def roles_of(standing: Standing) -> tuple[str, ...]:
    """Return what the place in the chart makes of a person, such as « chef de projet », in a settled order."""
    held = (
        (standing.administrator, "administration du portail"),
        (Function.DGS in standing.functions, "direction générale des services"),
        (standing.lead, "chef de projet"),
        (standing.team, "équipe numérique"),
        (bool(standing.heads), "responsable de service"),
        (standing.relay, "référent données ou suppléant"),
        (Function.DRH in standing.functions, "ressources humaines"),
        (Function.DPO in standing.functions, "protection des données"),
    )
    return tuple(words for holds, words in held if holds) or (("agent",) if standing.agent else ())
