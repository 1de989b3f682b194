"""What the person who leaves writes."""

from django import forms

_LINES = forms.Textarea(attrs={"rows": 6})


class Texts(forms.Form):
    """Three texts about things and functions, never an opinion on somebody."""

    contacts = forms.CharField(
        label="Qui connaître",
        required=False,
        max_length=4000,
        widget=_LINES,
        help_text="Une personne ou une fonction par ligne, et pour quoi la joindre. Pas d'avis sur les personnes.",
    )
    papers = forms.CharField(
        label="Où sont les documents",
        required=False,
        max_length=4000,
        widget=_LINES,
        help_text="Un par ligne : dossier partagé, tableau, accès à demander. Jamais de mot de passe.",
    )
    pending = forms.CharField(
        label="Ce qui reste à faire", required=False, max_length=4000, widget=_LINES, help_text="Une chose par ligne."
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)
