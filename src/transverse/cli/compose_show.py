"""A plan told in the terminal: project by project who gives what, what is missing and why, and what is proven."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.text import Text

from transverse.cli.compose_search import Found
from transverse.cli.compose_table import alphabetical, overview, team, worth
from transverse.cli.compose_words import condition, lines, verdict
from transverse.cli.layout import folded
from transverse.cli.streams import typeset, visible
from transverse.staffing.alternative_words import say_alternative
from transverse.staffing.conflict_words import say_conflict
from transverse.staffing.model import Problem, Project
from transverse.staffing.names import Names, counted, listed
from transverse.staffing.shortages import Shortage, shortages
from transverse.staffing.standing import standing
from transverse.staffing.ways_words import say_way
from transverse.staffing.wording import say_shortage

_FEW = 12  # projects shown whole without --tout
_REASONS = 3  # sentences on a need without --tout
_LISTED = 60  # projects in the overview


def show(problem: Problem, found: Found, written: Path | None, *, detailed: bool) -> None:
    """Tell what was found on standard output.

    Parameters
    ----------
    problem, found
        What was asked, and the answer.
    written
        Where it was written as JSON.
    detailed
        Whether every project is shown whole, however many they are.
    """
    shown = _Shown(problem, found, detailed=detailed)
    if detailed or len(problem.projects) <= _FEW:
        for project in problem.projects:
            shown.project(project)
    else:
        shown.overview()
    shown.end(written)


class _Shown:
    def __init__(self, problem: Problem, found: Found, *, detailed: bool) -> None:
        self.console = Console(highlight=False)
        self.problem, self.found, self.plan, self.detailed = problem, found, found.plan, detailed
        self.now = standing(problem, found.plan)

    def line(self, text: str = "", indent: int = 0, style: str = "") -> None:
        """Print a paragraph, folded at its spaces."""
        whole = Text(typeset(visible(text)), style)
        for each in folded(whole, self.console.width, indent, 2) if text else (whole,):
            self.console.print(each, soft_wrap=True)

    def heads(self, title: str, sentences: Sequence[str]) -> None:
        """Print sentences under a title, nothing when there are none."""
        if sentences:
            self.line()
            self.line(title, style="bold")
        for each in sentences:
            self.line(f"- {each}", 2)

    def project(self, project: Project) -> None:
        """Tell who gives what to a project, what it lacks and why."""
        self.line(self._heading(project), style="bold")
        self.console.print(team(self.now, project))
        for answer in self.now.answers.get(project.id, ()):
            self.line(f"Relais du service « {answer.service} » : {answer.resource}", 2)
        for sentence in self._lacks(project):
            self.line(sentence, 2, "red")
        self.line()

    def _heading(self, project: Project) -> str:
        given = self.now.of_project.get(project.id, ())
        crossed = {self.now.resources[each.resource].directorate for each in given}
        facts = [
            f"priorité {project.priority}",
            listed(list(project.periods)),
            counted(len(self.now.members(project.id)), "membre"),
            counted(len(crossed), "direction"),
        ]
        return f"{project.id} : {', '.join(facts)}"

    def _lacks(self, project: Project) -> Iterator[str]:
        for unmet in self.plan.unmet:
            if unmet.project == project.id:
                yield condition(unmet)
        needs = {each.id: each for each in project.needs}
        said: dict[str, list[str]] = defaultdict(list)  # often the same in each period: said once
        for each in self._shortages(project):
            _, *reasons = say_shortage(each, Names(), needs[each.missing.need])
            said[each.missing.need] += [reason for reason in reasons if reason not in said[each.missing.need]]
        for need, sentences in said.items():
            shown = sentences if self.detailed else sentences[:_REASONS]
            more = "" if len(shown) == len(sentences) else " … (--tout dit tout)"
            yield f"Besoin « {need} » : {' '.join(shown)}{more}"

    def _shortages(self, project: Project) -> tuple[Shortage, ...]:
        """Return those of a project: of all of them at once, nobody would read the reasons."""
        mine = tuple(each for each in self.plan.missing if each.project == project.id)
        return shortages(replace(self.now, plan=replace(self.plan, missing=mine)))

    def overview(self) -> None:
        """Tell all projects in a line each; those that lack something first, when they are very many."""
        missing: dict[str, float] = defaultdict(float)
        for each in self.plan.missing:
            missing[each.project] += each.days
        lacking = set(missing) | {each.project for each in self.plan.unmet}
        by_code = {each.id: each for each in self.problem.projects}
        codes = alphabetical(by_code)
        if len(codes) > _LISTED:
            codes = [each for each in codes if each in lacking][:_LISTED]
        if codes:
            self.console.print(overview(self.now, [by_code[each] for each in codes], missing))
        if served := len(by_code) - len(lacking | set(codes)):
            end = "projet a tout ce qu'il demande", "projets ont tout ce qu'ils demandent"
            self.line(f"{counted(served, *end)}.", 2)
        if others := len(lacking - set(codes)):
            self.line(
                f"… et {counted(others, 'autre projet', 'autres projets')} à qui il manque quelque chose", 2, "dim"
            )
        self.line("Chaque projet en entier, avec la raison de ce qui manque : --tout.", style="dim")
        self.line()

    def end(self, written: Path | None) -> None:
        """Tell what the plan is worth, what is proven, and where it was written."""
        self.console.print(worth(lines(self.problem, self.plan)))
        self.line()
        self.line(verdict(self.plan), style="bold")
        clashes = [say_conflict(each, self.problem, Names()) for each in self.found.conflicts]
        self.heads("Ce qui ne tient pas ensemble", clashes)
        self.heads("Ce qui aiderait", [say_way(each, self.problem, Names()) for each in self.found.ways_out])
        self.heads("Variantes", [say_alternative(self.problem, self.plan, each) for each in self.found.alternatives])
        if written:
            self.line()
            self.console.print(Text(f"Écrit\u00a0: {visible(str(written))}"), soft_wrap=True)
