"""From a reference list to the closed list: what a file holds, beside what is there already; a few terms are chosen."""

import json
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import IO

from django.db import transaction

from transverse.portal.ground.refusals import RefusalError
from transverse.portal.people.search import fold
from transverse.portal.projects import skills
from transverse.portal.projects.models import Skill, SkillReading, Source
from transverse.portal.projects.reading import read_terms
from transverse.portal.projects.terms import FAMILY, Term

Pick = tuple[str, str]  # the code of a term, and how the collectivité calls it


@dataclass(frozen=True, slots=True)
class Comparison:
    """A file of skills beside the closed list.

    Attributes
    ----------
    count
        Terms of the file.
    known
        Skills of the closed list that are in the file.
    changed
        Those of them that the reference list now calls otherwise, each with its new name.
    dropped
        Skills taken from that list that it no longer has; none when the file is only a part of it.
    """

    count: int
    known: int
    changed: tuple[tuple[Skill, str], ...]
    dropped: tuple[Skill, ...]

    @property
    def new(self) -> int:
        """Terms that the closed list does not have."""
        return self.count - self.known


def receive(file: IO[bytes], name: str, now: datetime) -> SkillReading:
    """Read a file and keep its terms, not the file, until somebody has chosen.

    Raises
    ------
    SkillFileError
        It cannot be read.
    """
    found = read_terms(file, name)
    packed = zlib.compress(json.dumps([asdict(each) for each in found.terms], ensure_ascii=False).encode())
    return SkillReading.objects.create(
        importer=found.importer,
        file_name=name[-255:],
        terms=packed,
        is_complete=found.is_complete,
        is_french=found.is_french,
        read_at=now,
    )


def terms_of(reading: SkillReading) -> list[Term]:
    """Return the terms of a file that was read."""
    return [Term(**each) for each in json.loads(zlib.decompress(reading.terms))]


def compare(reading: SkillReading, terms: Sequence[Term]) -> Comparison:
    """Compare a file with the closed list; one query."""
    named = {_identity(each): each for each in terms}
    listed = [each for each in skills.listed() if _identity(each)[0]]
    known = {_identity(each): each for each in listed if _identity(each) in named}
    changed = [
        (skill, named[at].label)
        for at, skill in known.items()
        if skill.source_label and skill.source_label != named[at].label[:500] and reading.is_french
    ]
    kinds = {_kind(each) for each in terms}
    dropped = [each for each in listed if _kind(each) in kinds and _identity(each) not in named]
    return Comparison(len(terms), len(known), tuple(changed), tuple(dropped) if reading.is_complete else ())


def families_of(terms: Sequence[Term]) -> list[tuple[str, int]]:
    """Return the families of a file with how many terms each has, in alphabetical order."""
    return sorted(Counter(each.family for each in terms if each.family).items())


def matching(terms: Sequence[Term], text: str, family: str) -> list[Term]:
    """Keep the terms of a family, any when it is empty, that have a word beginning with each word of `text`."""
    wanted = fold(text)
    kept = [each for each in terms if not family or each.family == family]
    return [each for each in kept if _has(fold(each.label), wanted)]


def _has(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return all(any(word.startswith(each) for word in words) for each in wanted)


def taken() -> set[tuple[str, str]]:
    """Return the identities of all skills, listed or retired, so that none is chosen twice."""
    return {_identity(each) for each in Skill.objects.only("esco", "rome")}


def is_taken(term: Term, among: set[tuple[str, str]]) -> bool:
    """Tell whether a term is one of the skills known already."""
    return _identity(term) in among


@transaction.atomic
def choose(reading: SkillReading, picks: Sequence[Pick], family: str) -> int:
    """Add terms to the closed list in the words of the collectivité: all of them, or none; return how many.

    Parameters
    ----------
    reading
        The file that they come from.
    picks
        The code of each and how it is to be called.
    family
        The one where they go, empty: that of the file.

    Raises
    ------
    RefusalError
        None is chosen, or one has no French name, no family, or is there already: the sentence says which.
    """
    source = Source(reading.importer)
    if not picks:
        raise RefusalError("Cochez au moins une compétence à ajouter.")
    if not family and not reading.is_french:
        raise RefusalError("Choisissez la famille où ranger ces compétences, ou écrivez-en une nouvelle.")
    terms = {each.code: each for each in terms_of(reading)}
    for code, label in picks:
        term = terms.get(code)
        if term is None:
            raise RefusalError("Une des compétences cochées n'est plus dans le fichier : envoyez-le de nouveau.")
        try:
            skills.add(label, family or term.family[:FAMILY] or source.label, term, source)
        except RefusalError as refusal:
            raise RefusalError(f"« {term.label} » : {refusal} Rien n'est ajouté.") from refusal
    return len(picks)


def _identity(each: Skill | Term) -> tuple[str, str]:
    """Return which list names it, and how: a skill of the starter list may be one of ESCO."""
    return ("esco", each.esco) if each.esco else ("rome", each.rome) if each.rome else ("", "")


def _kind(each: Skill | Term) -> str:
    """Return of which file it is, by its code without what it identifies: ``"rome-savoir-"``."""
    return each.code.removesuffix(_identity(each)[1])
