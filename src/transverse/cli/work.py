"""The work on one document, done in this process, in another, or on another machine."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from transverse.cli.wishes import for_reader
from transverse.cli.writing import digest_of
from transverse.common.errors import TransverseError
from transverse.documents import Block, Document, Tracking, apply_to_text, known_formats, load, read_document
from transverse.language import Confidence, Policy, Review, apply, edits, review


@dataclass(frozen=True, slots=True)
class Task:
    """What to do with each document."""

    policy: Policy
    sure_only: bool
    write: bool
    tracking: Tracking | None


@dataclass(frozen=True, slots=True)
class Job:
    """One document: its path, and its bytes when the work may be done on a machine that does not see this path."""

    path: Path
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one document.

    Attributes
    ----------
    review
        All that was found.
    chosen
        Indexes of the proposals that the user wants.
    blocks
        The blocks in which something was found, by index.
    format, reader
        Id of its format; trade code that was written for, or "".
    can_track
        Whether this format can hold tracked changes.
    content
        The new bytes, None when there is nothing to write.
    digest
        Of the bytes that they were made from.
    left_out
        How many of the chosen proposals the format could not record as tracked changes.
    """

    review: Review
    chosen: tuple[int, ...]
    blocks: Mapping[int, Block]
    format: str
    reader: str
    can_track: bool
    content: bytes | None = None
    digest: str = ""
    left_out: int = 0


def relire(task: Task, job: Job) -> Answer:
    """Read, review, and rewrite when the task asks for it."""
    document = load(job.path) if job.content is None else read_document(job.content, job.path.name)
    policy = for_reader(task.policy, document.reader)
    found = review(document, policy)
    chosen = tuple(
        index for index, each in enumerate(found.proposals) if not task.sure_only or each.confidence is Confidence.SURE
    )
    concerned = {each.block for each in found.proposals} | {each.block for each in found.kept}
    can_track = any(document.format == each.ID and hasattr(each, "write_tracked") for each in known_formats())
    content, digest, left_out = None, "", 0
    if task.write and chosen:
        if task.tracking and not can_track:
            raise TransverseError(
                f"« {job.path} » ne peut pas garder le suivi des modifications : seuls docx et odt le peuvent. "
                "Enregistrez-le dans l'un de ces formats, ou recommencez sans --suivi."
            )
        content = apply(document, found, chosen, task.tracking)
        digest = digest_of(document.source)
        left_out = _left_out(document, content, found, chosen) if task.tracking else 0
    blocks = {index: document.blocks[index] for index in sorted(concerned)}
    return Answer(found, chosen, blocks, document.format, policy.reader, can_track, content, digest, left_out)


def _left_out(document: Document, content: bytes, found: Review, chosen: tuple[int, ...]) -> int:
    """Return how many of the proposals `chosen` do not show in `content`: in an odt, a comment records no change."""
    written = read_document(content, document.name).blocks
    silent = set()
    wanted = edits(found, chosen)
    for index in {edit.block for edit in wanted}:
        expected = apply_to_text(document.blocks[index].text, [edit for edit in wanted if edit.block == index])
        if index >= len(written) or written[index].text != expected:
            silent.add(index)
    return sum(any(edit.block in silent for edit in found.proposals[index].edits) for index in chosen)
