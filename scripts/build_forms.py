"""Compile the French dictionary of hunspell into the table of forms that the engine ships.

Usage: ``python scripts/build_forms.py [FOLDER]``, where FOLDER holds ``fr.dic`` and ``fr.aff``
(by default the place where Debian's package hunspell-fr-comprehensive puts them).

Every entry of the dictionary is expanded with its affixes into forms and readings, then split into the
stem that all its forms share and a paradigm, the list of endings and readings.  A few thousand paradigms
describe all the words; the table stores each once and lists the stems that follow it.  Two runs write
the same bytes.  The format is told in ``transverse/language/forms/table.py``.
"""

import lzma
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

DEBIAN = Path("/usr/share/hunspell")
TARGET = Path(__file__).parents[1] / "src/transverse/language/forms/forms.txt.xz"

TENSES = {"ipre": "P", "iimp": "I", "ifut": "F", "ipsi": "J", "cond": "C", "spre": "S", "simp": "T", "impe": "Y"}
PERSONS = {"1sg": "1s", "2sg": "2s", "3sg": "3s", "1pl": "1p", "2pl": "2p", "3pl": "3p", "3pl!": "3p"}
# Parts of speech that carry gender and number, then the others; a part of speech absent from both is left out.
NOMINAL = {"nom": "noun", "adj": "adj", "ppas": "ppas"}
PLAIN = {
    **dict.fromkeys(("npr", "prn", "patr"), "name"),
    **dict.fromkeys(("adv", "negadv", "advint", "loc.adv"), "adv"),
    **dict.fromkeys(("prep", "prepv", "loc.prep"), "prep"),
    **dict.fromkeys(("det", "detpos", "detdem", "detind", "detneg", "detex"), "det"),
    **dict.fromkeys(("prodem", "proind", "proint", "prorel", "proneg", "properobj", "propersuj", "proadv"), "pron"),
    **dict.fromkeys(("cj", "cjsub", "cjco", "loc.cj"), "conj"),
    **dict.fromkeys(("nb", "nbro"), "num"),
    "infi": "verb:inf",
    "ppre": "verb:ppre",
    "preverb": "clitic",
    "interj": "interj",
    "pfx": "prefix",
}


@dataclass(frozen=True)
class Rule:
    """One line of an affix: what it strips, adds, and under which condition."""

    prefix: bool
    strip: str
    add: str
    flags: tuple[str, ...]
    condition: re.Pattern[str]
    fields: tuple[str, ...]

    def apply(self, word: str) -> str | None:
        """Return the word with the affix, or None when the condition does not hold."""
        if self.prefix:
            return self.add + word[len(self.strip) :] if self.condition.match(word) else None
        return word[: len(word) - len(self.strip)] + self.add if self.condition.search(word) else None


Affixes = dict[str, list[Rule]]
Form = tuple[str, tuple[str, ...]]  # a form and its morphological fields


def pairs(flags: str) -> tuple[str, ...]:
    """Split flags written with two characters each."""
    return tuple(flags[at : at + 2] for at in range(0, len(flags), 2))


def read_affixes(path: Path) -> Affixes:
    """Read the affix rules, without the elided prefixes (l', d', qu'…) which make no new form."""
    rules: Affixes = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        parts = line.split()
        if len(parts) < 5 or parts[0] not in {"PFX", "SFX"} or "'" in parts[3].partition("/")[0]:
            continue
        kind, flag, strip, added, condition, *fields = parts
        add, _, more = added.partition("/")
        strip, add = ("" if part == "0" else part for part in (strip, add))
        if flag in {"Wx", "F+"} and add == "ls":  # "bels", "nouvels", "fols": spelt right, never written
            continue
        prefix = kind == "PFX"
        anchored = f"^{condition}" if prefix else f"{condition}$"
        rules[flag].append(Rule(prefix, strip, add, pairs(more), re.compile(anchored), tuple(fields)))
    return rules


def expand(word: str, flags: tuple[str, ...], fields: tuple[str, ...], affixes: Affixes) -> Iterator[Form]:
    """Yield the forms of a dictionary entry with their fields, those of the affix included."""
    if "()" not in flags:  # the flag that says "not without an affix"
        yield word, fields
    for flag in flags:
        for rule in affixes.get(flag, ()):
            if (made := rule.apply(word)) is not None:
                yield from expand(made, rule.flags, fields + rule.fields, affixes)


def readings(fields: Iterable[str]) -> Iterator[str]:
    """Yield the readings, such as ``adj:fs`` or ``verb:P3s``, that morphological fields stand for."""
    marks = {field[3:] for field in fields}
    genders = "mf" if marks & {"epi"} or not marks & {"mas", "fem"} else "".join(g[0] for g in marks & {"mas", "fem"})
    numbers = "sp" if marks & {"inv"} or not marks & {"sg", "pl"} else "".join(n[0] for n in marks & {"sg", "pl"})
    finite = False
    for mark in marks:
        if mark in NOMINAL:
            yield from (f"{NOMINAL[mark]}:{gender}{number}" for gender in genders for number in numbers)
        elif mark in PLAIN:
            yield PLAIN[mark]
        elif mark in TENSES:
            finite = True
    if finite:
        persons = {PERSONS[mark] for mark in marks if mark in PERSONS}
        yield from (f"verb:{TENSES[tense]}{person}" for tense in marks & set(TENSES) for person in persons)


def valency(fields: Iterable[str]) -> str:
    """Return the letters of the verb class: i, t, n (object by preposition), p q r (pronominal), m (impersonal)."""
    for field in fields:
        if found := re.fullmatch(r"po:v[0-3](e?\w{5,6})\w\w", field):
            return "".join(sorted(set(found[1]) & set("itnpqrm")))
    return ""


Entry = dict[str, set[str]]  # form -> readings


def read_entries(folder: Path) -> dict[tuple[str, str, int], Entry]:
    """Expand the whole dictionary: (lemma, valency, homograph number) -> its forms and readings."""
    affixes = read_affixes(folder / "fr.aff")
    entries: dict[tuple[str, str, int], Entry] = {}
    for at, line in enumerate((folder / "fr.dic").read_text("utf-8").splitlines()[1:]):
        head, *fields = line.split()
        if not all(":" in field for field in fields) or "po:err" in fields:
            continue
        word, _, flags = head.partition("/")
        stem = next((field[3:] for field in fields if field.startswith("st:")), "")
        plain = tuple(field for field in fields if not field.startswith("st:"))
        entry: Entry = defaultdict(set)
        for form, marks in expand(word, pairs(flags), plain, affixes):
            entry[form].update(readings(marks))
        entry = {form: tags for form, tags in entry.items() if tags}
        if entry:
            entries[(stem or word).replace("’", "'"), valency(fields), at] = entry
    return entries


def join_irregular(entries: dict[tuple[str, str, int], Entry]) -> Iterator[tuple[str, str, Entry]]:
    """Yield the entries, those that are written one form a line (belle-maman, belles-mamans) joined."""
    joined: dict[tuple[str, str], Entry] = {}
    for (lemma, verb, _), entry in entries.items():
        if len(entry) > 1:
            yield lemma, verb, entry
            continue
        part = min(next(iter(entry.values()))).partition(":")[0]
        for form, tags in entry.items():
            joined.setdefault((lemma, part), {}).setdefault(form, set()).update(tags)
    yield from ((lemma, "", entry) for (lemma, _), entry in joined.items())


def paradigm(lemma: str, verb: str, entry: Entry) -> tuple[str, str]:
    """Return the stem of an entry and its paradigm as a line of the table."""
    words = (lemma, *entry)
    shared = next((at for at, letters in enumerate(zip(*words, strict=False)) if len(set(letters)) > 1), None)
    stem = min(words, key=len)[:shared]
    endings = (f"{form[len(stem) :]}={','.join(sorted(tags))}" for form, tags in sorted(entry.items()))
    return stem, " ".join((f"{lemma[len(stem) :]}/{verb}", *endings))


def compile_table(folder: Path) -> str:
    """Return the text of the table."""
    stems: dict[str, set[str]] = defaultdict(set)
    for lemma, verb, entry in join_irregular(read_entries(folder)):
        stem, line = paradigm(lemma, verb, entry)
        stems[stem].add(line)
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for stem, lines in sorted(stems.items()):
        groups[tuple(sorted(lines))].append(stem)
    numbers = {line: str(at) for at, line in enumerate(sorted({line for group in groups for line in group}))}
    listed = sorted(f"{' '.join(numbers[line] for line in group)}\t{' '.join(all_)}" for group, all_ in groups.items())
    return "\n".join((*numbers, "", *listed))


def main(arguments: list[str]) -> None:
    """Write the table and say how large it is."""
    text = compile_table(Path(arguments[0]) if arguments else DEBIAN)
    TARGET.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes, {len(text.encode())} once unpacked")


if __name__ == "__main__":
    main(sys.argv[1:])
