"""The table of forms: stems, paradigms, and the analysis of a word into both.

``forms.txt.xz`` unpacks to UTF-8 text in two parts, an empty line between them.

1. Paradigms, one a line, numbered from 0: ``lemma_ending/valency ending=tag,tag ending=tag…``.
2. Groups: ``number number…``, a tabulation, then the stems that follow exactly these paradigms.

A form is a stem and one of the endings of one of its paradigms, so that a table of half a million forms
holds 60,000 stems in memory.  ``scripts/build_forms.py`` writes the file.
"""

import lzma
from collections.abc import Iterator
from functools import cached_property, lru_cache
from importlib import resources
from typing import NamedTuple


class Paradigm(NamedTuple):
    """How one family of words inflects.

    Attributes
    ----------
    lemma
        The ending of the dictionary form.
    valency
        For verbs, letters among ``i`` (intransitive), ``t`` (direct object), ``n`` (object with a preposition),
        ``p q r`` (pronominal), ``m`` (impersonal).
    tags
        Ending to readings, such as ``{"es": ("adj:fp",)}``.
    endings
        Reading to endings, the other way round.
    """

    lemma: str
    valency: str
    tags: dict[str, tuple[str, ...]]
    endings: dict[str, tuple[str, ...]]


class Analysis(NamedTuple):
    """One way to read a form: its stem, its paradigm, and the readings of its ending."""

    stem: str
    paradigm: Paradigm
    tags: tuple[str, ...]

    @property
    def lemma(self) -> str:
        """The dictionary form."""
        return self.stem + self.paradigm.lemma

    def forms(self, tag: str) -> list[str]:
        """Return the forms of the same word that have the reading `tag`."""
        return [self.stem + ending for ending in self.paradigm.endings.get(tag, ())]


def _parse(line: str) -> Paradigm:
    head, *cells = line.split(" ")
    lemma, _, valency = head.partition("/")
    tags: dict[str, tuple[str, ...]] = {}
    endings: dict[str, tuple[str, ...]] = {}
    for cell in cells:
        ending, _, joined = cell.rpartition("=")
        tags[ending] = tuple(joined.split(","))
        for tag in tags[ending]:
            endings[tag] = (*endings.get(tag, ()), ending)
    return Paradigm(lemma, valency, tags, endings)


class Table:
    """The compiled dictionary; reading the file takes about 80 ms."""

    def __init__(self) -> None:
        packed = resources.files(__package__).joinpath("forms.txt.xz").read_bytes()
        lines, _, groups = lzma.decompress(packed).decode().partition("\n\n")
        self._lines = lines.split("\n")
        self._stems: dict[str, tuple[int, ...]] = {}
        for group in groups.split("\n"):
            numbers, _, stems = group.partition("\t")
            self._stems.update(dict.fromkeys(stems.split(" "), tuple(map(int, numbers.split(" ")))))
        # Paradigms are parsed when first met: a document needs few of them.
        self._paradigm = lru_cache(None)(lambda number: _parse(self._lines[number]))
        self.analyse = lru_cache(1 << 14)(self._analyse)

    def _analyse(self, form: str) -> tuple[Analysis, ...]:
        """Return all the readings of a form, whatever its capitals; longest stem first."""
        spellings = dict.fromkeys((form, form.lower(), form.capitalize() if form.isupper() else form))
        return tuple(found for spelling in spellings for found in self._split(spelling.replace("’", "'")))

    def _split(self, form: str) -> Iterator[Analysis]:
        for at in range(len(form), 0, -1):
            for number in self._stems.get(form[:at], ()):
                paradigm = self._paradigm(number)
                if tags := paradigm.tags.get(form[at:]):
                    yield Analysis(form[:at], paradigm, tags)
        for paradigm in self._stemless.get(form, ()):
            yield Analysis("", paradigm, paradigm.tags[form])

    @cached_property
    def _stemless(self) -> dict[str, list[Paradigm]]:
        """The paradigms that have no stem, under each of their forms: there are many."""
        found: dict[str, list[Paradigm]] = {}
        for number in self._stems.get("", ()):
            paradigm = self._paradigm(number)
            for form in paradigm.tags:
                found.setdefault(form, []).append(paradigm)
        return found
