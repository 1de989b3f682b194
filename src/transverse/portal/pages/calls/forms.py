"""What is asked of a call: services and days, the day to answer; what is asked of a director."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from transverse.portal.people.models import Agent, Unit
from transverse.portal.people.search import fold
from transverse.portal.projects.answers import Answer
from transverse.portal.projects.asked import Line
from transverse.portal.projects.fields import DaysField
from transverse.portal.projects.models import Call, Need, Reply, WhyNot

_MOST_NAMED = 8


class OneService(forms.Form):
    """One service more, by its name."""

    service = forms.CharField(label="Service", max_length=400, help_text="Quelques lettres de son nom suffisent.")
    need = forms.ModelChoiceField(Need.objects.none(), label="Pour", empty_label=None)
    days = DaysField(label="Jours par trimestre")

    def __init__(self, call: Call, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["need"].queryset = call.project.needs.select_related("skill")  # type: ignore[attr-defined]

    def clean_service(self) -> Unit:
        """Find the service: one name must answer to what is typed."""
        words = fold(self.cleaned_data["service"])
        units = list(Unit.objects.filter(closed_on=None))
        found = [unit for unit in units if words and _begins(unit.name, words)]
        exact = [unit for unit in found if fold(unit.name) == words]
        if len(one := exact or found) == 1:
            return one[0]
        if not found:
            raise forms.ValidationError("Aucun service ne porte ce nom dans l'organigramme.")
        named = " ; ".join(sorted(unit.name for unit in found)[:_MOST_NAMED])
        raise forms.ValidationError(f"Plusieurs services répondent à ces mots : {named}. Écrivez le nom entier.")


def _begins(name: str, words: Iterable[str]) -> bool:
    own = fold(name)
    return all(any(each.startswith(word) for each in own) for word in words)


class Days(forms.Form):
    """Days per quarter asked of a service, need by need; 0 asks no more."""

    def __init__(self, lines: Iterable[Line], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        for line in lines:
            field = DaysField(least="0", label=f"Jours par trimestre : {line.need.skill.label}", initial=line.most)
            self.fields[f"jours-{line.need.pk}"] = field

    def changed_days(self) -> dict[int, Decimal]:
        """Return what was changed, by the key of the need: what was left as it is keeps its quarters."""
        names = [name for name in self.changed_data if name.startswith("jours-")]
        return {int(name.removeprefix("jours-")): self.cleaned_data[name] for name in names}


class Sending(forms.Form):
    """Until when, and a word to the directors."""

    answer_by = forms.DateField(
        label="Réponse attendue pour le", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    message = forms.CharField(
        label="Un mot aux directeurs",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ce que la page ne dit pas déjà. Aucun nom d'agent : le directeur désigne.",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class Replying(forms.Form):
    """The answer of a service."""

    reply = forms.ChoiceField(
        label="Votre réponse",
        choices=(
            (Reply.YES, "Oui, pour tous les jours demandés"),
            (Reply.PART, "Oui, pour moins de jours"),
            (Reply.NO, "Non, pas cette fois"),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une réponse."},
    )
    why_not = forms.ChoiceField(label="Si c'est non, en un mot, pourquoi ?", required=False)
    words = forms.CharField(
        label="Une précision pour le responsable du projet",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Sur le service ou les dates, jamais sur une personne.",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, lines: Iterable[Line], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["why_not"].choices = [("", "Choisissez une raison"), *WhyNot.choices]  # type: ignore[attr-defined]
        self.of_days = []
        for line in lines:
            name = f"jours-{line.need.pk}"
            label = f"{line.need.skill.label} : jours par trimestre, au plus"
            self.fields[name] = DaysField(least="0", label=label, initial=line.most, required=False)
            self.of_days.append(name)

    @property
    def days_fields(self) -> list[forms.BoundField]:
        """The fields of the days, need by need."""
        return [self[name] for name in self.of_days]

    def clean(self) -> dict[str, Any]:
        """Ask for what the chosen answer needs."""
        found = super().clean() or self.cleaned_data
        if found.get("reply") == Reply.NO and not found.get("why_not"):
            self.add_error(
                "why_not", "Choisissez une raison : le responsable du projet saura s'il peut revenir vers vous."
            )
        if found.get("reply") == Reply.PART and not any(found.get(name) for name in self.of_days):
            self.add_error(
                self.of_days[0] if self.of_days else "reply", "Donnez au moins une demi-journée, ou répondez non."
            )
        return found

    def answer(self) -> Answer:
        """Return what was answered; the form must be valid."""
        found = self.cleaned_data
        days = {int(name.removeprefix("jours-")): found[name] or Decimal(0) for name in self.of_days}
        return Answer(found["reply"], days, found["why_not"], found["words"])


class Somebody(forms.Form):
    """Somebody of the service."""

    agent = forms.ModelChoiceField(
        Agent.objects.none(), label="Agent", empty_label="Choisissez une personne du service"
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class Reading(forms.Form):
    """« J'ai pris connaissance » of what was shown."""

    read = forms.BooleanField(
        label="J'ai pris connaissance de cet accord",
        error_messages={"required": "Cochez la case si vous avez lu l'accord."},
    )
    fingerprint = forms.CharField(max_length=64, widget=forms.HiddenInput)
