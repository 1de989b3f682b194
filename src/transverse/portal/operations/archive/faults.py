"""What may be wrong with an archive, or with where it goes."""

from pathlib import Path

from transverse.portal.operations.faults import OperationError


class NotWrittenError(OperationError):
    """The archive cannot be written."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"La sauvegarde « {path} » ne peut pas être écrite ({detail}). Donnez un autre endroit.")


class NotReadError(OperationError):
    """The archive cannot be opened."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"La sauvegarde « {path} » ne peut pas être ouverte ({detail}). Vérifiez son nom.")


class DamagedArchiveError(OperationError):
    """The archive is cut short, or is not what it was when it was written."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            f"« {path} » n'est pas une sauvegarde entière de Transverse ({detail}). Rien n'a été modifié. "
            "Reprenez-en une autre copie, puis recommencez."
        )


class NewerArchiveError(OperationError):
    """The archive was written by a later version."""

    def __init__(self, path: Path, version: str) -> None:
        super().__init__(
            f"« {path} » vient d'une version plus récente de Transverse ({version}). Rien n'a été modifié. "
            "Installez cette version, puis recommencez."
        )


class NewerTablesError(OperationError):
    """The data base was used by a later version."""

    def __init__(self) -> None:
        super().__init__(
            "La base a déjà servi à une version plus récente de Transverse. Installez cette version, puis recommencez."
        )


class NotEmptyError(OperationError):
    """The data base already holds something."""

    def __init__(self) -> None:
        super().__init__(
            "La base contient déjà des données. Ajoutez --remplacer pour y mettre la sauvegarde à leur place : "
            "l'état actuel sera d'abord sauvegardé à côté."
        )
