"""What is asked of a project: what it is, its needs, its next step, its decisions."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from transverse.portal.people.models import Agent, Unit
from transverse.portal.people.search import fold, picked
from transverse.portal.projects.fields import DaysField
from transverse.portal.projects.models import Level, Project, Skill
from transverse.portal.projects.quarters import after, between, quarter_of, said
from transverse.trades import trades

_AHEAD = 12  # quarters that may be chosen
_SHOWN = 6  # persons named when several answer to what was typed
_FOUND = 15
_MANY = 60
PRIORITIES = ((1, "1 : servi en premier"), (2, "2"), (3, "3"), (4, "4"), (5, "5 : servi en dernier"))


class AgentField(forms.CharField):
    """Somebody of the chart, by name or address: one person must answer to what is typed."""

    def clean(self, value: Any) -> Agent | None:  # noqa: ANN401
        """Find the person.

        Raises
        ------
        ValidationError
            Nobody, or several people, answer to what was typed.
        """
        typed = super().clean(value).strip()
        if not typed:
            return None
        found = list(picked(typed).prefetch_related("posts__unit")[: _SHOWN + 1])
        exact = [each for each in found if fold(str(each)) == fold(typed)]
        one = exact if len(exact) == 1 else found
        if len(one) == 1:
            return one[0]
        if not found:
            raise forms.ValidationError("Personne ne porte ce nom dans l'annuaire : vérifiez-le.")
        named = " ; ".join(_placed(each) for each in found[:_SHOWN])
        raise forms.ValidationError(
            f"Plusieurs personnes répondent à ces mots : {named}. Écrivez le nom entier, ou l'adresse électronique."
        )


def _placed(agent: Agent) -> str:
    where = next((post.unit.name for post in agent.posts.all() if post.closed_on is None), "")
    return f"{agent} ({', '.join(filter(None, (where, agent.email)))})"


class What(forms.ModelForm[Project]):
    """What a project is; ``chercher-unite`` searches for more services, and nothing is saved."""

    lead = AgentField(
        label="Responsable du projet", max_length=200, help_text="Prénom et nom, ou adresse électronique."
    )
    sponsor_words = forms.CharField(
        label="Commanditaire",
        required=False,
        max_length=160,
        help_text="Qui le demande : une personne ou une fonction.",
    )
    trades = forms.MultipleChoiceField(label="Métiers", required=False, widget=forms.CheckboxSelectMultiple)
    concerned = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label="Services concernés",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Ceux dont le projet change le travail : leur relais y est associé, même sans jours demandés.",
    )
    unite = forms.CharField(label="Chercher un autre service", required=False, max_length=120)
    first_quarter = forms.ChoiceField(label="Commence au")
    last_quarter = forms.ChoiceField(label="Finit au")
    priority = forms.TypedChoiceField(label="Priorité dans l'année", choices=PRIORITIES, coerce=int, initial=2)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Project
        fields = ("title", "why", "handled", "min_directorates", "max_members")
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ("why", "handled")}
        help_texts = {
            "handled": "Avec les mots du métier : « les casses et les fuites relevées ».",
            "min_directorates": "Le projet n'a de sens qu'à plusieurs : dites combien de directions. 0 : peu importe.",
            "max_members": "Laissez vide s'il n'y a pas de limite.",
        }

    def __init__(self, today: date, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.found = ""
        self.fields["trades"].choices = [(each.code, each.label) for each in trades().values()]  # type: ignore[attr-defined]
        self._offer_quarters(today)
        self._offer_units()
        self._show_kept()

    @property
    def is_searching(self) -> bool:
        """Tell whether the form only looks for more services."""
        return "chercher-unite" in self.data and bool(self.data.get("unite", "").strip())

    def full_clean(self) -> None:
        """Find nothing wrong while more services are being looked for."""
        super().full_clean()
        if self.is_searching:
            self.errors.clear()

    def clean(self) -> dict[str, Any]:
        """Ask for an end after the beginning, and put into the project what is not typed as it is kept."""
        found = super().clean() or self.cleaned_data
        first, last = found.get("first_quarter", ""), found.get("last_quarter", "")
        if first and last and last < first:
            self.add_error(
                "last_quarter", "Le projet finit après avoir commencé : choisissez un trimestre plus tardif."
            )
        return found

    def project(self) -> Project:
        """Return the project with what was typed; the form must be valid."""
        found, row = self.cleaned_data, self.instance
        row.lead, row.trades = found["lead"], found["trades"]
        row.first_quarter, row.last_quarter, row.priority = (
            *(found["first_quarter"], found["last_quarter"]),
            found["priority"],
        )
        words = found["sponsor_words"].strip()
        known = [each for each in picked(words)[:2] if fold(str(each)) == fold(words)] if words else []
        row.sponsor, row.sponsor_words = (known[0], "") if len(known) == 1 else (None, words)
        return row

    def _offer_quarters(self, today: date) -> None:
        first = min(filter(None, (quarter_of(today), self.instance.first_quarter)))
        last = max(after(quarter_of(today), _AHEAD), self.instance.last_quarter)
        choices = [(each, said(each)) for each in between(first, last)]
        for name in ("first_quarter", "last_quarter"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
            self.initial.setdefault(name, getattr(self.instance, name) or after(quarter_of(today)))

    def _offer_units(self) -> None:
        """Offer the services that expect a relay, those ticked, and those that the words bring."""
        ticked = self.data.getlist("concerned") if isinstance(self.data, QueryDict) else ()
        words = fold(self.data.get("unite", "")) if self.is_searching else []
        names = Unit.objects.filter(closed_on=None).values_list("pk", "name") if words else ()
        brought = [pk for pk, name in names if _has(name, words)][:_FOUND]
        kept = [each.pk for each in self.instance.concerned.all()] if self.instance.pk else []
        usual = Unit.objects.filter(closed_on=None, expects_relay=True).values_list("pk", flat=True)[:_MANY]
        wanted = {*kept, *usual, *brought, *(int(key) for key in ticked if key.isdecimal() and len(key) < 18)}
        self.fields["concerned"].queryset = Unit.objects.filter(pk__in=wanted, closed_on=None)  # type: ignore[attr-defined]
        if words and not brought:
            self.found = f"Aucun service ne porte ce nom : « {self.data['unite']} »."

    def _show_kept(self) -> None:
        row = self.instance
        if row.pk:
            kept = {"lead": str(row.lead), "sponsor_words": row.carried_by, "trades": row.trades}
            self.initial.update(kept, priority=row.priority, revision=row.revision)
            self.initial["concerned"] = [each.pk for each in row.concerned.all()]


def _has(name: str, words: Iterable[str]) -> bool:
    own = fold(name)
    return all(any(each.startswith(word) for each in own) for word in words)


class SkillField(forms.ModelChoiceField[Skill]):
    """A skill of the closed list, under its family."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(Skill.objects.filter(retired_on=None), empty_label="Choisissez une compétence", **kwargs)

    def label_from_instance(self, obj: Any) -> str:  # noqa: ANN401
        """Say the family after the skill."""
        return f"{obj.label} ({obj.family})"


class OneNeed(forms.Form):
    """One need more."""

    skill = SkillField(label="Compétence")
    level = forms.TypedChoiceField(
        label="Il faut un service qui",
        choices=Level.choices,
        coerce=int,
        initial=Level.ALONE,
        help_text="C'est le service que l'on cherche, jamais une personne.",
    )
    days = DaysField(label="Jours par trimestre")
    min_holders = forms.IntegerField(
        label="Services, au moins",
        min_value=1,
        max_value=20,
        initial=1,
        help_text="Deux services, et le projet ne repose pas sur un seul.",
    )


class NextStep(forms.ModelForm[Project]):
    """What, who, when."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Project
        fields = ("next_step", "next_step_by", "next_step_on")
        help_texts = {"next_step": "Une phrase, que tout le monde lit.", "next_step_by": "Une personne ou un service."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["next_step_on"].widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        self.initial["revision"] = self.instance.revision


class Decided(forms.Form):
    """A decision."""

    on = forms.DateField(label="Décidé le", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    text = forms.CharField(label="Décision", max_length=300, help_text="Une phrase, sans nom de personne.")
