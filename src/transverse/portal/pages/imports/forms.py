"""The file to import."""

from django import forms

from transverse.organisation.reader import importers
from transverse.portal.ground.uploads import LIMIT


def _extensions() -> str:
    return ",".join(sorted({each for importer in importers() for each in importer.EXTENSIONS}))


_TOO_LARGE = f"Ce fichier dépasse {LIMIT // 1_000_000} Mo. N'y gardez que l'organigramme, puis renvoyez-le."


class Upload(forms.Form):
    """One file; its content alone decides how it is read."""

    chart = forms.FileField(
        label="Fichier de l'organigramme",
        help_text="Classeur, CSV, annuaire LDIF ou SCIM, archive zip : 200 Mo au plus. "
        "Le fichier est effacé dès qu'il est lu.",
        allow_empty_file=True,
        error_messages={"required": "Choisissez un fichier sur votre ordinateur."},
        widget=forms.FileInput(attrs={"accept": _extensions()}),
    )

    def refuse_size(self) -> None:
        """Say that the file was not read at all, instead of saying that it is missing."""
        self.full_clean()
        self.errors.pop("chart", None)
        self.add_error("chart", _TOO_LARGE)
