"""What is typed about skills."""

from collections.abc import Iterable
from typing import Any

from django import forms

from transverse.portal.ground.refusals import RefusalError
from transverse.portal.projects.models import AgentSkill, Level, ServiceOffer, Skill
from transverse.portal.projects.offers import checked
from transverse.portal.projects.skills import by_family, families, in_french
from transverse.portal.projects.terms import FAMILY

_OWN_LEVELS = (
    ("", "je ne le dis pas"),
    (Level.HEARD, "j'en ai des notions"),
    (Level.HELPED, "je le fais avec de l'aide"),
    (Level.ALONE, "je le fais seul"),
    (Level.HANDS_ON, "je le fais et je le transmets"),
)
_CHOOSE = ("", "Choisissez une compétence")


def grouped(skills: Iterable[Skill]) -> list[Any]:
    """Return the skills as the choices of a list, under the names of their families."""
    return [_CHOOSE, *((family, [(each.pk, each.label) for each in found]) for family, found in by_family(skills))]


class Offer(forms.ModelForm[ServiceOffer]):
    """How far the service goes in a skill, and the days that it gives."""

    level = forms.TypedChoiceField(
        label="Le service",
        help_text="Le service dans son ensemble : on ne dit rien d'une personne.",
        choices=Level.choices,
        coerce=int,
        widget=forms.RadioSelect,
    )
    days = forms.DecimalField(
        label="Jours par trimestre, au plus",
        help_text="Ce que le service peut donner à des projets d'autres services : 0,5 jour au moins.",
        max_digits=4,
        decimal_places=1,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 5}),
    )

    class Meta:
        model = ServiceOffer
        fields = ("level", "days")

    def clean_days(self) -> Any:  # noqa: ANN401 (a Decimal, as the field says)
        """Ask again for days that make no sense."""
        try:
            return checked(self.cleaned_data["days"])
        except RefusalError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class NewOffer(Offer):
    """A skill of the list, and what the service gives of it."""

    skill = forms.ModelChoiceField(Skill.objects.none(), label="Compétence")
    field_order = ("skill", "level", "days")

    def __init__(self, *args: Any, skills: Iterable[Skill], **kwargs: Any) -> None:  # noqa: ANN401 (as Django's)
        super().__init__(*args, **kwargs)
        _offer_choices(self, skills)


class ChangedOffer(Offer):
    """An offer that may have been changed meanwhile."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class Own(forms.Form):
    """A skill that one says to have."""

    skill = forms.ModelChoiceField(Skill.objects.none(), label="Compétence")
    head_may_see = forms.BooleanField(label="Mon chef de service peut la voir", required=False)
    is_search = True  # a box that may stay empty needs no word about it

    def __init__(self, *args: Any, skills: Iterable[Skill], **kwargs: Any) -> None:  # noqa: ANN401 (as Django's)
        super().__init__(*args, **kwargs)
        _offer_choices(self, skills)


class ChangedOwn(forms.ModelForm[AgentSkill]):
    """Who may see it; and in nominal mode alone, how far one goes."""

    head_may_see = forms.BooleanField(label="Mon chef de service peut la voir", required=False)
    level = forms.TypedChoiceField(
        label="Où vous en êtes",
        help_text="Vous seul le voyez. Le calcul des équipes s'en sert sans le montrer à personne.",
        choices=_OWN_LEVELS,
        coerce=lambda value: Level(int(value)),
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    is_search = True

    class Meta:
        model = AgentSkill
        fields = ("head_may_see", "level")

    def __init__(self, *args: Any, is_nominal: bool, **kwargs: Any) -> None:  # noqa: ANN401 (as Django's)
        super().__init__(*args, **kwargs)
        if not is_nominal:
            del self.fields["level"]


class Wording(forms.Form):
    """How a skill of the list is called, and where it stands."""

    label = forms.CharField(
        label="Libellé",
        help_text="Un verbe d'abord : « Tenir un plan de réseau ». Aucun mot anglais, aucun nom de personne.",
        max_length=200,
    )
    family = forms.ChoiceField(label="Famille", required=False)
    other_family = forms.CharField(label="Ou une nouvelle famille", max_length=FAMILY, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    is_search = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (as Django's)
        super().__init__(*args, **kwargs)
        choices = [("", "Choisissez une famille"), *((each, each) for each in families())]
        self.fields["family"].choices = choices  # type: ignore[attr-defined]

    def clean_label(self) -> str:
        """Ask again for what says nothing, or is not said in French."""
        return _in_french(self.cleaned_data["label"], "le libellé")

    def clean_other_family(self) -> str:
        """Ask again for what is not said in French."""
        said: str = self.cleaned_data["other_family"]
        return _in_french(said, "la famille") if said else ""

    def clean(self) -> None:
        """Ask for a family, chosen or new."""
        super().clean()
        if not self.errors and not self.kept_family:
            self.add_error("family", "Choisissez une famille, ou écrivez-en une nouvelle.")

    @property
    def kept_family(self) -> str:
        """The new family when one is written, the chosen one otherwise."""
        return str(self.cleaned_data.get("other_family") or self.cleaned_data.get("family") or "")


class Upload(forms.Form):
    """One file; its headings alone decide how it is read."""

    skills = forms.FileField(
        label="Fichier de la liste",
        help_text="CSV d'ESCO ou du ROME, 60 Mo au plus. Le fichier est lu, puis oublié.",
        allow_empty_file=True,
        error_messages={"required": "Choisissez un fichier sur votre ordinateur."},
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv"}),
    )

    def refuse_size(self, sentence: str) -> None:
        """Say that the file was not read at all, instead of saying that it is missing."""
        self.full_clean()
        self.errors.pop("skills", None)
        self.add_error("skills", sentence)


def _offer_choices(form: forms.BaseForm, skills: Iterable[Skill]) -> None:
    """Let `form` choose among `skills`, shown by family."""
    found = list(skills)
    field = form.fields["skill"]
    field.queryset = Skill.objects.filter(pk__in=[each.pk for each in found])  # type: ignore[attr-defined]
    field.choices = grouped(found)  # type: ignore[attr-defined]


def _in_french(said: str, what: str) -> str:
    try:
        return in_french(said, what)
    except RefusalError as refusal:
        raise forms.ValidationError(str(refusal)) from refusal
