"""What an administrator records to open the nominal mode."""

from django import forms

from transverse.portal.projects.models import Skill
from transverse.portal.projects.nominal import Act


class Opening(forms.Form):
    """The act that the opening rests on, and that what it changes was read."""

    aipd_reference = forms.CharField(
        label="Référence de l'AIPD",
        max_length=120,
        help_text="Le numéro de l'analyse d'impact dans le registre du délégué à la protection des données.",
    )
    aipd_on = forms.DateField(
        label="Date de l'AIPD",
        help_text="Le jour où elle a été validée.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    cst_on = forms.DateField(
        label="Date de l'avis du comité social territorial",
        required=False,
        help_text="S'il a été donné. Ce qui change l'organisation du travail lui est soumis avant d'être mis en œuvre.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    is_read = forms.BooleanField(
        label="J'ai lu ce que le mode nominatif change, et les agents en sont informés",
        error_messages={"required": "Cochez cette case quand les agents sont informés, puis recommencez."},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def act(self) -> Act:
        """Return what was recorded."""
        found = self.cleaned_data
        return Act(found["aipd_reference"], found["aipd_on"], found["cst_on"])


class Searching(forms.Form):
    """The skill; nothing else may be asked of persons."""

    skill = forms.ModelChoiceField(
        Skill.objects.filter(retired_on=None), label="Compétence", empty_label="Choisissez une compétence"
    )
