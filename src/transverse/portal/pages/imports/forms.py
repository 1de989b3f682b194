"""The file to import."""

from django import forms

from transverse.organisation.reader import importers


def _extensions() -> str:
    return ",".join(sorted({each for importer in importers() for each in importer.EXTENSIONS}))


class Upload(forms.Form):
    """One file; its content alone decides how it is read."""

    chart = forms.FileField(
        label="Fichier de l'organigramme",
        help_text="Classeur, CSV, annuaire LDIF ou SCIM, archive zip : 200 Mo au plus. "
        "Le fichier est effacé dès qu'il est lu.",
        allow_empty_file=True,
        error_messages={"required": "Choisissez un fichier sur votre ordinateur."},
        widget=forms.FileInput(attrs={"accept": _extensions()}),
    )
