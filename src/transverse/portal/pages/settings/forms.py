"""What an administrator sets; a colour on which white text cannot be read is refused, and a near one proposed."""

import base64
import binascii
from typing import Any

from django import forms

from transverse.portal.ground.colours import LEAST_CONTRAST, contrast, is_legible, legible
from transverse.portal.ground.logo import Logo, read_logo
from transverse.portal.ground.models import COLOUR, Collectivity
from transverse.portal.ground.refusals import RefusalError

COLOURS = ("main_colour", "accent_colour")


class Appearance(forms.ModelForm[Collectivity]):
    """The settings; `logo_kept` carries the logo from the preview to the saving."""

    logo = forms.FileField(
        label="Logo",
        required=False,
        help_text="Une image PNG de 50 ko au plus. Elle est montrée sur fond blanc, haute de trois lignes de texte.",
        widget=forms.FileInput(attrs={"accept": "image/png"}),
    )
    without_logo = forms.BooleanField(label="Retirer le logo actuel", required=False)
    logo_kept = forms.CharField(required=False, widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Collectivity
        fields = ("name", *COLOURS, "contact", "postal_address", "publisher", "host")
        help_texts = {
            "name": "Comme on l'écrit en tête d'un courrier.",
            "main_colour": "Le bandeau et les boutons, sous un texte blanc. Un code comme #1f4e79.",
            "accent_colour": "Les filets. Un code comme #8a4b08.",
            "contact": "Où écrire pour une question ou un défaut d'accessibilité.",
            "postal_address": "Elle paraît dans les mentions légales et la déclaration d'accessibilité.",
            "publisher": "Le plus souvent le maire, ou le président.",
            "host": "Nom, adresse et téléphone de qui héberge le portail, même si c'est vous.",
        }
        widgets = {
            **dict.fromkeys(COLOURS, forms.TextInput(attrs={"class": "colour", "spellcheck": "false"})),
            "postal_address": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.proposals: dict[str, str] = {}
        self.kept: Logo | None = None
        if not self.instance.logo_width:
            del self.fields["without_logo"]

    def clean_main_colour(self) -> str:
        """Refuse a colour that white text could not be read on."""
        return self._readable("main_colour")

    def clean_accent_colour(self) -> str:
        """Refuse it as well: links on a pale ground are written in it."""
        return self._readable("accent_colour")

    def _readable(self, name: str) -> str:
        colour = str(self.cleaned_data[name]).lower()
        COLOUR(colour)
        if is_legible(colour):
            return colour
        self.proposals[name] = legible(colour)
        measured, least = (f"{value:.1f}".replace(".", ",") for value in (contrast(colour), LEAST_CONTRAST))
        raise forms.ValidationError(
            f"Du texte blanc s'y lit mal : le contraste est de {measured}, il en faut {least}. "
            f"La couleur la plus proche qui convient est {self.proposals[name]}."
        )

    def clean(self) -> dict[str, Any]:
        """Read the logo: the one just sent, or the one already seen in the preview."""
        given = super().clean() or self.cleaned_data
        try:
            if sent := given.get("logo"):
                self.kept = read_logo(sent.read())
            elif kept := given.get("logo_kept"):
                self.kept = read_logo(base64.b64decode(kept, validate=True))
        except (RefusalError, binascii.Error) as error:
            self.add_error("logo", str(error) if isinstance(error, RefusalError) else "Choisissez le logo de nouveau.")
        return given

    @property
    def picture(self) -> str:
        """The logo of the preview, in letters; empty when the form brings none."""
        return base64.b64encode(self.kept.data).decode("ascii") if self.kept else ""

    def bring(self) -> Collectivity:
        """Return the collectivité as the form wants it, not saved."""
        ours: Collectivity = self.instance
        if self.kept:
            ours.logo, ours.logo_width, ours.logo_height = self.kept
        elif self.cleaned_data.get("without_logo"):
            ours.logo, ours.logo_width, ours.logo_height = b"", 0, 0
        return ours
