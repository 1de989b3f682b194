"""Build the agreement set: correct French sentences turned back into "la data", by the thousand.

Usage:  build.py [--cache DIR]

The texts come from packages of Debian (``packages.txt``), fetched and unpacked into the cache; none enters the
repository.  Writes ``learn.jsonl`` (80 %) and ``check.jsonl`` (20 %) into the cache: lines
{"id", "text", "expected", "phenomena", "noun", "source"}, where "noun" is the word that "data" stands for.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from corpus import fetch, french_files
from dependents import Dependents
from plural import UncertainError
from prose import prose, tokens
from readers import paragraphs
from singular import pair

STAND_INS = frozenset(
    {
        "informations", "métadonnées", "statistiques", "mesures", "valeurs", "options", "images", "pages",
        "versions", "règles", "propriétés", "notes", "étiquettes", "commandes", "adresses", "fonctions",
        "variables", "clés", "ressources", "bibliothèques", "erreurs", "requêtes", "modifications", "photos",
        "cartes", "archives", "sources", "listes"
    }
)  # fmt: skip
"""Feminine plural nouns in whose place "data" is put too, since sentences with *données* are too few."""

_ANGLICISM = re.compile(r"\bdatas?\b", re.IGNORECASE)
_BARE_SHARE = 4  # one in so many of the sentences where nothing but the determiner changes is kept
_CHECK_SHARE = 5


def main() -> None:
    """Fetch, read, pair and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--cache", type=Path, default=Path(".cache/agreement"))
    cache = parser.parse_args().cache
    fetch(cache / "packages")
    cases = list(_cases(_sentences(cache / "packages")))
    learn = [case for case in cases if int(case["id"], 16) % _CHECK_SHARE]
    check = [case for case in cases if not int(case["id"], 16) % _CHECK_SHARE]
    _write(cache / "learn.jsonl", learn)
    _write(cache / "check.jsonl", check)
    print(f"{len(learn)} + {len(check)} pairs")
    for label, count in Counter(label for case in cases for label in case["phenomena"]).most_common():
        print(f"  {label:<20}{count:6}")


def _sentences(packages: Path) -> Iterator[tuple[str, str]]:
    """Yield (package, sentence) once for each sentence that may hold a hit."""
    seen: set[str] = set()
    for name, path in french_files(packages):
        for paragraph in _safe_paragraphs(path):
            if "données" not in paragraph and not any(noun in paragraph for noun in STAND_INS):
                continue
            for sentence in prose(paragraph):
                key = "".join(sentence.split())
                if key not in seen and not _ANGLICISM.search(sentence):
                    seen.add(key)
                    yield name, sentence


def _safe_paragraphs(path: Path) -> Iterable[str]:
    try:
        return list(paragraphs(path))
    except ValueError as error:  # a file that is not what its name says: one of thousands
        print(f"skipped {path.name}: {error}")
        return ()


def _cases(sentences: Iterable[tuple[str, str]]) -> Iterator[dict[str, str | list[str]]]:
    for source, sentence in sentences:
        for noun in _nouns(sentence):
            try:
                made = pair(Dependents(tokens(sentence), frozenset({noun})), sentence)
            except UncertainError:
                continue
            number = sha256(f"{noun}:{sentence}".encode()).hexdigest()[:12]
            if (
                set(made.phenomena) <= {"determiner", "trap"}
                and (noun != "données" or "trap" not in made.phenomena)
                and int(number, 16) // _CHECK_SHARE % _BARE_SHARE
            ):
                continue
            yield {
                "id": number,
                "text": made.text,
                "expected": made.expected,
                "phenomena": list(made.phenomena),
                "noun": noun,
                "source": source,
            }


def _nouns(sentence: str) -> list[str]:
    """Return the nouns to put "data" in the place of: *données* when it is there, else each stand-in."""
    low = sentence.lower()
    if "donnée" in low:
        return ["données"]
    return sorted(noun for noun in STAND_INS if noun in low)


def _write(path: Path, cases: Iterable[dict[str, str | list[str]]]) -> None:
    lines = (json.dumps(case, ensure_ascii=False) for case in cases)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
