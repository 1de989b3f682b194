"""Which units of a directorate expect a relay, and what their trade is."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from transverse.portal.people.arranging import Choice, proposed_trade
from transverse.portal.people.models import Unit
from transverse.portal.people.search import fold
from transverse.trades import trades


class Line(forms.Form):
    """One unit: what was shown, and what is wished."""

    relay = forms.BooleanField(required=False)
    trade = forms.ChoiceField(required=False)
    shown_relay = forms.BooleanField(required=False, widget=forms.HiddenInput)
    shown_trade = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, unit: Unit, data: QueryDict | None, first: int) -> None:
        initial = {
            "relay": unit.expects_relay,
            "trade": proposed_trade(unit),
            "shown_relay": unit.expects_relay,
            "shown_trade": unit.trade,
        }
        super().__init__(data, prefix=f"u{unit.pk}", initial=initial)
        self.unit = unit
        self.depth = min(unit.depth - first, 4)
        self.is_proposed = not unit.trade and bool(initial["trade"])
        known = [(each.code, each.label) for each in sorted(trades().values(), key=lambda each: fold(each.label))]
        own = [] if unit.trade in trades() else [(unit.trade, unit.trade)]
        choices: list[Any] = [("", "Métier à préciser"), *(own if unit.trade else []), *known]
        self.fields["trade"].choices = choices  # type: ignore[attr-defined]
        self.fields["relay"].widget.attrs["aria-label"] = f"Un relais est attendu : {unit.name}"
        self.fields["trade"].widget.attrs["aria-label"] = f"Métier : {unit.name}"

    @property
    def shown(self) -> Choice:
        """What the person had before the eyes."""
        return bool(self.cleaned_data["shown_relay"]), self.cleaned_data["shown_trade"]

    @property
    def chosen(self) -> Choice:
        """What the person wishes."""
        return bool(self.cleaned_data["relay"]), self.cleaned_data["trade"]


def lines(units: Iterable[Unit], first: int, data: QueryDict | None = None) -> list[Line]:
    """Return a line for each unit, `first` being the depth of the directorate; of a form sent, those that it holds."""
    shown = [unit for unit in units if data is None or f"u{unit.pk}-shown_relay" in data]
    return [Line(unit, data, first) for unit in shown]
