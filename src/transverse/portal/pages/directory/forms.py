"""What is sought in the directory."""

from django import forms

from transverse.portal.people.models import Unit

_MOST = 200  # units to choose from


def choices(chosen: Unit | None) -> list[tuple[str, str]]:
    """Return the units to choose from, each under those above it: as many levels as make a list one can read."""
    units = list(Unit.objects.filter(closed_on=None, depth__lte=2).only("pk", "name", "path", "depth", "parent_id"))
    deepest = next((depth for depth in (2, 1) if sum(unit.depth <= depth for unit in units) <= _MOST), 0)
    shown = {unit.pk: unit for unit in units if unit.depth <= deepest}
    if chosen:
        shown[chosen.pk] = chosen
    names = {unit.pk: unit.name.casefold() for unit in (*units, *shown.values())}
    ordered = sorted(shown.values(), key=lambda unit: [names.get(key, "") for key in (*unit.ancestors, unit.pk)])
    return [("", "Toutes les unités"), *((str(unit.pk), f"{'— ' * unit.depth}{unit.name}") for unit in ordered)]


class Search(forms.Form):
    """Words, and perhaps a unit."""

    is_search = True

    q = forms.CharField(
        label="Qui cherchez-vous ?",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    unite = forms.ChoiceField(label="Dans quelle unité ?", required=False)

    def __init__(self, data: object, units: list[tuple[str, str]]) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["unite"].choices = units  # type: ignore[attr-defined]
