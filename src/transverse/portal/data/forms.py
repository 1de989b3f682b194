"""The form of ten minutes, the same on a desk and on a phone in a workshop."""

from collections.abc import Mapping
from typing import Any

from django import forms

from transverse.portal.data.choices import Answer, has_foreign, read
from transverse.portal.data.lines import FOREIGN
from transverse.portal.data.naming import LONGEST, MOST_WORDS
from transverse.trades import Trade


class Choices(forms.Form):
    """Tasks and tools to tick, and a few lines to write; at least one thing must be said."""

    tasks = forms.MultipleChoiceField(
        label="Cette semaine, qu'avez-vous fait ?",
        help_text="Cochez tout ce que vous avez fait, ou ce que vous ferez d'ici vendredi.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    tools = forms.MultipleChoiceField(
        label="Ce matin, quels outils avez-vous ouverts ?",
        help_text="Un tableur, un logiciel de votre métier, une carte.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    words = forms.CharField(
        label="Et avec vos mots : que tenez-vous encore à jour ?",
        help_text="Une chose par ligne : « cahier des fuites », « tableau des chantiers ». Aucun nom de personne.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=(LONGEST + 2) * MOST_WORDS,
        required=False,
    )

    is_search = True  # nothing is said to be optional: each answers as much as he wishes

    def __init__(self, trade: Trade, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.trade = trade
        for name in ("tasks", "tools"):
            choices = [(each, _shown(each)) for each in getattr(trade, name)]
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean_words(self) -> str:
        """Ask again for what is not said in French."""
        words: str = self.cleaned_data["words"]
        if has_foreign(words):
            raise forms.ValidationError(FOREIGN)
        return words

    def clean(self) -> None:
        """Ask for one thing at least."""
        super().clean()
        found = self.cleaned_data
        if not self.errors and not (found["tasks"] or found["tools"] or found["words"].strip()):
            raise forms.ValidationError("Cochez au moins une tâche, ou écrivez une ligne avec vos mots.")

    def answer(self) -> Answer:
        """Return what was said; the form must be valid."""
        found = self.cleaned_data
        return read(self.trade, found["tasks"], found["tools"], found["words"])


def _shown(each: str) -> str:
    """Return a task or a tool with its capital; a name of software keeps its own letters, such as « e.GEE »."""
    return each if any(letter.isupper() for letter in each.split(" ", 1)[0]) else each[:1].upper() + each[1:]
