"""An inventory told in the terminal: what each trade holds, what cannot be read and why, and what to do next."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from transverse.cli.inventory_files import Written
from transverse.cli.layout import folded
from transverse.cli.streams import typeset, visible
from transverse.cli.words import counted, month
from transverse.inventory import File, Held, Inventory, Personal, Status, Summary, summarise
from transverse.trades import trades

_FEW = 12  # data sets, or faults, shown for each heading without --tout
_PERSONS = {
    Personal.PROFESSIONAL: "personnes dans leur fonction",
    Personal.INDIRECT: "personnes reconnaissables",
    Personal.DIRECT: "personnes",
    Personal.SENSITIVE: "personnes, de façon sensible",
}


def show(inventory: Inventory, written: Written, *, detailed: bool) -> None:
    """Tell `inventory` on standard output.

    Parameters
    ----------
    inventory
        What was found.
    written
        The files that were written, and what the catalogue left out.
    detailed
        Whether each file is shown, with its columns and what decided.
    """
    out = _Out(Console(highlight=False, soft_wrap=True))
    summary = summarise(inventory)
    if not inventory.files:
        out.line("Rien à inventorier ici : le dossier est vide, ou tout y est caché.")
    if summary.trades:
        out.line("Vous gérez déjà :", style="bold")
    for code, held in summary.trades.items():
        out.line()
        out.line(_heading(code, held), style="bold")
        for each in held if detailed else held[:_FEW]:
            _dataset(out, each, detailed=detailed)
        out.rest(len(held) - _FEW, "autre", "autres", detailed=detailed)
    _faults(out, inventory, summary, detailed=detailed)
    _end(out, inventory, summary, written)


class _Out:
    """Lines of a terminal, folded to its width."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def line(self, text: str | Text = "", indent: int = 0, style: str = "") -> None:
        """Print a paragraph; its own words are typeset, a path of somebody stays as it is."""
        whole = Text(typeset(text), style) if isinstance(text, str) else text
        for each in folded(whole, self._console.width, indent, 2) if whole.plain else (whole,):
            self._console.print(each)

    def rest(self, more: int, one: str, several: str, *, detailed: bool) -> None:
        """Say how many are not shown."""
        if more > 0 and not detailed:
            self.line(f"… et {counted(more, one, several)} (--tout les montre)", 2, "dim")


def _heading(code: str, held: Sequence[Held]) -> str:
    count = counted(len(held), "jeu de données", "jeux de données")
    if not code:
        return f"Sans métier reconnu ({count})"
    trade = trades()[code]
    return f"Vos données {trade.phrases[0].text} ({trade.label} ; {count})"


def _dataset(out: _Out, held: Held, *, detailed: bool) -> None:
    line = Text(visible(held.dataset.title), "bold")
    facts = [fact for fact in (*_facts(held), _persons(held)) if fact]
    line.append(typeset(f" : {', '.join(facts)}"), "not bold")
    out.line(line, 2)
    if held.schema:
        out.line(_schema(held), 4)
    if detailed:
        if held.trade.words:
            out.line(f"Métier nommé par : {visible(', '.join(held.trade.words))}", 4, "dim")
        for file in held.files:
            _file(out, file, copy=file.path in held.dataset.copies)


def _facts(held: Held) -> list[str]:
    facts = [counted(len(held.files), "fichier")] if len(held.files) > 1 else []
    if held.copies:
        facts.append(f"dont {counted(held.copies, 'copie')}")
    if held.rows:
        facts.append(f"{held.rows:,} lignes".replace(",", "\u202f") if held.rows > 1 else "1 ligne")
    if held.modified:
        when = month(held.modified)
        facts.append(f"d'{when}" if when[0] in "ao" else f"de {when}")
    return facts


def _persons(held: Held) -> str:
    if held.personal is Personal.NONE:
        return ""
    names = visible(", ".join(held.personal_columns[:4])) + ("…" if len(held.personal_columns) > 4 else "")
    return f"parle de {_PERSONS[held.personal]} ({names})"


def _schema(held: Held) -> str:
    found = held.schema
    if found is None:
        return ""
    missing = counted(len(found.missing), "colonne")
    if found.exact:
        return f"Suit le schéma national « {found.title} »" + (f", sauf {missing}" if found.missing else "")
    return f"Proche du schéma national « {found.title} » : il manque {missing}"


def _file(out: _Out, file: File, *, copy: bool) -> None:
    out.line(Text(visible(file.path) + (" (copie)" if copy else ""), "dim"), 4)
    for note in file.notes:
        out.line(note, 6, "dim")
    for table in file.tables:
        columns = ", ".join(f"{column.name} ({column.type})" for column in table.columns[:40])
        more = "…" if len(table.columns) > 40 else ""
        out.line(Text(visible(f"{table.name}\u00a0: " * bool(table.name) + columns + more), "dim"), 6)


def _faults(out: _Out, inventory: Inventory, summary: Summary, *, detailed: bool) -> None:
    faults = [*inventory.unreadable_folders, *((file.path, file.reason) for file in summary.unreadable)]
    if not faults:
        return
    out.line()
    out.line(f"Ce qui n'a pas pu être lu ({len(faults)})", style="bold")
    for path, reason in faults if detailed else faults[:_FEW]:
        out.line(Text.assemble((visible(path), ""), f"\u00a0: {reason}"), 2)
    out.rest(len(faults) - _FEW, "autre", "autres", detailed=detailed)


def _end(out: _Out, inventory: Inventory, summary: Summary, written: Written) -> None:
    read = sum(file.status is Status.READ for file in inventory.files)
    listed = sum(summary.listed.values())
    out.line()
    sets = counted(len(inventory.datasets), "jeu de données", "jeux de données")
    out.line(
        f"{counted(len(inventory.files), 'fichier')} : {counted(read, 'lu')}, "
        f"{counted(listed, 'seulement vu', 'seulement vus')}, "
        f"{counted(len(summary.unreadable), 'illisible')} ; {sets}."
    )
    for path in written.paths.values():
        out.line(Text(f"Écrit\u00a0: {visible(str(path))}"))
    if written.left_out:
        one, several = "jeu de données n'est pas", "jeux de données ne sont pas"
        reasons = " ".join(sorted({reason for _, reason in written.left_out}))
        out.line(f"{counted(len(written.left_out), one, several)} au catalogue : {reasons}")
    if not written.paths and inventory.datasets:
        out.line("Et ensuite : --fiche fiche.odt pour la feuille à afficher, --tout pour chaque fichier.", style="dim")
