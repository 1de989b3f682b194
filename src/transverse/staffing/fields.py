"""Values of a JSON file, each with its place in it: what is not what it should be is refused in a sentence."""

import math
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from transverse.common.errors import ProblemError

COMMENT = "comment"  # a key that any object may hold, for whoever writes the file
_LONGEST = 200  # characters of a code
_SHOWN = 40
_HARMFUL = frozenset({"Cc", "Cs"})
_KINDS = {
    str: "un texte", bool: "vrai ou faux", int: "un nombre", float: "un nombre", list: "une liste", dict: "un objet",
    type(None): "vide",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """A value read from JSON, and its place: ``projects[3].needs[0]``."""

    value: object
    place: str

    def object(self, required: Collection[str], optional: Collection[str] = ()) -> dict[str, object]:
        """Return the object that stands here.

        Raises
        ------
        ProblemError
            It is none, lacks a required key, or has one that is neither required nor optional.
        """
        if not isinstance(self.value, dict):
            raise self.refused("un objet entre accolades")
        for key in required:
            if key not in self.value:
                raise ProblemError(self.place, f"n'a pas de « {key} »", "Ajoutez cette clé")
        for key in self.value:
            if key not in required and key not in optional and key != COMMENT:
                near = get_close_matches(key, [*required, *optional], 1)
                meant = f"Vouliez-vous écrire « {near[0]} » ?" if near else f"Retirez-la, ou nommez-la « {COMMENT} »"
                raise ProblemError(self.place, f"contient une clé que je ne connais pas, « {shown(key)} »", meant)
        return self.value

    def get(self, key: str) -> "Field":
        """Return what the object that stands here holds under `key`, None when it has no such key."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return Field(value, f"{self.place}.{key}" if self.place else key)

    def items(self, most: int, *, empty: bool = False) -> Iterator["Field"]:
        """Yield what the list that stands here holds.

        Raises
        ------
        ProblemError
            It is no list, holds more than `most`, or nothing when it may not be `empty`.
        """
        if not isinstance(self.value, list):
            raise self.refused("une liste entre crochets")
        if not self.value and not empty:
            raise ProblemError(self.place, "est une liste vide", "Il en faut un au moins")
        if len(self.value) > most:
            raise ProblemError(self.place, f"a {len(self.value)} éléments", f"Restez à {most} au plus")
        for number, value in enumerate(self.value):
            yield Field(value, f"{self.place}[{number}]")

    def text(self) -> str:
        """Return the code or the name that stands here: some characters, none that drives a terminal."""
        if not isinstance(self.value, str):
            raise self.refused("un texte entre guillemets")
        if not self.value.strip():
            raise ProblemError(self.place, "est un texte vide", "Donnez un code ou un nom")
        if len(self.value) > _LONGEST:
            raise ProblemError(self.place, f"a {len(self.value)} caractères", f"Restez à {_LONGEST} au plus")
        if not self.value.isprintable() and any(unicodedata.category(each) in _HARMFUL for each in self.value):
            raise ProblemError(self.place, "contient un caractère invisible", "Écrivez ce texte de nouveau")
        return self.value

    def number(self, least: float, most: float) -> float:
        """Return the number that stands here, between `least` and `most`; NaN and infinities are none."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            raise self.refused("un nombre")
        if not (isinstance(self.value, int) or math.isfinite(self.value)):
            raise ProblemError(self.place, "n'est pas un nombre fini", f"Donnez un nombre {_between(least, most)}")
        if not least <= self.value <= most:
            raise ProblemError(self.place, f"vaut {shown(self.value)}", f"Donnez un nombre {_between(least, most)}")
        return self.value

    def whole(self, least: int, most: int) -> int:
        """Return the whole number that stands here, between `least` and `most`."""
        value = self.number(least, most)
        if value != int(value):
            raise ProblemError(
                self.place, f"vaut {shown(value)}", f"Donnez un nombre entier {_between(least, most)}"
            )  # fmt: skip
        return int(value)

    def flag(self) -> bool:
        """Return the truth value that stands here."""
        if not isinstance(self.value, bool):
            raise self.refused("true ou false")
        return self.value

    def refused(self, wanted: str) -> ProblemError:
        """Return the error of a value of the wrong kind."""
        kind = _KINDS.get(type(self.value), "autre chose")
        return ProblemError(self.place, f"est {kind}", f"Il faut {wanted}")


def shown(value: object) -> str:
    """Return what a person has written, cut when it is long, without what could drive a terminal."""
    text = value if isinstance(value, str) else _figure(value)
    text = "".join(" " if unicodedata.category(each)[0] == "C" else each for each in text[: _SHOWN + 1])
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _figure(value: object) -> str:
    if isinstance(value, int) and abs(value) >= 10**_SHOWN:
        return "un nombre démesuré"
    return f"{value:.15g}".replace(".", ",") if isinstance(value, float) else str(value)


def _between(least: float, most: float) -> str:
    return f"de {_figure(least)} à {_figure(most)}"
