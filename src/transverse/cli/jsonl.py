"""``transverse relire --jsonl``: a text a line on standard input, the rewritten text a line on standard output.

Lines are answered in order, as soon as they are there: a program may send one line and wait for its answer, or send a
million of them; the memory is that of one reading of the input.
"""

import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from transverse.cli import as_json, streams, wishes
from transverse.cli.options import Options
from transverse.common.errors import TransverseError
from transverse.common.executor import run as run_all
from transverse.documents import Block, Edit, Span, apply_to_text
from transverse.language import Confidence, Policy, Proposal, edits, review_blocks

_CHUNK, _LONGEST = 1 << 16, 50_000_000
_BETWEEN = re.compile(r"\n[ \t]*\n\s*")

Request = dict[str, Any]


def run(options: Options) -> int:
    """Answer the lines of standard input; return the exit code."""
    answer = partial(_answer, wishes.policy(options), options.sure_only)
    streams.as_utf8()
    failed = False
    for lines in _lines(sys.stdin.fileno()):
        for outcome in run_all(answer, lines, workers=1):
            fields = outcome.value
            if outcome.failure:
                failed = True
                fields = {"id": _id(outcome.item), "error": streams.typeset(outcome.failure.message)}
            sys.stdout.write(f"{as_json.dumped(fields or {})}\n")
            sys.stdout.flush()
    return 2 if failed else 0


def _lines(handle: int) -> Iterator[list[bytes]]:
    """Yield the lines that are there to read, without waiting for more."""
    rest = bytearray()
    while chunk := os.read(handle, _CHUNK):
        first, *others = chunk.split(b"\n")
        rest += first
        if others:
            *whole, last = [bytes(rest), *others]
            rest = bytearray(last)
            yield [line for line in whole if line.strip()]
        del rest[_LONGEST + 1 :]  # still too long to be answered, and the memory is bounded
    if rest.strip():
        yield [bytes(rest)]


def _answer(policy: Policy, sure_only: bool, line: bytes) -> Request:  # noqa: FBT001 (bound by `partial`)
    request = _request(line)
    text, named = request["text"], request.get("reader") or ""
    if named:
        policy = replace(policy, reader=wishes.reader(named))
    starts, blocks = zip(*_paragraphs(text), strict=True)
    found = review_blocks(blocks, policy)
    found = replace(found, proposals=tuple(_moved(each, starts) for each in found.proposals))
    chosen = [
        index for index, each in enumerate(found.proposals) if not sure_only or each.confidence is Confidence.SURE
    ]
    return {
        "id": request.get("id"),
        "text": apply_to_text(text, edits(found, chosen)),
        "proposals": [as_json.proposal(found.proposals[index]) for index in chosen],
    }


def _request(line: bytes) -> Request:
    """Return the fields of a line.

    Raises
    ------
    TransverseError
        It is no JSON object with a text.
    """
    if len(line) > _LONGEST:
        raise TransverseError(f"Cette ligne dépasse {_LONGEST // 1_000_000} Mo. Découpez le texte.")
    request = _loaded(line)
    if not isinstance(request, dict):
        raise TransverseError('Cette ligne n\'est pas un objet JSON. Écrivez {"id": …, "text": "…"} sur une ligne.')
    if not isinstance(request.get("text"), str):
        raise TransverseError('Cette ligne n\'a pas de texte. Ajoutez "text": "…".')
    if any("\ud800" <= each <= "\udfff" for each in request["text"]):
        raise TransverseError("Ce texte contient une moitié de caractère : corrigez la séquence \\ud8… qui est seule.")
    if not isinstance(request.get("reader") or "", str):
        raise TransverseError('Le métier du lecteur doit être un code, comme "reader": "eau".')
    return request


def _loaded(line: bytes) -> Any:  # noqa: ANN401 (whatever the line holds)
    try:
        return json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def _id(line: bytes) -> Any:  # noqa: ANN401 (the caller's own)
    """Return the id of a line that could not be answered, None when it cannot be read either."""
    request = _loaded(line) if len(line) <= _LONGEST else None
    return request.get("id") if isinstance(request, dict) else None


def _paragraphs(text: str) -> Iterator[tuple[int, Block]]:
    """Yield the paragraphs of `text`, and where they begin: at least one."""
    start = 0
    for gap in _BETWEEN.finditer(text):
        yield start, Block(text[start : gap.start()])
        start = gap.end()
    yield start, Block(text[start:])


def _moved(proposal: Proposal, starts: Sequence[int]) -> Proposal:
    """Return `proposal` with its places counted in the whole text, as one block."""
    shift = starts[proposal.block]
    moved = tuple(
        Edit(0, edit.start + starts[edit.block], edit.end + starts[edit.block], edit.text) for edit in proposal.edits
    )
    span = Span(proposal.span.start + shift, proposal.span.end + shift)
    return replace(proposal, block=0, span=span, edits=moved)
