"""A run told in the terminal: the changes in colour, their reasons, a summary, and what to do next."""

import shlex
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.text import Text

from transverse.cli import words
from transverse.cli.files import Found
from transverse.cli.layout import folded
from transverse.cli.options import Options
from transverse.cli.passages import passages, pieces
from transverse.cli.report import Result, Totals
from transverse.cli.streams import complain, typeset, visible
from transverse.language import Confidence, Proposal


class TerminalReport:
    """Shows each document as it comes.

    Parameters
    ----------
    options
        What the user asked for.
    found
        The documents of the run.
    """

    def __init__(self, options: Options, found: Found) -> None:
        self._options, self._found = options, found
        self._out = Console(highlight=False, soft_wrap=True)
        self._totals, self._notices = Totals(), dict[str, None]()
        self._explained: set[str] = set()
        self._can_track = False
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        errors = Console(stderr=True)
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("Relecture"),
            BarColumn(),
            MofNCompleteColumn(),
            console=self._out if self._out.is_terminal else errors,
            transient=True,
            disable=not (self._out.is_terminal or errors.is_terminal),
        )
        self._stack.enter_context(self._progress)
        self._bar = self._progress.add_task("", total=len(self._found.sources))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()
        if kind is None:
            self._summary()

    def failure(self, path: Path, sentence: str) -> None:  # noqa: ARG002 (the sentence names the document)
        """Say what went wrong on standard error."""
        self._totals.failed += 1
        complain(sentence)
        self._progress.advance(self._bar)

    def document(self, result: Result) -> None:
        """Show the proposals of a document, or where it was written."""
        self._totals.add(result)
        self._can_track |= result.answer.can_track and bool(result.answer.chosen)
        self._notices |= dict.fromkeys(result.answer.review.notices)
        shown = not self._options.writes or self._options.detailed
        if result.answer.chosen or len(self._found.sources) == 1 or self._options.detailed:
            self._title(result)
            if shown:
                self._explained.clear()
                self._proposals(result)
        if self._options.detailed:
            self._kept(result)
        self._progress.advance(self._bar)

    def _title(self, result: Result) -> None:
        answer = result.answer
        chosen = [answer.review.proposals[index] for index in answer.chosen]
        doubtful = sum(each.confidence is Confidence.TO_REVIEW for each in chosen)
        title = Text(visible(str(result.path)), "bold")
        if result.written and result.written != result.path:
            title.append(f" → {visible(str(result.written))}", "not bold")
        found = words.counted(len(chosen), "proposition") if chosen else "rien à changer"
        title.append(f"\u00a0: {found}" + (f", dont {doubtful} à relire" if doubtful else ""), "not bold")
        self._out.print(title, soft_wrap=True)  # a path stays whole, to be copied
        if not self._options.writes or self._options.detailed:
            self._out.print()

    def _proposals(self, result: Result) -> None:
        answer = result.answer
        for block, group in groupby(answer.chosen, key=lambda index: answer.review.proposals[index].block):
            text, where = answer.blocks[block].text, answer.blocks[block].where
            for passage in passages(text, answer.review, list(group)):
                sentence = Text.assemble((f"({where}) " if where else "", "dim"))
                for piece in pieces(text, passage, answer.review):
                    sentence.append_text(self._piece(visible(piece.old), piece.new))
                self._line(sentence, 2)
                for index in passage.proposals:
                    self._proposal(answer.review.proposals[index])
                self._out.print()

    def _piece(self, old: str, new: str | None) -> Text:
        if new is None:
            return Text(old)
        if not self._out.is_terminal:  # no colour, no stroke: signs instead
            return Text(f"[{old} → {new}]")
        gap = " " if old and new else ""
        return Text.assemble((old, "red strike"), gap, (new, "bold green"))

    def _proposal(self, proposal: Proposal) -> None:
        sign, colour = ("✓", "green") if proposal.confidence is Confidence.SURE else ("?", "yellow")
        change = typeset(f"« {visible(proposal.source)} » → « {proposal.replacements[0]} »")
        line = Text.assemble((f"{sign} ", colour), change)
        line.append(f" · {words.confidence(proposal.confidence)}", colour)
        line.append(f" · {words.status(proposal.status)}", "cyan")
        self._line(line, 4, 2)
        for remark in self._remarks(proposal):
            self._line(Text(typeset(remark), "dim"), 6)

    def _remarks(self, proposal: Proposal) -> Iterator[str]:
        if doubts := words.doubts(proposal):
            yield f"À relire : {doubts}."
        if trade := words.trade(proposal):
            yield trade
        # Once a document: the tenth "data" needs no tenth explanation.
        if proposal.term not in self._explained:
            self._explained.add(proposal.term)
            yield proposal.explanation
            if others := words.others(proposal):
                yield others

    def _kept(self, result: Result) -> None:
        for each in result.answer.review.kept:
            self._line(Text(typeset(f"Laissé : « {visible(each.source)} ». {each.reason}"), "dim"), 2, 2)
        if result.answer.review.kept:
            self._out.print()

    def _summary(self) -> None:
        totals = self._totals
        parts = [words.counted(totals.documents, "document relu", "documents relus")]
        parts.append(words.counted(totals.proposals, "proposition"))
        if totals.to_review:
            parts[-1] += f" ({words.counted(totals.sure, 'sûre')}, {totals.to_review} à relire)"
        if totals.kept:
            parts.append(words.counted(totals.kept, "mot laissé tel quel", "mots laissés tels quels"))
        if totals.failed:
            parts.append(words.counted(totals.failed, "échec"))
        self._line(Text(" · ".join(parts), "bold"))
        for sentence in self._after():
            self._line(Text(typeset(sentence)))
        if totals.proposals and not self._options.writes:
            self._out.print(Text(f"  {self._next_command()}", "bold"))  # whole, to be copied

    def _after(self) -> Iterator[str]:
        """Yield the remarks on the whole run, then the next step."""
        totals, options = self._totals, self._options
        if self._found.others:
            others = words.counted(self._found.others, "fichier d'un autre format", "fichiers d'autres formats")
            yield f"Laissé de côté : {others}."
        if totals.left_out:
            yield (
                f"{words.counted(totals.left_out, 'proposition')} sans suivi possible à cet endroit "
                "(commentaire, forme dessinée) : à reporter à la main, ou à écrire sans --suivi."
            )
        yield from map(words.notice, self._notices)
        if totals.kept and not options.detailed:
            yield "Ajoutez --tout pour savoir pourquoi des mots sont laissés tels quels."
        if options.writes:
            yield self._written()
        elif totals.proposals:
            yield "Rien n'a été changé. Pour écrire une copie relue :"

    def _written(self) -> str:
        count = self._totals.written
        if not count:
            return "Aucun document n'avait à changer : rien n'a été écrit."
        place = f"dans « {self._options.output} »" if self._options.output else "en place"
        return f"{words.counted(count, 'document écrit', 'documents écrits')} {place}."

    def _next_command(self) -> str:
        paths = " ".join(shlex.quote(str(path)) for path in self._options.paths[:3])
        more = " …" if len(self._options.paths) > 3 else ""
        return visible(f"transverse relire {paths}{more} --sortie relu") + (" --suivi" if self._can_track else "")

    def _line(self, text: Text, indent: int = 0, hanging: int = 0) -> None:
        for line in folded(text, self._out.width, indent, hanging):
            self._out.print(line)
