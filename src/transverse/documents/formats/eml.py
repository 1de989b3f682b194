"""Mail messages: the subject and what the author wrote, in plain text and in HTML.

Quoted replies and the signature are left out.  Attachments and header fields stay as they are, except the subject;
a part whose encoding lacks a character of the new text is declared as UTF-8.  Sources: RFC 5322, 2045 to 2047.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePath
from typing import NamedTuple

from transverse.common.errors import DocumentError
from transverse.documents.encoding import Encoding, looks_like_text
from transverse.documents.formats import html, text
from transverse.documents.formats._mime import Part, encoded_subject, parts, subject
from transverse.documents.model import Block, Edit, Kind, apply_to_text
from transverse.documents.sourcemap import rewrite, spliced

ID = "eml"
LABEL = "courriel"
EXTENSIONS = (".eml",)

_FIELD = re.compile(rb"(?:From [^\r\n]*\r?\n)?([!-9;-~]+)[ \t]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|\Z)")
_USUAL = frozenset(
    {b"from", b"to", b"subject", b"date", b"received", b"message-id", b"mime-version", b"return-path", b"content-type"}
)
_PGP = ("-----BEGIN PGP SIGNED MESSAGE-----", "-----BEGIN PGP MESSAGE-----")


class _Content(NamedTuple):
    """A part that is read, as text."""

    part: Part
    shown: str
    encoding: Encoding
    blocks: list[Block]

    @property
    def is_html(self) -> bool:
        return self.part.fields.get_content_type() == "text/html"

    def edited(self, source: bytes, edits: Sequence[Edit]) -> bytes:
        """Return the bytes of the part with `edits`."""
        if self.is_html:
            new = spliced(self.shown, html.written(self.shown, edits, self.encoding, mail=True))
        else:
            broken = "\r\n" if "\r\n" in self.shown else "\n"
            found = text.passages(self.shown, mail=True)
            new = rewrite(self.shown, found, edits, lambda _, inserted: inserted.replace("\n", broken))
        return self.part.changed(source, new, self.encoding)


def matches(source: bytes, name: str) -> bool:
    """Say whether this begins with the header fields of a message."""
    if not looks_like_text(source):
        return False
    names, position = set[bytes](), 0
    while position < 65_536 and (found := _FIELD.match(source, position)):
        names.add(found[1].lower())
        position = found.end()
    usual = len(names & _USUAL)
    return usual >= 3 or (usual >= 1 and PurePath(name).suffix.lower() in EXTENSIONS)


def read(source: bytes, name: str) -> tuple[Block, ...]:
    """Return the subject, then the blocks of each text part."""
    found = subject(source)
    heading = [Block(found[2], Kind.SUBJECT, where="objet")] if found and found[2] else []
    return (*heading, *(block for content in _contents(source, name) for block in content.blocks))


def write(source: bytes, name: str, edits: Sequence[Edit]) -> bytes:
    """Return the message with `edits`."""
    changes = {index: list(some) for index, some in groupby(edits, key=lambda edit: edit.block)}
    found = subject(source)
    count = 1 if found and found[2] else 0
    new, shift = source, 0
    for content in _contents(source, name):
        own = [
            Edit(edit.block - count, edit.start, edit.end, edit.text)
            for index in range(count, count + len(content.blocks))
            for edit in changes.get(index, [])
        ]
        count += len(content.blocks)
        if own:
            part, written = content.part, content.edited(source, own)
            new = new[: part.head + shift] + written + new[part.end + shift :]
            shift = len(new) - len(source)
    # Last, since the subject may stand among the fields of the only part.
    if found and 0 in changes and (now := subject(new)) and found[2]:
        value = encoded_subject(apply_to_text(found[2], changes[0]), "\r\n" if b"\r\n" in source else "\n")
        new = new[: now[0]] + value + new[now[1] :]
    return new


def _contents(source: bytes, name: str) -> Iterator[_Content]:
    for part in parts(source, name):
        if not part.readable:
            continue
        shown, encoding = part.content(source, name)
        if any(mark in shown for mark in _PGP):
            raise DocumentError(
                f"« {name} » est un message signé ou chiffré (PGP) : le corriger annulerait la signature. "
                "Corrigez le texte avant de signer ou de chiffrer, puis recommencez."
            )
        if part.fields.get_content_type() == "text/html":
            blocks = [passage.block for passage, _ in html.passages(shown, mail=True)]
        else:
            blocks = [passage.block for passage in text.passages(shown, mail=True)]
        yield _Content(part, shown, encoding, blocks)
