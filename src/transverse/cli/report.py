"""What a run tells as it goes, whatever the form."""

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from transverse.cli.work import Answer
from transverse.language import Confidence


@dataclass(frozen=True, slots=True)
class Result:
    """A document that was read, and where its new text was written (None: nowhere)."""

    path: Path
    answer: Answer
    written: Path | None


class Report(Protocol):
    """Something that is told of each document, in order, between its entry and its exit."""

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End; with the summary, unless the run was cut short."""

    def document(self, result: Result) -> None:
        """Tell of a document that was read."""

    def failure(self, path: Path, sentence: str) -> None:
        """Tell of one that was not."""


@dataclass(slots=True)
class Totals:
    """The counts of the whole run."""

    documents: int = 0
    changed: int = 0
    written: int = 0
    sure: int = 0
    to_review: int = 0
    kept: int = 0
    left_out: int = 0
    failed: int = 0

    @property
    def proposals(self) -> int:
        """All the proposals that the user wants to see."""
        return self.sure + self.to_review

    def add(self, result: Result) -> None:
        """Count one document."""
        answer = result.answer
        chosen = [answer.review.proposals[index] for index in answer.chosen]
        sure = sum(each.confidence is Confidence.SURE for each in chosen)
        self.documents += 1
        self.changed += bool(chosen)
        self.written += result.written is not None
        self.sure += sure
        self.to_review += len(chosen) - sure
        self.kept += len(answer.review.kept)
        self.left_out += answer.left_out
