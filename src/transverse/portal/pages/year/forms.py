"""What is tried of each project of the year."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField

from transverse.portal.projects.models import Project
from transverse.portal.projects.quarters import after, quarter_of, said
from transverse.portal.projects.what_if import Change

_AHEAD = 6  # quarters in which a project may be tried, the one of the day included
_PRIORITIES = range(1, 6)


class Line(NamedTuple):
    """A project and the three fields that try something of it."""

    project: Project
    starts: BoundField
    priority: BoundField
    dropped: BoundField


class Trying(forms.Form):
    """Three fields a project: the quarter in which it would begin, its priority, whether it is not done."""

    def __init__(self, projects: Iterable[Project], today: date, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.projects = list(projects)
        ahead = [after(quarter_of(today), count) for count in range(_AHEAD)]
        quarters = [("", "inchangé"), *((each, said(each)) for each in ahead)]
        priorities = [("", "inchangée"), *((str(each), str(each)) for each in _PRIORITIES)]
        for each in self.projects:
            self.fields[f"starts-{each.pk}"] = forms.ChoiceField(
                label=f"« {each} » commencerait", choices=quarters, required=False
            )
            self.fields[f"priority-{each.pk}"] = forms.ChoiceField(
                label=f"Priorité de « {each} »", choices=priorities, required=False
            )
            self.fields[f"dropped-{each.pk}"] = forms.BooleanField(label=f"« {each} » ne se ferait pas", required=False)

    @property
    def lines(self) -> list[Line]:
        """The projects, each with its fields."""
        return [
            Line(each, *(self[f"{name}-{each.pk}"] for name in ("starts", "priority", "dropped")))
            for each in self.projects
        ]

    def changes(self) -> list[Change]:
        """Return what is tried of each project, changed or not."""
        return [self._change(each.pk) for each in self.projects]

    def _change(self, key: int) -> Change:
        found = self.cleaned_data
        given = found[f"priority-{key}"]
        priority = int(given) if given else None
        return Change(str(key), found[f"starts-{key}"], priority, is_dropped=found[f"dropped-{key}"])
