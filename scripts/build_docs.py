"""Write the pages of ``docs`` that only repeat the plug-ins: the trades, and the terms with their legal status.

Usage:  build_docs.py
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from transverse.language.terms import Family, Replacement, Status, Term, families
from transverse.trades import Trade, trades

DOCS = Path(__file__).parents[1] / "docs"
NOTE = "<!-- Page écrite par scripts/build_docs.py d'après les fichiers TOML : corrigez-les, puis relancez-le. -->\n"
STATUS: Mapping[Status, str] = {
    "official": "officiel, JO du {date:%d/%m/%Y}",
    "oqlf": "recommandé par l'OQLF",
    "usage": "usage",
    "house": "règle de l'atelier",
}
USE = {"process": "la démarche : ", "activity": "l'activité : "}


def main() -> None:
    """Write the pages."""
    for name, page in pages().items():
        (DOCS / name).write_text(page, encoding="utf-8")


def pages() -> dict[str, str]:
    """Return the text of each page, by file name."""
    return {"metiers.md": "\n".join(_trades()), "termes.md": "\n".join(_terms())}


def _trades() -> Iterator[str]:
    yield NOTE
    yield "# Les métiers\n"
    yield (
        "Le code, entre parenthèses, se donne à `--lecteur`. Les noms de logiciels sont cités à titre d'exemple : "
        "ce n'est ni une recommandation ni une liste complète.\n"
    )
    for trade in trades().values():
        yield from _trade(trade)


def _trade(trade: Trade) -> Iterator[str]:
    yield f"## {trade.label} (`{trade.code}`)\n"
    yield f"- **On écrit** : {_listed(f'données {phrase.text}' for phrase in trade.phrases)}."
    yield f"- **On gère déjà** : {_listed(trade.datasets)}."
    yield f"- **On fait dans la semaine** : {_listed(trade.tasks)}."
    yield f"- **On ouvre le matin** : {_listed(trade.tools)}.\n"


def _terms() -> Iterator[str]:
    yield NOTE
    yield "# Les termes\n"
    yield (
        "Chaque terme est donné avec ses équivalents, le premier étant celui que la Relecture écrit, et leur statut. "
        "Ce que chaque statut oblige à faire est dit dans le [guide de la Relecture](relecture.md).\n"
    )
    for family in sorted(families().values(), key=lambda each: (not each.heading.default, each.id)):
        yield from _family(family)


def _family(family: Family) -> Iterator[str]:
    yield f"## {family.label} (`{family.id}`)\n"
    asked = "active d'office" if family.heading.default else "à demander par `--familles`"
    yield f"Famille {asked}. Sources : {family.heading.source}.\n"
    yield "| On lit | On écrit | Pourquoi |"
    yield "|---|---|---|"
    for term in family.terms:
        words = "<br>".join(f"{_words(term, each)} ({_status(each)})" for each in term.replacements)
        yield f"| `{term.forms[0]}` | {words} | {term.explanation} |"
    yield ""


def _words(term: Term, replacement: Replacement) -> str:
    """Return the equivalent as it reads in a list: a mass noun in the plural, a job in both genders."""
    first = replacement.plural if term.part == "mass" and replacement.plural else replacement.texts[0]
    other = replacement.feminine if replacement.feminine != replacement.masculine else ""
    return USE.get(replacement.use, "") + ", ".join(filter(None, (first, other)))


def _status(replacement: Replacement) -> str:
    return STATUS[replacement.status].format(date=replacement.date)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)


if __name__ == "__main__":
    main()
