"""The wire form, version 1, described in ``docs/relire-json.md``."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from transverse.cli import streams, words
from transverse.cli.report import Result, Totals
from transverse.documents import Block
from transverse.language import Kept, Proposal, Status

VERSION = 1

Fields = dict[str, Any]


class JsonReport:
    """Writes one JSON object on standard output, a document at a time: memory stays bounded."""

    def __init__(self) -> None:
        self._totals = Totals()
        self._first = True

    def __enter__(self) -> Self:
        streams.as_utf8()
        sys.stdout.write(f'{{"version": {VERSION}, "documents": [')
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            counts = ("documents", "changed", "written", "proposals", "sure", "to_review", "kept", "left_out", "failed")
            summary = {name: getattr(self._totals, name) for name in counts}
            sys.stdout.write(f'\n], "summary": {dumped(summary)}}}\n')

    def document(self, result: Result) -> None:
        """Write a document that was read."""
        self._totals.add(result)
        answer = result.answer
        self._write({
            "path": str(result.path),
            "format": answer.format,
            "reader": answer.reader,
            "proposals": [proposal(answer.review.proposals[index]) for index in answer.chosen],
            "kept": [_kept(each) for each in answer.review.kept],
            "blocks": _blocks(answer.blocks),
            "notices": list(answer.review.notices),
            "written": None if result.written is None else str(result.written),
            "left_out": answer.left_out,
        })  # fmt: skip

    def failure(self, path: Path, sentence: str) -> None:
        """Write a document that could not be read or written; people read the sentence on standard error too."""
        self._totals.failed += 1
        self._write({"path": str(path), "error": streams.typeset(sentence)})
        streams.complain(sentence)

    def _write(self, fields: Fields) -> None:
        sys.stdout.write(("\n" if self._first else ",\n") + dumped(fields))
        self._first = False


def dumped(fields: Fields) -> str:
    """Return `fields` on one line."""
    line = json.dumps(fields, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:  # half a character, from a broken file name or text: only JSON's escapes can hold it
        return json.dumps(fields)
    return line


def proposal(each: Proposal) -> Fields:
    """Return the fields of one proposal, as ``docs/relire-json.md`` tells them."""
    return {
        "block": each.block,
        "start": each.span.start,
        "end": each.span.end,
        "source": each.source,
        "replacements": list(each.replacements),
        "edits": [
            {"block": edit.block, "start": edit.start, "end": edit.end, "text": edit.text} for edit in each.edits
        ],
        "term": each.term,
        "family": each.family,
        "explanation": each.explanation,
        "status": _status(each.status),
        "confidence": each.confidence.value,
        "doubts": list(each.doubts),
        "trade": each.trade,
        "trade_words": list(each.trade_words),
    }


def _status(each: Status) -> Fields:
    return {
        "kind": each.kind,
        "date": each.date.isoformat() if each.date else None,
        "reference": each.reference,
        "label": words.status(each),
    }


def _kept(each: Kept) -> Fields:
    return {
        "block": each.block,
        "start": each.span.start,
        "end": each.span.end,
        "source": each.source,
        "protection": each.protection,
        "reason": each.reason,
    }


def _blocks(blocks: Mapping[int, Block]) -> Fields:
    return {
        str(index): {"text": block.text, "kind": block.kind.value, "where": block.where}
        for index, block in blocks.items()
    }
