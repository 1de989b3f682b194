"""What is chosen to open a workshop, and what is typed to come in."""

from django import forms

from transverse.portal.data.codes import typed
from transverse.trades import trades


class Opening(forms.Form):
    """The trade whose words the room will choose from."""

    trade = forms.ChoiceField(
        label="Métier du service", help_text="Il donne les listes de tâches et d'outils que chacun cochera."
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [(each.code, each.label) for each in trades().values()]
        self.fields["trade"].choices = [("", "Choisissez un métier"), *choices]  # type: ignore[attr-defined]


class Code(forms.Form):
    """The code on the screen."""

    code = forms.CharField(
        label="Code de l'atelier",
        help_text="Six signes, écrits en grand sur l'écran de la salle.",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code"}
        ),
    )

    def clean_code(self) -> str:
        """Return the code without its spaces, in capitals."""
        return typed(self.cleaned_data["code"])
