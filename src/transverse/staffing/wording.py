"""French sentences for reasons: each stands alone, for a director who reads nothing else."""

from transverse.staffing.model import Need
from transverse.staffing.names import Names, counted, listed, number, quoted
from transverse.staffing.reason import Code, Part, Reason
from transverse.staffing.shortages import Shortage

_SENTENCES = {
    Code.AT_LEVEL: "{who} propose la compétence {skill} au niveau {value}, pour un niveau demandé de {asked}.",
    Code.BELOW: "{who} propose la compétence {skill}, {levels} trop bas : comptez {training} de formation.",
    Code.ONLY: "Personne d'autre que {who} ne peut porter ce besoin.",
    Code.ONLY_AT_LEVEL: "Personne d'autre que {who} ne peut porter ce besoin sans formation.",
    Code.DAYS: "{who} donne {days} à ce besoin ; son offre, pendant ce projet, est de {asked_days}.",
    Code.BEYOND: "{who} donnerait {days} de plus que son offre, tous projets réunis.",
    Code.DISTANCE: "{who} est à {steps} du chef de projet dans l'organigramme.",
    Code.ALREADY: "{who} porte déjà {needs} dans ce projet, qui n'a donc pas besoin d'un membre de plus.",
    Code.RELAY: "{who} répond aussi pour le service {services}, concerné par ce projet.",
    Code.HOLDER: "Ce besoin demande au moins {asked} porteurs : sans {who}, il en manquerait.",
    Code.SECOND: "Grâce à {who}, ce besoin ne repose pas sur un seul porteur.",
    Code.DIRECTORATE: "Ce projet demande au moins {asked} directions : {who} y apporte la direction {directorates}.",
    Code.CARRIES: "{who} porte ce besoin.",
    Code.NO_SKILL: "{who} n'a pas déclaré la compétence {skill}.",
    Code.TOO_LOW: "{who} propose la compétence {skill} au niveau {value}, trop loin du niveau demandé, {asked}.",
    Code.NO_DAYS: "{who} ne peut donner que {days} en tout à ce projet, quand un porteur en donne {asked} au moins.",
    Code.TAKEN: "{who} n'a plus assez de jours pendant ce projet : ils vont à {projects}.",
    Code.DIRECTORATE_FULL: "La direction {directorates} manque de jours : elle en donne {value} par période au plus.",
    Code.MEMBERS_FULL: "Ce projet a déjà {members}, et n'en accepte pas davantage.",
    Code.COST_UNMET: "Avec {who}{instead}, ce projet ne remplirait plus toutes ses conditions.",
    Code.COST_MISSING: "Avec {who}{instead}, il manquerait {days} de plus.",
    Code.COST_OVERLOAD: "Avec {who}{instead}, il faudrait {days} de plus que les offres.",
    Code.COST_TRAINING: "Avec {who}{instead}, il faudrait {days} de formation de plus.",
    Code.COST_FRAGILITY: "Avec {who}{instead}, ce besoin reposerait sur moins de porteurs.",
    Code.COST_MEMBERS: "Avec {who}{instead}, ce projet aurait {members} de plus.",
    Code.COST_DISTANCE: "Avec {who}{instead}, l'équipe serait plus loin du chef de projet, de {steps}.",
    Code.AS_GOOD: "{who} conviendrait tout aussi bien{instead} : le choix vous revient.",
    Code.BETTER: "Avec {who}{instead}, le plan serait meilleur : le calcul s'est arrêté avant de le voir.",
    Code.NOBODY: "Personne n'a déclaré la compétence {skill}.",
    Code.SHARE: "Il reste trop peu de jours pour porter ce besoin à {resources}.",
    Code.ROOM: "Il reste des jours à {resources}, sans que le plan puisse les employer ici.",
}
_DISCREET = {  # when resources are persons: nothing tells a level, or lets it be worked out
    Code.AT_LEVEL: "{who} propose la compétence {skill}.",
    Code.BELOW: "{who} propose la compétence {skill} ; une formation est à prévoir.",
    Code.ONLY_AT_LEVEL: "{who} propose la compétence {skill} comme ce besoin la demande.",
    Code.TOO_LOW: "Ce que {who} a déclaré pour la compétence {skill} ne répond pas à ce besoin.",
    Code.COST_TRAINING: "Avec {who}{instead}, le plan demanderait plus de formation.",
}
_OF_LINES = {  # of days missing in a period: nobody in particular is spoken of
    Code.TAKEN: "Pendant {period}, les jours de ceux qui proposent la compétence {skill} vont déjà à {projects}.",
    Code.TOO_LOW: "La compétence {skill} n'est proposée qu'au niveau {value}, trop loin du niveau demandé, {asked}.",
    Code.NO_DAYS: "Aucun jour n'est proposé par {resources}.",
    Code.DIRECTORATE_FULL: "Pendant {period}, la direction {directorates} atteint son plafond de {days}.",
}
_OF_LINES_DISCREET = {Code.TOO_LOW: "Personne n'a déclaré la compétence {skill} comme ce besoin la demande."}
_LEVELS = ("au niveau", "un niveau", "deux niveaux", "trois niveaux")


def say(reason: Reason, names: Names, need: Need, resource: str) -> str:
    """Return one sentence for a reason of `why` or `why_not` about `resource` and `need`.

    Unless ``names.levels``, no level is told: a resource may be a person.
    """
    if reason.code is Code.DISTANCE and not reason.value:
        return f"{quoted(names.resources, resource)} est au plus près du chef de projet dans l'organigramme."
    known = _SENTENCES if names.levels else _SENTENCES | _DISCREET
    return known[reason.code].format_map({**_values(reason, names, need), "who": quoted(names.resources, resource)})


def say_shortage(shortage: Shortage, names: Names, need: Need) -> tuple[str, ...]:
    """Return how many days are missing where, then a sentence for each reason."""
    line = shortage.missing
    period = quoted(names.periods, line.period)
    missing = f"{counted(line.days, 'jour')} {'manque' if line.days < 2 else 'manquent'}"
    head = (
        f"{missing} au besoin {quoted(names.needs, need.id)} du projet {quoted(names.projects, line.project)} "
        f"pendant {period}."
    )
    known = _SENTENCES | _OF_LINES if names.levels else _SENTENCES | _OF_LINES | _OF_LINES_DISCREET
    return (
        head,
        *(known[each.code].format_map({**_values(each, names, need), "period": period}) for each in shortage.reasons),
    )


def _values(reason: Reason, names: Names, need: Need) -> dict[str, str]:
    steps = counted(reason.value, "échelon")
    return {
        "skill": quoted(names.skills, need.skill),
        "value": number(reason.value),
        "asked": number(reason.asked),
        "days": counted(reason.value, "jour"),
        "asked_days": counted(reason.asked, "jour"),
        "training": counted(reason.asked, "jour"),
        "levels": _LEVELS[min(int(reason.value), 3)],
        "steps": steps,
        "members": counted(reason.value, "membre"),
        "needs": _needs(reason.of, names),
        "services": listed([quoted(names.services, each.id) for each in reason.of]),
        "directorates": listed([quoted(names.directorates, each.id) for each in reason.of]),
        "projects": listed(
            [f"{quoted(names.projects, each.id)} ({counted(each.value, 'jour')})" for each in reason.of]
        ),
        "resources": listed([quoted(names.resources, each.id) for each in reason.of]),
        "instead": _instead(reason.of, names),
    }


def _needs(of: tuple[Part, ...], names: Names) -> str:
    return f"{'les besoins' if len(of) > 1 else 'le besoin'} {listed([quoted(names.needs, each.id) for each in of])}"


def _instead(of: tuple[Part, ...], names: Names) -> str:
    leaving = [quoted(names.resources, each.id) for each in of if not each.value]
    beside = [quoted(names.resources, each.id) for each in of if each.value]
    return "".join(
        (
            f" à la place de {listed(leaving)}" if leaving else "",
            f" aux côtés de {listed(beside)}" if beside else "",
        )
    )
