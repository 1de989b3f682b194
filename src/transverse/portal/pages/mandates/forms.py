"""What is asked of a mandate: filters of the list, its terms, its end."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from transverse.portal.people import titles
from transverse.portal.people.mandate_checks import Plan, problems
from transverse.portal.people.mandate_states import State
from transverse.portal.people.models import WITH_LINE, Kind, Post, Rhythm, Unit
from transverse.portal.people.search import fold

_MOST = 15
_SAME = ("title", "attached_to", "time_share", "rhythm", "starts_on", "ends_on")  # called so in the plan


class Filters(forms.Form):
    """What the list keeps."""

    is_search = True
    fonction = forms.ChoiceField(label="Fonction", required=False, choices=[("", "Toutes"), *Kind.choices])
    etat = forms.ChoiceField(label="État", required=False, choices=State.choices)
    service = forms.CharField(label="Service couvert", required=False, max_length=120)
    nom = forms.CharField(label="Personne", required=False, max_length=120)


class Terms(forms.Form):
    """The terms of a mandate; its rules speak under the field that they are about.

    ``unite`` and ``poste`` search for more choices: the same form comes back with them, and nothing is saved.
    """

    title = forms.ChoiceField(label="Sa fonction se dit")
    units = forms.ModelMultipleChoiceField(
        Unit.objects.all(),
        label="Unités couvertes",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Cochez au moins une unité ; cherchez-la si elle n'est pas dans la liste."},
    )
    unite = forms.CharField(
        label="Chercher une autre unité", required=False, max_length=120, help_text="Quelques lettres de son nom."
    )
    attached_to = forms.ModelChoiceField(
        Post.objects.filter(closed_on=None),
        label="Rend compte, pour cette mission, à",
        help_text="Le supérieur hiérarchique ne change pas.",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Choisissez à qui la personne rend compte pour cette mission."},
    )
    poste = forms.CharField(
        label="Chercher un autre poste",
        required=False,
        max_length=120,
        help_text="L'intitulé ou le nom de la personne.",
    )
    time_share = forms.IntegerField(
        label="Temps prévu (% d'un temps plein)",
        min_value=0,
        max_value=100,
        help_text="5 % : environ 1 jour par mois ; 10 % : 2 jours ; 20 % : 4 jours ; 50 % : 9,5 jours.",
    )
    rhythm = forms.ChoiceField(label="Échanges avec le responsable du service", choices=Rhythm.choices)
    starts_on = forms.DateField(label="Premier jour")
    ends_on = forms.DateField(label="Dernier jour", help_text="Un an est proposé ; le mandat se renouvelle.")
    missions = forms.CharField(
        label="Missions",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text="Une par ligne. Elles seront reprises dans la lettre.",
    )
    with_deputies = forms.BooleanField(label="Renouveler aussi le suppléant", required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, base: Plan, today: date, posts: Iterable[Post], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.base, self.today, self.plan = base, today, base
        self.found = ""
        self._offer_units()
        self._offer_posts(posts)
        ways = titles.choices(base.kind)
        self.fields["title"].choices = ways  # type: ignore[attr-defined]
        useless = {"title": not ways, "rhythm": base.kind not in WITH_LINE, "with_deputies": base.renews is None}
        for name in (name for name, is_useless in useless.items() if is_useless):
            del self.fields[name]

    def is_wanted(self, name: str) -> bool:
        """Tell whether the form looks for more of ``unite`` or of ``poste``."""
        return f"chercher-{name}" in self.data and bool(self.data.get(name, "").strip())

    def is_searching(self) -> bool:
        """Tell whether the form only looks for more choices."""
        return self.is_wanted("unite") or self.is_wanted("poste")

    def clean(self) -> dict[str, Any]:
        """Apply the rules of a mandate to what was written."""
        cleaned = super().clean() or {}
        if not self.errors:
            self.plan = replace(
                self.base,
                **{name: cleaned[name] for name in _SAME if name in cleaned},
                units=tuple(cleaned["units"]),
                missions="\n".join(line.strip() for line in cleaned["missions"].splitlines() if line.strip()),
            )
            for problem in problems(self.plan, self.today):
                self.add_error(problem.field or None, problem.sentence)
        return cleaned

    def _offer_units(self) -> None:
        """Offer the units that are ticked, those proposed, and those that the words bring."""
        ticked = self.data.getlist("units") if isinstance(self.data, QueryDict) else ()
        keys = {unit.pk for unit in self.base.units} | {int(key) for key in ticked if key.isdecimal()}
        words = fold(self.data.get("unite", "")) if self.is_wanted("unite") else []
        names = Unit.objects.filter(closed_on=None).values_list("pk", "name")
        brought = [pk for pk, name in names if _has(name, words)][:_MOST] if words else []
        offered = Unit.objects.filter(pk__in={*keys, *brought}).select_related("parent")
        self.fields["units"].choices = [(unit.pk, _placed(unit)) for unit in offered]  # type: ignore[attr-defined]
        if words and not brought:
            self.found = f"Aucune unité ne porte ce nom : « {self.data['unite']} »."

    def _offer_posts(self, posts: Iterable[Post]) -> None:
        """Offer the posts proposed, the one chosen, and those that the words bring."""
        words = fold(self.data.get("poste", "")) if self.is_wanted("poste") else []
        brought = list(_posts(words)) if words else []
        offered = {post.pk: post for post in (*posts, self.base.attached_to, *brought) if post}
        chosen = self.data.get("attached_to", "") if self.is_bound else ""
        if chosen.isdecimal() and int(chosen) not in offered:
            offered |= Post.objects.select_related("holder").in_bulk([int(chosen)])
        choices = [(key, f"{post.holder or 'poste vacant'}, {post.title}") for key, post in offered.items()]
        self.fields["attached_to"].choices = choices  # type: ignore[attr-defined]
        if words and not brought:
            self.found = f"Aucun poste ne répond à : « {self.data['poste']} »."


def _posts(words: list[str]) -> Iterator[Post]:
    """Yield the posts whose title or holder has all the words."""
    posts = Post.objects.filter(closed_on=None).exclude(holder=None)
    for word in words:
        posts = posts.filter(holder__search_key__contains=word)
    yield from posts.select_related("holder").order_by("-is_head", "title")[:_MOST]


def _has(name: str, words: list[str]) -> bool:
    parts = fold(name)
    return all(any(part.startswith(word) for part in parts) for word in words)


def _placed(unit: Unit) -> str:
    return f"{unit} ({unit.parent})" if unit.parent else str(unit)


class End(forms.Form):
    """The last day and the reason."""

    last_day = forms.DateField(label="Dernier jour du mandat", help_text="Ce jour compte encore.")
    reason = forms.CharField(
        label="Motif",
        max_length=200,
        help_text="Un fait, en quelques mots : mobilité, départ à la retraite. Pas d'avis sur la personne.",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)
