"""How a line of a sheet is said: who knows it, how old, shared with whom, what to mind."""

from collections.abc import Iterable
from dataclasses import dataclass

from transverse.papers.words import day, listed, plural
from transverse.portal.data.models import Holding, Openable, Personal, Sheet

WATCHED = {
    Personal.PROFESSIONAL: "parle de personnes dans leur travail",
    Personal.INDIRECT: "peut faire reconnaître des personnes",
    Personal.DIRECT: "parle de personnes",
    Personal.SENSITIVE: "parle de personnes, à protéger davantage",
}


def known(line: Holding) -> str:
    """Say who knows it: « le fontainier, Zoé Martin »."""
    return ", ".join(each for each in (line.known_by, str(line.contact) if line.contact else "") if each)


def fresh(line: Holding) -> str:
    """Say since when it is kept, how often it is brought up to date, and when it last was."""
    parts = [f"depuis {line.since}" if line.since else ""]
    if line.rhythm:
        parts.append(line.get_rhythm_display())
    if line.updated_on:
        parts.append(f"la dernière fois le {day(line.updated_on)}")
    return ", ".join(each for each in parts if each)


def shared(line: Holding) -> str:
    """Say with whom it is shared."""
    return ", ".join(
        [*(unit.name for unit in line.shared_with.all()), *([line.shared_words] * bool(line.shared_words))]
    )


def people(line: Holding) -> str:
    """Say how far it speaks of people, nothing when it does not or when nobody has said it."""
    return WATCHED.get(Personal(line.personal), "") if line.personal else ""


def opening(line: Holding) -> str:
    """Say whether everyone has it or could; nothing when it stays inside."""
    return line.get_openable_display() if line.openable in {Openable.YES, Openable.ALREADY} else ""


def unsaid(line: Holding) -> list[str]:
    """Return what nobody has said yet of the line, in the words of its form."""
    said = {
        "qui les connaît": known(line),
        "de quand elles datent": fresh(line),
        "si elles parlent de personnes": line.personal,
        "si elles pourraient être ouvertes": line.openable,
    }
    return [words for words, value in said.items() if not value]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines a sheet has, and how many of each kind."""

    lines: int
    personal: int
    shared: int
    openable: int
    open: int


def counts(lines: Iterable[Holding]) -> Counts:
    """Count the lines of a sheet; those to whom they are shared must have been fetched."""
    found = list(lines)
    return Counts(
        len(found),
        sum(each.speaks_of_people for each in found),
        sum(bool(shared(each)) for each in found),
        sum(each.openable == Openable.YES for each in found),
        sum(each.openable == Openable.ALREADY for each in found),
    )


def sentence(sheet: Sheet, phrases: list[str]) -> str:
    """Say the whole sheet in one sentence: « Vous gérez déjà vos données du réseau d'eau et d'assainissement. »."""
    if not phrases:
        return f"{sheet.unit.name} : la fiche est à remplir."
    return f"Vous gérez déjà vos données {listed(phrases)}."


def summary(told: Counts) -> str:
    """Say the counts in one sentence, without what there is none of."""
    parts = [
        plural(told.lines, "sorte de données", "sortes de données"),
        *_some(told.personal, "parle de personnes", "parlent de personnes"),
        *_some(told.shared, "est partagée", "sont partagées"),
        *_some(told.openable, "pourrait être ouverte à tous", "pourraient être ouvertes à tous"),
        *_some(told.open, "l'est déjà", "le sont déjà"),
    ]
    return f"{', '.join(parts)}."


def _some(count: int, one: str, many: str) -> list[str]:
    return [f"{count} {one if count == 1 else many}"] if count else []
