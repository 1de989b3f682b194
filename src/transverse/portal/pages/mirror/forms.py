"""What is typed on a line of a sheet."""

from typing import Any

from django import forms

from transverse.portal.data.choices import OTHER, trade_of
from transverse.portal.data.lines import named
from transverse.portal.data.models import Holding, Openable, Personal, Rhythm
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.people.models import Agent, Unit

_UNSAID = ("", "à préciser")


def phrase_choices(trade: str, now: str = "") -> list[tuple[str, str]]:
    """Return what may follow « vos données » in the trade, with what follows it now."""
    known = trade_of(trade)
    phrases = [phrase.text for phrase in known.phrases] if known else []
    return [(each, f"vos données {each}") for each in dict.fromkeys([*phrases, *([now] if now else []), OTHER])]


class Line(forms.ModelForm[Holding]):
    """All that a line says."""

    phrase = forms.ChoiceField(label="Ce sont")
    rhythm = forms.ChoiceField(label="Elles sont mises à jour", choices=[_UNSAID, *Rhythm.choices], required=False)
    personal = forms.ChoiceField(
        label="Parle-t-on de personnes ?",
        help_text="Un nom, une adresse, un numéro de téléphone ou de compteur suffisent.",
        choices=[_UNSAID, *Personal.choices],
        widget=forms.RadioSelect,
        required=False,
    )
    openable = forms.ChoiceField(
        label="Tout le monde pourrait-il les avoir ?",
        choices=[_UNSAID, *Openable.choices],
        widget=forms.RadioSelect,
        required=False,
    )
    shared_with = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label="Services avec qui vous les partagez",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)
    is_search = True  # nothing is said to be optional: the page says once that all is, but the name

    class Meta:
        model = Holding
        fields = (
            *("label", "phrase", "known_by", "contact", "tool", "since", "rhythm", "updated_on"),
            *("shared_with", "shared_words", "personal", "openable"),
        )
        labels = {
            "label": "Ce que c'est",
            "known_by": "Qui les connaît le mieux",
            "contact": "Qui appeler",
            "tool": "Où elles sont tenues",
            "since": "Depuis l'année",
            "updated_on": "Dernière mise à jour",
            "shared_words": "Partagées aussi avec",
        }
        help_texts = {
            "label": "Quelques mots qui suivent « vos » : « relevés de fuites ».",
            "known_by": "Une fonction plutôt qu'un nom : « le fontainier ». Aucun avis sur une personne.",
            "contact": "Une personne du service, avec son accord.",
            "tool": "Un logiciel, un tableur, un cahier.",
            "shared_words": "Hors de la collectivité : « l'agence de l'eau », « le délégataire ».",
        }
        widgets = {"updated_on": forms.DateInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (as Django's)
        super().__init__(*args, **kwargs)
        sheet = self.instance.sheet
        self.initial["revision"] = self.instance.revision
        self.fields["phrase"].choices = phrase_choices(sheet.trade, self.instance.phrase)  # type: ignore[attr-defined]
        here = Agent.objects.filter(left_on=None, posts__unit__path__startswith=sheet.unit.path)
        self.fields["contact"].queryset = here.distinct()  # type: ignore[attr-defined]
        self.fields["contact"].empty_label = "personne en particulier"  # type: ignore[attr-defined]
        others = Unit.objects.filter(closed_on=None, expects_relay=True).exclude(pk=sheet.unit_id)
        self.fields["shared_with"].queryset = others  # type: ignore[attr-defined]
        self.fields["since"].widget.attrs |= {"min": 1900, "max": sheet.year}

    def clean_label(self) -> str:
        """Ask again for what says nothing, or is not said in French."""
        try:
            return named(self.cleaned_data["label"])
        except RefusalError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def clean_since(self) -> int | None:
        """Refuse a year that has not come."""
        year: int | None = self.cleaned_data["since"]
        if year is not None and not 1800 <= year <= self.instance.sheet.year:
            raise forms.ValidationError(f"Écrivez une année passée, entre 1800 et {self.instance.sheet.year}.")
        return year
