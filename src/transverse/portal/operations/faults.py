"""What may go wrong around the portal, each in one French sentence: what, where, what to do."""

from pathlib import Path

from transverse.common.errors import TransverseError
from transverse.portal.ground.reasons import reason


class OperationError(TransverseError):
    """Something around the portal (folder, port, data base, archive) does not allow what was asked."""


class FolderError(OperationError):
    """The folder of the data cannot be made, or written."""

    def __init__(self, folder: Path, error: OSError) -> None:
        super().__init__(
            f"Le dossier « {folder} » ne peut pas recevoir les données du portail ({reason(error)}). "
            "Donnez-en un autre par la variable TRANSVERSE_DIR, ou le droit d'y écrire."
        )


class DatabaseError(OperationError):
    """The data base does not answer."""

    def __init__(self, place: str, detail: str) -> None:
        super().__init__(
            f"La base « {place} » ne répond pas ({detail}). Vérifiez DATABASE_URL et que la base est démarrée, "
            "puis recommencez."
        )


class DatabaseAddressError(OperationError):
    """``DATABASE_URL`` is not an address that is understood."""

    def __init__(self) -> None:
        super().__init__(
            "DATABASE_URL ne se comprend pas. Écrivez-la ainsi : postgres://utilisateur:motdepasse@machine:5432/base, "
            "ou retirez-la pour garder les données dans un fichier."
        )


class PortError(OperationError):
    """The address cannot be listened to."""

    def __init__(self, address: str, port: int, detail: str) -> None:
        super().__init__(
            f"L'adresse {address}, port {port}, ne peut pas être ouverte ({detail}). "
            "Arrêtez ce qui l'occupe, ou choisissez-en une autre avec --port ou --adresse."
        )


class ServedError(OperationError):
    """The portal is running, which the operation cannot bear."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Le portail du dossier « {folder} » est en service. Arrêtez « transverse servir » et "
            "« transverse travailler », puis recommencez."
        )


class StoppedTwiceError(OperationError):
    """A web process died, was started again, and died at once."""

    def __init__(self) -> None:
        super().__init__(
            "Le serveur web s'est arrêté deux fois de suite (mémoire pleine ?). Le portail est fermé, rien n'est resté "
            "fait à moitié. Relancez « transverse servir » ; s'il s'arrête encore, signalez-le."
        )
