"""The tree of errors of the whole product.

TransverseError
├── DocumentError              a file that cannot be read or written
│   ├── UnknownFormatError
│   ├── DamagedFileError
│   ├── EncryptedFileError
│   ├── UnsafeFileError        zip bomb, entities, absurd sizes
│   ├── TooLargeError
│   └── EmptyFileError
├── ChartError                 an organisation chart that cannot be read
│   ├── UnknownChartError
│   ├── DamagedChartError
│   ├── EncryptedChartError
│   ├── UnsafeChartError       the same tricks, and absurd numbers of lines or columns
│   ├── TooLargeChartError
│   └── EmptyChartError
├── ProblemError               projects and offers that cannot be staffed as they are written
├── EditError                  edits that overlap or fall outside the text
├── PluginError                a plug-in file that breaks its contract
└── OptionError                an unknown trade, family or option value

Each class takes typed arguments and writes its own French sentence: what, where, what to do.
"""

from collections.abc import Iterable


class TransverseError(Exception):
    """Root of all errors that a user may meet; ``str(error)`` is one plain French sentence."""


class DocumentError(TransverseError):
    """A file that cannot be read or written."""


class UnknownFormatError(DocumentError):
    """The content is none of the formats known here."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        super().__init__(
            f"« {name} » n'est pas d'un format que je sais lire. "
            f"Formats acceptés : {', '.join(sorted(known))}. "
            "Enregistrez le document dans l'un d'eux, puis recommencez."
        )


class DamagedFileError(DocumentError):
    """The file is cut short or does not hold what its format requires."""

    def __init__(self, name: str, detail: str) -> None:
        self.name = name
        super().__init__(
            f"« {name} » est abîmé ou incomplet ({detail}). "
            "Ouvrez-le dans votre traitement de texte, enregistrez-le de nouveau, puis recommencez."
        )


class EncryptedFileError(DocumentError):
    """The file is protected by a password."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f"« {name} » est protégé par un mot de passe. Enregistrez-en une copie sans mot de passe, puis recommencez."
        )


class UnsafeFileError(DocumentError):
    """The file is built to harm: zip bomb, external entities, endless nesting."""

    def __init__(self, name: str, detail: str) -> None:
        self.name = name
        super().__init__(
            f"« {name} » a été refusé par prudence ({detail}). "
            "Si vous connaissez l'auteur, demandez-lui une copie enregistrée de nouveau."
        )


class TooLargeError(DocumentError):
    """The file is larger than what is read in bounded memory."""

    def __init__(self, name: str, size: int, limit: int) -> None:
        self.name = name
        super().__init__(
            f"« {name} » pèse {size // 1_000_000} Mo, plus que la limite de {limit // 1_000_000} Mo. "
            "Découpez-le ou retirez-en les images, puis recommencez."
        )


class EmptyFileError(DocumentError):
    """The file holds nothing at all."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"« {name} » est vide : il n'y a rien à relire. Vérifiez que c'est le bon fichier.")


class ChartError(TransverseError):
    """An organisation chart that cannot be read."""


class UnknownChartError(ChartError):
    """The content is none of the forms of chart known here."""

    def __init__(self, name: str, known: Iterable[str], found: str = "") -> None:
        self.name = name
        super().__init__(
            f"« {name} » n'est pas un organigramme que je sais lire{f' ({found})' if found else ''}. "
            f"Formes acceptées : {' ; '.join(sorted(known))}. Partez du modèle vide, puis recommencez."
        )


class DamagedChartError(ChartError):
    """The file of the chart is cut short, or does not hold what its format requires."""

    def __init__(self, name: str, detail: str) -> None:
        self.name = name
        super().__init__(
            f"« {name} » est abîmé ou illisible ({detail}). "
            "Enregistrez-le de nouveau depuis le logiciel dont il vient, puis recommencez."
        )


class EncryptedChartError(ChartError):
    """The file of the chart is protected by a password."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f"« {name} » est protégé par un mot de passe. Enregistrez-en une copie sans mot de passe, puis recommencez."
        )


class UnsafeChartError(ChartError):
    """The file of the chart is built to harm, or out of all proportion."""

    def __init__(self, name: str, detail: str) -> None:
        self.name = name
        super().__init__(
            f"« {name} » a été refusé par prudence ({detail}). "
            "N'y gardez que l'organigramme, enregistrez-le de nouveau, puis recommencez."
        )


class TooLargeChartError(ChartError):
    """The file of the chart is larger than what is read in bounded memory."""

    def __init__(self, name: str, limit: int) -> None:
        self.name = name
        super().__init__(
            f"« {name} » dépasse la limite de {limit // 1_000_000} Mo. "
            "N'y gardez que l'organigramme, sans image ni autre feuille, puis recommencez."
        )


class EmptyChartError(ChartError):
    """The file of the chart holds no line to read."""

    def __init__(self, name: str, detail: str) -> None:
        self.name = name
        super().__init__(f"« {name} » ne contient rien à importer ({detail}). Vérifiez que c'est le bon fichier.")


class ProblemError(TransverseError):
    """Projects and offers that cannot be staffed as they are written: where in the file, what is wrong, what to do."""

    def __init__(self, place: str, detail: str, advice: str) -> None:
        self.place = place
        end = "" if advice.endswith(("?", ".")) else "."
        super().__init__(f"{f'« {place} »' if place else 'Le fichier'} {detail}. {advice}{end}")


class EditError(TransverseError):
    """Edits that overlap, or fall outside the text or inside a locked part of it."""

    def __init__(self, block: int, start: int, end: int, detail: str) -> None:
        self.block, self.start, self.end = block, start, end
        super().__init__(f"Correction impossible au paragraphe {block + 1}, caractères {start} à {end} : {detail}.")


class PluginError(TransverseError):
    """A plug-in file that breaks its contract."""

    def __init__(self, path: str, detail: str) -> None:
        super().__init__(f"Le fichier « {path} » du produit est mal formé : {detail}.")


class OptionError(TransverseError):
    """An option value that does not exist."""

    def __init__(self, option: str, value: str, known: Iterable[str]) -> None:
        super().__init__(
            f"« {value} » n'est pas une valeur connue pour {option}. Valeurs possibles : {', '.join(sorted(known))}."
        )
