"""What is asked of a letter: its words, its signatories, a signature, a reason."""

from typing import Any

from django import forms
from django.utils import timezone

from transverse.portal.people.models import Agent


class Words(forms.Form):
    """What is written for one letter; the rest comes from its mandate."""

    title = forms.CharField(
        label="Fonction, telle que la lettre la dit",
        max_length=120,
        help_text="Accordez-la à la personne : « référente données ».",
    )
    reference = forms.CharField(label="Référence", required=False, max_length=60, help_text="Votre numéro de courrier.")
    salutation = forms.CharField(label="Formule d'appel", max_length=80)
    missions = forms.CharField(
        label="Missions", max_length=4000, widget=forms.Textarea(attrs={"rows": 9}), help_text="Une par ligne."
    )
    means = forms.CharField(
        label="Moyens donnés", max_length=2000, widget=forms.Textarea(attrs={"rows": 5}), help_text="Un par ligne."
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def own(self) -> dict[str, Any]:
        """Return what was written, lists as lists."""
        found = self.cleaned_data
        lists = {
            name: [line.strip() for line in found[name].splitlines() if line.strip()] for name in ("missions", "means")
        }
        return {name: found[name] for name in ("title", "reference", "salutation")} | lists


class Signatory(forms.Form):
    """One more person who signs."""

    agent = forms.ModelChoiceField(Agent.objects.filter(left_on=None), widget=forms.HiddenInput)
    capacity = forms.CharField(label="En qualité de", max_length=200)


class Sign(forms.Form):
    """A signature in the portal."""

    read = forms.BooleanField(
        label="J'ai lu cette lettre", error_messages={"required": "Cochez « J'ai lu cette lettre » pour la signer."}
    )
    fingerprint = forms.CharField(max_length=64, widget=forms.HiddenInput)


class Paper(forms.Form):
    """A signature given on paper."""

    on = forms.DateField(
        label="Jour de la signature", initial=timezone.localdate, help_text="Celui qui figure sur le papier signé."
    )


class Reason(forms.Form):
    """Why a letter is withdrawn."""

    reason = forms.CharField(label="Motif du retrait", max_length=200, help_text="Les signataires le liront.")
