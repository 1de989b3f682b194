"""When and where to meet; which button was pressed."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from transverse.portal.pages.slots.answers import ACTIONS
from transverse.portal.people.meetings import Proposal

_OTHER = "autre"
_MINUTES = ((15, "15 minutes"), (30, "30 minutes"), (45, "45 minutes"), (60, "1 heure"), (90, "1 heure 30"))


class When(forms.Form):
    """A day among those proposed, or another one; the hour, how long, where."""

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    day = forms.ChoiceField(label="Jour", widget=forms.RadioSelect)
    other_day = forms.DateField(
        label="Autre jour", required=False, help_text="Seulement si vous avez choisi « Un autre jour »."
    )
    hour = forms.TimeField(label="Heure", help_text="Par exemple 14:30.")
    minutes = forms.TypedChoiceField(label="Durée", choices=_MINUTES, coerce=int, initial=30)
    place = forms.CharField(
        label="Lieu", required=False, max_length=200, help_text="Un bureau, une salle, ou « par téléphone »."
    )

    def __init__(self, days: Iterable[date], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        proposed = [(day.isoformat(), date_format(day, "l j F Y")) for day in days]
        self.fields["day"].choices = [*proposed, (_OTHER, "Un autre jour")]  # type: ignore[attr-defined]
        self.fields["other_day"].widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        self.fields["hour"].widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")

    def clean(self) -> dict[str, Any]:
        """Ask for the other day when it is chosen, and refuse an hour that the clock jumps over."""
        cleaned = super().clean() or {}
        if cleaned.get("day") == _OTHER and not cleaned.get("other_day") and "other_day" not in self.errors:
            self.add_error("other_day", "Choisissez le jour, ou l'un des jours proposés.")
        if not self.errors and self.proposal().starts_at <= timezone.now():
            self.add_error("other_day" if cleaned["day"] == _OTHER else "hour", "Ce moment est passé.")
        return cleaned

    def proposal(self) -> Proposal:
        """Return what is proposed; the form must be valid."""
        found = self.cleaned_data
        day = found["other_day"] if found["day"] == _OTHER else date.fromisoformat(found["day"])
        starts_at = timezone.make_aware(datetime.combine(day, found["hour"]))
        return Proposal(starts_at, found["minutes"], found["place"])


class Answer(forms.Form):
    """A button and the revision that was on the screen."""

    action = forms.ChoiceField(choices=[(each, each) for each in ACTIONS])
    revision = forms.IntegerField(min_value=1)
