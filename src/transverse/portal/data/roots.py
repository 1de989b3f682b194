"""Which places may be looked at: neither the system, nor the portal's own data, nor the whole of a disk."""

import os
from pathlib import Path

from django.conf import settings

from transverse.portal.ground.reasons import reason
from transverse.portal.ground.refusals import RefusalError

SHARE = "partage-de-demonstration"  # in the portal's own folder, the one place that may be looked at

_SYSTEM = (
    *("/bin", "/boot", "/dev", "/etc", "/lib", "/lib32", "/lib64", "/proc", "/root", "/run", "/sbin", "/sys", "/usr"),
    *("/var/cache", "/var/lib", "/var/lock", "/var/log", "/var/run", "/var/spool"),
)
_TOO_WIDE = ("/", "/home", "/opt", "/tmp", "/var")  # noqa: S108 (refused, not written to)


def checked_folder(given: str) -> Path:
    """Return the folder that `given` names, without links, once it is sure that it may be looked at and can be read.

    Raises
    ------
    RefusalError
        Why not, and what to write instead.
    """
    path = Path(given.strip())
    if not path.is_absolute():
        raise RefusalError(
            "Écrivez l'emplacement complet tel que le serveur du portail le voit, par exemple /srv/partages/eau. Un "
            "partage Windows doit d'abord être monté sur ce serveur."
        )
    found = _resolved(path)
    _refuse(found)
    _try(found)
    return found


def check_again(kept: str) -> Path:
    """Return the folder allowed as `kept`, if it is still there, still the same, still readable.

    Raises
    ------
    RefusalError
        It has gone, a link has taken its place, or it may not be looked at any more.
    """
    found = checked_folder(kept)
    if str(found) != kept:
        raise RefusalError(
            f"« {kept} » est devenu un raccourci vers un autre endroit : rien n'a été lu. L'administrateur doit "
            "autoriser le vrai dossier."
        )
    return found


def _resolved(path: Path) -> Path:
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "ce n'est pas un emplacement"
        raise RefusalError(
            f"Le serveur ne trouve pas « {path} » ({why}). Vérifiez l'emplacement, ou montez le partage."
        ) from None


def _refuse(path: Path) -> None:
    if str(path) in _TOO_WIDE:
        raise RefusalError(f"« {path} » est trop large. Choisissez, plus bas, le dossier partagé d'un service.")
    own = Path(settings.FOLDER)
    if path != own / SHARE and (path.is_relative_to(own) or own.is_relative_to(path)):
        raise RefusalError(
            f"« {path} » contient les données du portail lui-même. Choisissez le dossier partagé d'un service."
        )
    if any(path.is_relative_to(each) for each in _SYSTEM):
        raise RefusalError(f"« {path} » appartient au système du serveur. Choisissez le dossier partagé d'un service.")


def _try(path: Path) -> None:
    try:
        with os.scandir(path) as found:
            next(found, None)
    except NotADirectoryError:
        raise RefusalError(f"« {path} » est un fichier. Donnez le dossier qui le contient.") from None
    except OSError as error:
        raise RefusalError(
            f"Le serveur ne peut pas ouvrir « {path} » ({reason(error)}). Donnez-lui le droit de lire ce dossier."
        ) from None
