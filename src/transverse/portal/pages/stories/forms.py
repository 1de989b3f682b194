"""What is asked of a story: five short answers, and which services took part."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from transverse.portal.people.models import Unit
from transverse.portal.people.search import fold
from transverse.portal.projects.models import Project, ProjectState, Story

_FOUND = 15
_ROWS = forms.Textarea(attrs={"rows": 4})


class Telling(forms.ModelForm[Story]):
    """The story; ``chercher-unite`` searches for more services, and nothing is saved."""

    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label="Services qui ont pris part", required=False, widget=forms.CheckboxSelectMultiple
    )
    unite = forms.CharField(
        label="Chercher un service", required=False, max_length=120, help_text="Quelques lettres de son nom."
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Story
        fields = ("title", "project", "ended_on", "wanted", "came", "did", "helped", "otherwise")
        widgets = {
            **dict.fromkeys(("wanted", "came", "did", "helped", "otherwise"), _ROWS),
            "ended_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        help_texts = {
            "project": "S'il est dans le portail.",
            "ended_on": "Ou laissez vide s'il n'est pas fini.",
            "wanted": "Deux ou trois phrases.",
            "came": "Les services et les métiers, pas les personnes.",
            "did": "Les étapes, dans l'ordre, avec ce qui a pris du temps.",
            "helped": "Une décision, un outil, une heure chaque semaine…",
            "otherwise": "Ce que vous diriez à qui recommence demain.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.found = ""
        told = Project.objects.filter(state__in=(ProjectState.RUNNING, ProjectState.ENDED))
        self.fields["project"].queryset = told  # type: ignore[attr-defined]
        self.fields["project"].empty_label = "Un projet qui n'est pas dans le portail"  # type: ignore[attr-defined]
        self._offer()
        self.initial["revision"] = self.instance.revision

    @property
    def is_searching(self) -> bool:
        """Tell whether the form only looks for more services."""
        return "chercher-unite" in self.data and bool(self.data.get("unite", "").strip())

    def full_clean(self) -> None:
        """Find nothing wrong while services are being looked for."""
        super().full_clean()
        if self.is_searching:
            self.errors.clear()

    def _offer(self) -> None:
        """Offer the services kept, those ticked, those of the project, and those that the words bring."""
        ticked = self.data.getlist("units") if isinstance(self.data, QueryDict) else ()
        kept = [each.pk for each in self.instance.units.all()] if self.instance.pk else []
        words = fold(self.data.get("unite", "")) if self.is_searching else []
        brought = _named(words)
        wanted = {*kept, *self._of_project(), *brought, *(int(key) for key in ticked if _is_key(key))}
        self.fields["units"].queryset = Unit.objects.filter(pk__in=wanted)  # type: ignore[attr-defined]
        self.initial.setdefault("units", kept or self._of_project())
        if words and not brought:
            self.found = f"Aucun service ne porte ce nom : « {self.data['unite']} »."

    def _of_project(self) -> list[int]:
        """Return the services that said yes to the project that the story is begun from."""
        project = self.initial.get("project")
        if not isinstance(project, Project):
            return []
        said_yes = Unit.objects.filter(requests__call__project=project, requests__reply__in=("yes", "part"))
        return list(said_yes.distinct().values_list("pk", flat=True))


def _named(words: Iterable[str]) -> list[int]:
    wanted = list(words)
    names = Unit.objects.filter(closed_on=None).values_list("pk", "name") if wanted else ()
    return [pk for pk, name in names if _has(fold(name), wanted)][:_FOUND]


def _has(own: Iterable[str], words: Iterable[str]) -> bool:
    parts = list(own)
    return all(any(part.startswith(word) for part in parts) for word in words)


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 18
