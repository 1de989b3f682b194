"""How many people each service may send, skill by skill."""

from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField

from transverse.portal.projects.learning import MOST_PEOPLE, Learner, Shown


class Line(NamedTuple):
    """A skill, a service, the field of its number."""

    skill: Shown
    learner: Learner
    field: BoundField


class Places(forms.Form):
    """A number for each skill and service; an empty one says nothing."""

    def __init__(self, asked: list[tuple[Shown, Learner]], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.asked = asked
        for each, one in asked:
            self.fields[_name(each, one)] = forms.IntegerField(
                label=f"Agents de « {one.name} » pour « {each.skill} »",
                required=False,
                min_value=0,
                max_value=MOST_PEOPLE,
                initial=one.people,
            )

    @property
    def lines(self) -> list[Line]:
        """The skills and services, each with its field."""
        return [Line(each, one, self[_name(each, one)]) for each, one in self.asked]

    def said(self) -> list[tuple[tuple[Shown, Learner], int | None]]:
        """Return what changed, None where the number was taken out."""
        given = [(pair, self.cleaned_data[_name(*pair)]) for pair in self.asked]
        return [(pair, number) for pair, number in given if number != pair[1].people]


def _name(skill: Shown, learner: Learner) -> str:
    return f"places-{skill.skill.pk}-{learner.unit}"
