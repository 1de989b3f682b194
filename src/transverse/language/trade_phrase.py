"""The words that go after "données": "numériques" or not, and the phrase of the trade.

"Numériques" stands right after the noun; a trade's adjective comes next, before the adjectives of the author
("données numériques énergétiques brutes"), and so does a bare complement, which is felt as one word with the noun
("données de mobilité récentes").  A definite complement stands after a short adjective, which it would otherwise
steal ("données brutes du réseau d'eau": "du réseau d'eau brutes" would be read as raw water).
"""

from dataclasses import dataclass
from enum import StrEnum

from transverse.trades import Form, Phrase


class Numeriques(StrEnum):
    """When "numériques" is said."""

    FIRST = "premiere"
    ALWAYS = "toujours"
    NEVER = "jamais"


@dataclass(frozen=True, slots=True)
class Placed:
    """What to write around the author's own short adjectives ("brutes"), without outer spaces.

    Attributes
    ----------
    after_noun
        Right after "données".
    after_epithet
        After the short adjectives that follow the noun; when there is none, or when they have a complement of
        their own ("produites par…", "vieilles de cinq ans"), write `joined` after the noun.
    """

    after_noun: str = ""
    after_epithet: str = ""

    @property
    def joined(self) -> str:
        """All the words, in order."""
        return " ".join(part for part in (self.after_noun, self.after_epithet) if part)


def place(
    phrase: Phrase | None, policy: Numeriques, *, first: bool, singular: bool = False, following: str = ""
) -> Placed:
    """Return the words that follow "données".

    Parameters
    ----------
    phrase
        The phrase of the trade, or None.  It is said at the first mention only: repeated, it would be a new jargon.
    policy
        When "numériques" is said.
    first
        Whether this is the first mention in the text.
    singular
        The noun is "donnée" ("aucune donnée numérique").
    following
        The source text after the noun: "numérique" is never doubled.

    Examples
    --------
    >>> place(Phrase(Form.ADJECTIVE, "énergétiques"), Numeriques.FIRST, first=True).joined
    'numériques énergétiques'
    >>> place(Phrase(Form.COMPLEMENT, "du réseau d'eau"), Numeriques.FIRST, first=True)
    Placed(after_noun='numériques', after_epithet="du réseau d'eau")
    """
    wanted = policy is Numeriques.ALWAYS or (policy is Numeriques.FIRST and first)
    already = following.lstrip().lower().startswith("numérique")
    adjective = ["numériques"] if wanted and not already else []
    said = [phrase.text] if phrase and first else []
    if singular:
        adjective, said = [_singular(text) for text in adjective], [_singular(text) for text in said]
    if phrase and _is_definite(phrase):
        return Placed(" ".join(adjective), " ".join(said))
    return Placed(" ".join(adjective + said))


def _is_definite(phrase: Phrase) -> bool:
    """Say whether the complement has an article, or is a group of its own ("relatives à…")."""
    bare = phrase.text.startswith(("de ", "d'")) and not phrase.text.startswith(("de la ", "de l'"))
    return phrase.form is Form.COMPLEMENT and not bare


def _singular(text: str) -> str:
    """Return an adjective, or "relatives à…", in the singular; other complements do not change."""
    first, space, rest = text.partition(" ")
    return text if first in {"de", "du", "des"} or "'" in first else first.removesuffix("s") + space + rest
