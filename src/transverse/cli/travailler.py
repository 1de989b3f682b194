"""``transverse travailler``: one more worker, or the only one beside ``servir --sans-travailleur``."""

from transverse.cli.portal import open_portal, say
from transverse.common.errors import TransverseError


def travailler() -> None:
    """Fait les travaux de fond du portail (imports, courriels, rappels), jusqu'à Ctrl-C.

    Utile seulement à côté de « servir --sans-travailleur », ou pour plusieurs travailleurs sur PostgreSQL.
    """
    folder = open_portal()
    from transverse.portal.jobs.worker import work  # noqa: PLC0415 (an extra)
    from transverse.portal.operations.lock import in_service  # noqa: PLC0415
    from transverse.portal.operations.upgrade import pending  # noqa: PLC0415

    if pending():
        raise TransverseError("La base n'est pas à jour : lancez d'abord « transverse servir », qui s'en charge.")
    with in_service(folder):
        say("Les travaux de fond sont faits ici. Ctrl-C pour arrêter.")
        work()
    say("Les travaux de fond sont arrêtés.")
