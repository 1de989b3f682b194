"""What one looks for in the network."""

from collections.abc import Callable
from typing import Any

from django import forms

from transverse.portal.people.network import Network, Service
from transverse.portal.people.search import fold

GAPS: dict[str, tuple[str, Callable[[Service], bool]]] = {
    "sans-relais": ("sans relais", lambda service: not service.relays and not service.planned),
    "sans-suppleant": ("sans suppléant", lambda service: not service.deputies),
    "non-reconnu": ("relais non reconnu", lambda service: bool(service.relays) and not service.is_recognised),
    "sans-echange": ("sans échange récent", lambda service: bool(service.line and service.line.is_silent)),
}


class Search(forms.Form):
    """Narrow the list to a directorate, to some words, to what is missing."""

    q = forms.CharField(label="Service ou nom", required=False, max_length=100)
    direction = forms.ChoiceField(label="Direction", required=False)
    manque = forms.ChoiceField(label="Ce qui manque", required=False)

    def __init__(self, found: Network, *, with_gaps: bool, data: Any) -> None:  # noqa: ANN401 (what Django hands over)
        super().__init__(data)
        names = [direction.name for direction in found.directions if direction.services]
        self.fields["direction"].choices = [("", "Toutes"), *((name, name) for name in names)]  # type: ignore[attr-defined]
        gaps = [("", "Tous les services"), *((key, label) for key, (label, _) in GAPS.items())]
        self.fields["manque"].choices = gaps  # type: ignore[attr-defined]
        if not with_gaps:
            del self.fields["manque"]

    def keep(self, services: tuple[Service, ...]) -> list[Service]:
        """Return the services that answer; an unknown choice narrows nothing."""
        self.is_valid()
        wanted = self.cleaned_data
        _, is_missing = GAPS.get(wanted.get("manque", ""), ("", lambda _: True))
        words = fold(wanted.get("q", ""))
        return [
            each
            for each in services
            if wanted.get("direction", "") in {"", each.direction}
            and is_missing(each)
            and all(any(found.startswith(word) for found in _words(each)) for word in words)
        ]


def _words(service: Service) -> list[str]:
    names = [holder.person.name for holder in (*service.relays, *service.deputies)]
    head = service.head.name if service.head else ""
    return fold(" ".join((service.name, service.direction, head, *names)))
