"""What a scan found, put beside what the sheet says: proposals, and nothing that is done without a yes.

Two names are held for one thing when their words are the same, or when all the words of the shorter, two at least, are
in the longer: « relevés de compteurs » and « relevés des compteurs d'eau 2024 ».
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_EMPTY_WORDS = frozenset(
    "a au aux avec base copie d dans de des donnee du en et export extraction fichier final l la le les liste ok par "
    "pour sur tableau un une version vf".split()
)
_WORD = re.compile(r"[a-z]+")
_ENOUGH = 0.6
_DEGREES = ("none", "professional", "indirect", "direct", "sensitive")


class Verdict(StrEnum):
    """What the sheet could make of a data set."""

    NEW = "new"
    RICHER = "richer"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Seen:
    """What matters here of a data set that was found; ``degree`` from 0 to 4, as `inventory.Personal`."""

    key: str
    title: str
    degree: int
    updated_on: date | None


@dataclass(frozen=True, slots=True)
class Held:
    """A line of the sheet: what it says of persons, of opening and of freshness, empty when nobody said it."""

    pk: int
    label: str
    scan_key: str = ""
    personal: str = ""
    openable: str = ""
    updated_on: date | None = None
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """What could be done with one data set.

    Attributes
    ----------
    held
        The key of the line that says the same, None for none.
    why
        Why the line is held for the same: a French sentence, ``""`` when there is none.
    gains
        What the line would learn: ``personal``, ``openable``, ``updated_on`` and their values.
    """

    key: str
    verdict: Verdict
    held: int | None = None
    why: str = ""
    gains: tuple[tuple[str, str | date], ...] = ()


def propose(seen: Sequence[Seen], held: Iterable[Held], refused: Collection[str]) -> dict[str, Proposal]:
    """Return a proposal for each data set, by key."""
    lines = list(held)
    removed = {each.scan_key for each in lines if each.is_removed and each.scan_key}
    pairs = _pairs(seen, [each for each in lines if not each.is_removed])
    return {each.key: _proposal(each, pairs.get(each.key), {*refused, *removed}) for each in seen}


def gains(seen: Seen, line: Held | None = None) -> tuple[tuple[str, str | date], ...]:
    """Return what a line would learn from a data set: a graver degree, a later day, whether all could have it.

    What somebody has said is never made milder: a line that speaks of persons stays so.
    """
    line = line or Held(0, "")
    found: list[tuple[str, str | date]] = []
    if line.personal not in _DEGREES or _DEGREES.index(line.personal) < seen.degree:
        found.append(("personal", _DEGREES[seen.degree]))
    opening = _opening(seen.degree)
    if opening and not line.openable:
        found.append(("openable", opening))
    if seen.updated_on and (line.updated_on is None or line.updated_on < seen.updated_on):
        found.append(("updated_on", seen.updated_on))
    return tuple(found)


def words(name: str) -> frozenset[str]:
    """Return the words of a name that tell what it is: without accents, plural, numbers and empty words.

    >>> sorted(words("Relevés des compteurs_2024 (copie)"))
    ['compteur', 'releve']
    """
    plain = unicodedata.normalize("NFD", name.casefold()).encode("ascii", "ignore").decode()
    singular = (each[:-1] if len(each) > 3 and each[-1] in "sx" else each for each in _WORD.findall(plain))
    return frozenset(singular) - _EMPTY_WORDS


def _opening(degree: int) -> str:
    """Return what can be said of opening: without persons, yes; contacts at work, it depends; otherwise no."""
    if degree == 0:
        return "yes"
    return "no" if degree > 1 else ""


def _proposal(seen: Seen, pair: tuple[Held, str] | None, refused: Collection[str]) -> Proposal:
    if pair is None:
        verdict = Verdict.REFUSED if seen.key in refused else Verdict.NEW
        return Proposal(seen.key, verdict, gains=gains(seen))
    line, why = pair
    learnt = gains(seen, line)
    if seen.key in refused:
        return Proposal(seen.key, Verdict.REFUSED, line.pk, why, learnt)
    return Proposal(seen.key, Verdict.RICHER if learnt else Verdict.SAME, line.pk, why, learnt)


def _pairs(seen: Sequence[Seen], lines: list[Held]) -> dict[str, tuple[Held, str]]:
    """Return the line of each data set that has one: the line taken from it, else the one of the nearest name."""
    taken = {each.scan_key: each for each in lines if each.scan_key}
    pairs = {
        each.key: (taken[each.key], "Cette ligne de la fiche a été reprise d'ici.")
        for each in seen
        if each.key in taken
    }
    free = [(each, words(each.label)) for each in lines if not each.scan_key]
    alone = [(each, words(each.title)) for each in seen if each.key not in pairs]
    scored = ((_likeness(mine, theirs), each, line) for each, mine in alone for line, theirs in free)
    used: set[int] = set()
    for _, each, line in sorted((row for row in scored if row[0]), key=lambda row: (-row[0], row[1].key, row[2].pk)):
        if each.key not in pairs and line.pk not in used:
            used.add(line.pk)
            pairs[each.key] = line, f"La fiche dit déjà « {line.label} »."
    return pairs


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how near two names are, from 0, other things, to 1, the same words."""
    common = len(one & other)
    if not common:
        return 0
    share = common / len(one | other)
    included = common == min(len(one), len(other)) > 1
    return share if share >= _ENOUGH or included else 0
