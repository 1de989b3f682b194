"""What is typed of a fiche de poste: its texts, its shares line by line, the reading of a director."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict

from transverse.portal.people.job_sheets import WHOLE, Content, Part, faults
from transverse.portal.people.models import JobSheetVersion, Unit
from transverse.portal.people.search import fold

MOST = 30


class Texts(forms.ModelForm[JobSheetVersion]):
    """The texts of a version."""

    class Meta:
        model = JobSheetVersion
        fields = ("title", "grade", "purpose", "skills", "relations")
        widgets = {name: forms.Textarea(attrs={"rows": 4}) for name in ("purpose", "skills", "relations")}
        help_texts = {"purpose": "Pourquoi ce poste existe, en une ou deux phrases."}


class Units:
    """The open units, by the words that one types: the name, and the code when two have the same name."""

    @cached_property
    def labels(self) -> dict[int, str]:
        """The words that name each unit, by its key."""
        units = list(Unit.objects.filter(closed_on=None).order_by("name", "code"))
        self._units = {unit.pk: unit for unit in units}
        names = [unit.name for unit in units]
        twice = {name for name in names if names.count(name) > 1} if len(set(names)) < len(names) else set()
        return {unit.pk: f"{unit.name} ({unit.code})" if unit.name in twice else unit.name for unit in units}

    @cached_property
    def _found(self) -> dict[str, int]:
        return {" ".join(fold(label)): key for key, label in self.labels.items()}

    def find(self, typed: str) -> Unit | None:
        """Return the unit that was typed, whatever its accents and capitals."""
        key = self._found.get(" ".join(fold(typed)))
        return self._units[key] if key else None

    def label(self, unit: Unit) -> str:
        """Return the words that name a unit, closed ones included."""
        return self.labels.get(unit.pk, unit.name)


class Line(forms.Form):
    """One share: a unit, a percentage, what is done, under which authority."""

    unit = forms.CharField(label="Service", max_length=400)
    percent = forms.IntegerField(label="Temps (%)", min_value=1, max_value=100)
    activity = forms.CharField(label="Activités", max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    authority = forms.ChoiceField(
        label="Autorité", choices=(("hierarchique", "hiérarchique"), ("fonctionnelle", "fonctionnelle"))
    )
    is_relay = forms.BooleanField(label="au titre du réseau des données", required=False)

    def __init__(self, units: Units, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.units = units
        self.fields["unit"].widget.attrs["list"] = "services"

    def clean_unit(self) -> Unit:
        """Find the unit."""
        unit = self.units.find(self.cleaned_data["unit"])
        if unit is None:
            raise forms.ValidationError("Ce service n'est pas dans l'organigramme : choisissez-le dans la liste.")
        return unit

    def part(self) -> Part:
        """Return the share; the form must be valid."""
        found = self.cleaned_data
        functional = found["authority"] == "fonctionnelle"
        return Part(found["unit"], found["percent"], found["activity"], functional, found["is_relay"])


class Lines:
    """The shares as they stand on the screen: lines are added and taken away by buttons that save nothing."""

    FIELDS = ("unit", "percent", "activity", "authority", "is_relay")

    def __init__(self, units: Units, rows: list[dict[str, Any]], *, check: bool = False) -> None:
        self.units, self.rows, self.error = units, rows[:MOST], ""
        shown = self.rows or [{"authority": "hierarchique"}]
        self.forms = [self._form(number, row, check=check) for number, row in enumerate(shown)]

    @classmethod
    def of(cls, units: Units, content: Content) -> "Lines":
        """Show what is kept."""
        return cls(units, [_row(units, part) for part in content.parts])

    @classmethod
    def typed(cls, units: Units, data: QueryDict) -> "Lines":
        """Show what was typed, a line more or a line less when a button asks for it, and check it otherwise."""
        rows = [
            {name: data.get(f"part-{number}-{name}", "") for name in cls.FIELDS}
            for number in range(MOST)
            if f"part-{number}-unit" in data
        ]
        gone = data.get("retirer", "")
        if "ajouter" in data:
            return cls(units, [*rows, {"authority": "fonctionnelle"}])
        if gone.isdigit() and int(gone) < len(rows):
            return cls(units, rows[: int(gone)] + rows[int(gone) + 1 :])
        kept = [row for row in rows if row["unit"].strip() or row["percent"].strip() or row["activity"].strip()]
        return cls(units, kept, check=True)

    @property
    def total(self) -> int:
        """The sum of what is on the screen."""
        shares = (str(row.get("percent", "")) for row in self.rows)
        return sum(int(share) for share in shares if share.isascii() and share.isdigit() and len(share) < 4)

    @property
    def next(self) -> int:
        """The number that one more line would bear."""
        return len(self.forms) + 1

    @property
    def left(self) -> int:
        """What may still be given."""
        return WHOLE - self.total

    @property
    def excess(self) -> int:
        """What is to be taken away."""
        return self.total - WHOLE

    def is_valid(self) -> bool:
        """Check each line, then the lines together."""
        if not all(form.is_valid() for form in self.forms if form.is_bound):
            return False
        self.error = " ".join(faults(self.parts()))
        return not self.error

    def parts(self) -> tuple[Part, ...]:
        """Return the shares; they must be valid."""
        return tuple(form.part() for form in self.forms if form.is_bound)

    def _form(self, number: int, row: Mapping[str, Any], *, check: bool) -> Line:
        prefix = f"part-{number}"
        if check and self.rows:
            return Line(self.units, {f"{prefix}-{name}": value for name, value in row.items()}, prefix=prefix)
        return Line(self.units, initial=dict(row), prefix=prefix)


def _row(units: Units, part: Part) -> dict[str, Any]:
    return {
        "unit": units.label(part.unit),
        "percent": part.percent,
        "activity": part.activity,
        "authority": "fonctionnelle" if part.is_functional else "hierarchique",
        "is_relay": part.is_relay,
    }


class Reading(forms.Form):
    """« J'ai pris connaissance », and a remark about the sheet if there is one."""

    read = forms.BooleanField(
        label="J'ai pris connaissance de cette fiche",
        error_messages={"required": "Cochez la case si vous avez lu la fiche."},
    )
    remark = forms.CharField(
        label="Remarque sur la fiche",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Sur la fiche (temps, activités, organisation), jamais sur la personne. L'agent, le chef de projet, "
        "la direction générale et les ressources humaines la lisent.",
    )


class PaperReading(forms.Form):
    """The day on the paper that a director has signed, and the remark written on it."""

    on = forms.DateField(label="Date écrite sur le papier signé")
    remark = forms.CharField(
        label="Remarque portée sur le papier",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["on"].widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class Revision(forms.Form):
    """The revision of the draft that was on the screen."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class Search(forms.Form):
    """Some words."""

    is_search = True
    q = forms.CharField(label="Nom, service ou poste", required=False, max_length=200)
