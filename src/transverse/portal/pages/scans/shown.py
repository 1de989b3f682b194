"""What was found, in the words of the trade: sentences for the pages, made from the rows."""

from dataclasses import dataclass

from transverse.papers.words import listed, plural
from transverse.portal.data.merge import Proposal, Verdict
from transverse.portal.data.models import Change, Finding, Personal
from transverse.trades import trades

_MOST_MISSING, _MOST_WORDS, _MOST_PERSONS = 6, 3, 3
_SAID = tuple(str(label) for _, label in Personal.choices)
_VERDICTS = {
    Verdict.NEW: ("à reprendre", "info"),
    Verdict.RICHER: ("la fiche peut en dire plus", "info"),
    Verdict.SAME: ("déjà dans la fiche", "ok"),
    Verdict.REFUSED: ("écarté", "off"),
}
_GAINS = {
    "personal": "ce qu'il dit de personnes",
    "openable": "s'il pourrait être ouvert",
    "updated_on": "sa fraîcheur",
}
_CHANGES = {
    Change.NEW: ("nouveau", "info"),
    Change.CHANGED: ("modifié", "info"),
    Change.GONE: ("disparu", "warn"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One data set as a line of the page; `state` and `change` are words and the tone of their mark."""

    row: Finding
    proposal: Proposal | None = None

    @property
    def makeup(self) -> str:
        """What it is made of: « 3 versions, 2 copies : fichier CSV et classeur Excel »."""
        parts = [plural(self.row.versions, "version")] if self.row.versions > 1 else []
        parts += [plural(self.row.copies, "copie")] if self.row.copies else []
        kinds = listed(self.row.kinds)
        return f"{', '.join(parts)} : {kinds}" if parts else kinds

    @property
    def trade(self) -> str:
        """The trade, in words."""
        return trade_label(self.row.trade) or "Métier inconnu"

    @property
    def because(self) -> str:
        """The words that told the trade: « d'après le mot « compteur » »."""
        told = {each.casefold(): each for each in reversed(self.row.words)}
        said = [f"« {each} »" for each in reversed(told.values())][:_MOST_WORDS]
        return f"d'après {'les mots' if len(said) > 1 else 'le mot'} {listed(said)}" if said else ""

    @property
    def persons(self) -> str:
        """What it says of persons: « parle de personnes : nom, prénom »."""
        return self._persons(self.row.persons)

    @property
    def persons_in_short(self) -> str:
        """The same on a line of a list: the gravest alone, its own page tells the others."""
        more = len(self.row.persons) - _MOST_PERSONS
        return self._persons(
            [*self.row.persons[:_MOST_PERSONS], *([f"et {plural(more, 'autre')}"] if more > 0 else [])]
        )

    def _persons(self, names: list[str]) -> str:
        said = _SAID[self.row.degree]
        return f"{said} : {', '.join(names)}" if self.row.degree and names else said

    @property
    def schema(self) -> str:
        """The national schema that it follows or comes near, ``""`` for none."""
        if not self.row.schema:
            return ""
        said = f"{'suit le' if self.row.schema_is_exact else 'proche du'} schéma national « {self.row.schema} »"
        missing = self.row.missing
        if not missing:
            return said
        names = f"{', '.join(missing[:_MOST_MISSING])}{'…' if len(missing) > _MOST_MISSING else ''}"
        return f"{said} : il manque {plural(len(missing), 'colonne')} ({names})"

    @property
    def change(self) -> tuple[str, str] | None:
        """What became of it since the scan before, None when nothing did."""
        return _CHANGES.get(Change(self.row.change))

    @property
    def state(self) -> tuple[str, str] | None:
        """What the sheet makes of it."""
        return _VERDICTS[self.proposal.verdict] if self.proposal else None

    @property
    def may_be_taken(self) -> bool:
        """Tell whether the sheet would learn something."""
        return self.proposal is not None and self.proposal.verdict in {Verdict.NEW, Verdict.RICHER}

    @property
    def gains(self) -> str:
        """What the line of the sheet would learn."""
        return listed([_GAINS[name] for name, _ in self.proposal.gains]) if self.proposal else ""


def trade_label(code: str) -> str:
    """Return the name of a trade, ``""`` for an unknown one."""
    known = trades().get(code)
    return known.label if known else ""
