"""What is asked of a folder to allow: its name, its place, the services whose référent may have it read."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from transverse.portal.data.folders import Place, place_of
from transverse.portal.ground.refusals import RefusalError
from transverse.portal.people.models import Kind, Mandate, Unit
from transverse.portal.people.search import fold

_MOST = 15


class Services(forms.Form):
    """The name of a folder and its services; ``unite`` searches for more of them, and nothing is saved."""

    label = forms.CharField(
        label="Nom du dossier", max_length=120, help_text="Tel que le service l'appelle : « Partage de l'eau »."
    )
    units = forms.ModelMultipleChoiceField(
        Unit.objects.all(),
        label="Services dont le référent peut le faire lire",
        help_text="Le référent et son suppléant, ainsi que ceux d'une unité au-dessus. Eux seuls verront où sont les "
        "fichiers.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Cochez au moins un service ; cherchez-le s'il n'est pas dans la liste."},
    )
    unite = forms.CharField(
        label="Chercher un autre service", required=False, max_length=120, help_text="Quelques lettres de son nom."
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, proposed: Iterable[Unit], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.found = ""
        self._offer({unit.pk for unit in proposed})

    @property
    def is_searching(self) -> bool:
        """Tell whether the form only looks for more services."""
        return "chercher-unite" in self.data and bool(self.data.get("unite", "").strip())

    def full_clean(self) -> None:
        """Find nothing wrong while more services are being looked for."""
        super().full_clean()
        if self.is_searching:
            self.errors.clear()

    def _offer(self, keys: set[int]) -> None:
        """Offer the services proposed, those ticked, and those that the words bring."""
        ticked = self.data.getlist("units") if isinstance(self.data, QueryDict) else ()
        words = fold(self.data.get("unite", "")) if self.is_searching else []
        names = Unit.objects.filter(closed_on=None).values_list("pk", "name") if words else ()
        brought = [pk for pk, name in names if _has(name, words)][:_MOST]
        wanted = {*keys, *brought, *(int(key) for key in ticked if key.isdecimal() and len(key) < 18)}
        offered = Unit.objects.filter(pk__in=wanted, closed_on=None).select_related("parent")
        self.fields["units"].choices = [(unit.pk, _placed(unit)) for unit in offered]  # type: ignore[attr-defined]
        if words and not brought:
            self.found = f"Aucun service ne porte ce nom : « {self.data['unite']} »."


class Allow(Services):
    """A folder to allow; the place is tried as the form is read, and what is wrong is said under the field."""

    place = forms.CharField(
        label="Emplacement",
        max_length=1000,
        help_text="Le chemin du dossier tel que le serveur du portail le voit (/srv/partages/eau), ou l'adresse d'une "
        "base PostgreSQL (postgresql://compte:motdepasse@serveur:5432/base). Donnez au serveur le seul droit de lire.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    field_order = ("label", "place", "units", "unite")
    checked: Place

    def clean_place(self) -> str:
        """Try the place, unless more services are being looked for."""
        given: str = self.cleaned_data["place"]
        if not self.is_searching:
            try:
                self.checked = place_of(given)
            except RefusalError as refusal:
                raise forms.ValidationError(str(refusal)) from None
        return given


def with_relay(today: date) -> Iterable[Unit]:
    """Return the services that have a référent: those that may use a folder today."""
    relays = Mandate.objects.in_force(today).filter(kind=Kind.RELAY, agent__left_on=None)
    return Unit.objects.filter(mandates__in=relays, closed_on=None).distinct()


def _has(name: str, words: list[str]) -> bool:
    parts = fold(name)
    return all(any(part.startswith(word) for part in parts) for word in words)


def _placed(unit: Unit) -> str:
    return f"{unit} ({unit.parent})" if unit.parent else str(unit)
