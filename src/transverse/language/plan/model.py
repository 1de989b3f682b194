"""What becomes of one term, as frozen data."""

from dataclasses import dataclass

from transverse.language.matching import Match
from transverse.language.terms import Replacement


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of one term.

    Attributes
    ----------
    match
        The term found.
    use
        "noun" (it carries its own determiner or function), "complement" (a bare noun after another noun),
        "adjective", or "fixed" (one text for another).
    source, target
        Gender and number before and after; equal when nothing else has to agree.  For an adjective, those of its noun.
    text
        The words that replace it, without the trade's.
    replacement
        The equivalent chosen; ``others`` are the words of the other ones.
    swallowed
        How many words before the term are replaced with it.
    known
        Whether the words around were enough to decide.
    """

    match: Match
    use: str
    source: str
    target: str
    text: str
    replacement: Replacement
    others: tuple[str, ...] = ()
    swallowed: int = 0
    known: bool = True

    @property
    def agrees(self) -> bool:
        """Whether other words have to change with it."""
        return self.use == "noun" and self.source != self.target

    @property
    def proxy(self) -> str:
        """The French word that the parser sees in its place; empty to hide it."""
        if self.use == "complement":
            return ""
        if self.use == "adjective":
            return "efficaces" if self.match.number == "p" else "efficace"
        if self.match.term.part == "job":
            return "analystes" if self.source[1] == "p" else "analyste"
        return {"ms": "fichier", "fs": "donnée", "mp": "fichiers", "fp": "données"}[self.source]
