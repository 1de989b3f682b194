"""The parts of a mail message as places in its bytes.

The standard ``email`` package rewrites what it parses; here it only reads header fields, so that whatever is not
changed stays as it was.  Sources: RFC 5322, 2045 to 2047, 3676.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import CharsetError, HeaderParseError
from email.header import Header, decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser

from transverse.common.errors import DocumentError
from transverse.documents.encoding import Encoding, check_length, decode

_HEAD_END = re.compile(rb"\r?\n\r?\n|\A\r?\n")
_FIELD = rb"^%s[ \t]*:[ \t]*([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)"
_CHARSET = re.compile(rb"""(charset\s*=\s*)(?:"[^"]*"|[^\s;]+)""", re.IGNORECASE)
_DEEPEST = 20
_LONGEST_LINE = 998
_SEALED = frozenset({
    "multipart/signed", "multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One part without parts of its own: its header fields are ``source[head:body]``, its content up to ``end``."""

    head: int
    body: int
    end: int
    fields: Message

    @property
    def transfer(self) -> str:
        """The transfer encoding, in lower case."""
        return str(self.fields.get("Content-Transfer-Encoding", "7bit")).strip().lower()

    @property
    def readable(self) -> bool:
        """Whether this is text written by the author, and no attachment."""
        return (
            self.fields.get_content_type() in {"text/plain", "text/html"}
            and self.fields.get_content_disposition() != "attachment"
            and not self.fields.get_filename()
            and self.transfer in {"7bit", "8bit", "binary", "quoted-printable", "base64"}
        )

    def content(self, source: bytes, name: str) -> tuple[str, Encoding]:
        """Return the text of the part and its encoding."""
        data = source[self.body : self.end]
        if self.transfer == "base64":
            data = binascii.a2b_base64(data)
        elif self.transfer == "quoted-printable":
            data = binascii.a2b_qp(data)
        check_length(data, name)
        encoding = Encoding(self.fields.get_content_charset("ascii"))
        try:
            text = data.decode(encoding.codec)
            if encoding.encode(text) == data:
                return text, encoding
        except (LookupError, UnicodeError):
            pass  # a wrong or unknown charset: judge by the bytes
        return decode(data, name)

    def changed(self, source: bytes, text: str, encoding: Encoding) -> bytes:
        """Return the header fields and the content of the part with a new text.

        The fields change only where they must: a part in ASCII that now holds an accent says so.
        """
        line = b"\r\n" if b"\r\n" in source[self.head : self.end] else b"\n"
        head, transfer = source[self.head : self.body], self.transfer
        if encoding.lacks(text):
            encoding = Encoding("utf-8")
            head = _with_charset(head, line)
        data = encoding.encode(text)
        long = any(len(row) > _LONGEST_LINE for row in data.split(b"\n"))
        if transfer in {"7bit", "8bit"} and (long or (transfer == "7bit" and not data.isascii())):
            transfer = "quoted-printable"
            head = _with_field(head, b"Content-Transfer-Encoding", b"quoted-printable", line)
        return head + _carried(data, transfer, line)


def parts(source: bytes, name: str) -> Iterator[Part]:
    """Yield the parts of a message in order.

    Raises
    ------
    DocumentError
        The message is signed or encrypted.
    """
    yield from _parts(source, name, 0, len(source), 0)


def _parts(source: bytes, name: str, start: int, end: int, depth: int) -> Iterator[Part]:
    if depth > _DEEPEST:
        raise RecursionError
    blank = (
        _HEAD_END.search(source[start:end]) if source[start : start + 2].strip() else _HEAD_END.match(source[start:end])
    )
    body = start + blank.end() if blank else end
    fields = BytesHeaderParser().parsebytes(source[start:body])
    if fields.get_content_type() in _SEALED:
        raise DocumentError(
            f"« {name} » est un message signé ou chiffré : le corriger annulerait la signature. "
            "Corrigez le texte avant de signer ou de chiffrer, puis recommencez."
        )
    boundary = fields.get_boundary()
    if fields.get_content_maintype() != "multipart" or not boundary:
        yield Part(start, body, end, fields)
        return
    mark = re.compile(rb"^--%s(--)?[ \t]*\r?$" % re.escape(boundary.encode("ascii", "surrogateescape")), re.MULTILINE)
    marks = list(mark.finditer(source, body, end))
    for index, opening in enumerate(marks):
        if opening[1]:
            break
        following = marks[index + 1].start() if index + 1 < len(marks) else end
        last = following - (2 if source[following - 2 : following] == b"\r\n" else 1) if index + 1 < len(marks) else end
        yield from _parts(source, name, min(opening.end() + 1, last), max(last, opening.end() + 1), depth + 1)


def subject(source: bytes) -> tuple[int, int, str] | None:
    """Return where the subject stands and how it reads, None when there is none or it cannot be decoded."""
    head = _HEAD_END.search(source)
    found = re.compile(_FIELD % b"Subject", re.IGNORECASE | re.MULTILINE).search(
        source, 0, head.start() if head else len(source)
    )
    if not found:
        return None
    raw, encoding = decode(found[1], "")
    try:
        shown = str(make_header(decode_header(re.sub(r"\r?\n(?=[ \t])", "", raw)))) if encoding.codec else ""
    except (LookupError, ValueError, CharsetError, HeaderParseError):
        return None
    return found.start(1), found.end(1), shown.rstrip()


def encoded_subject(text: str, line: str) -> bytes:
    """Return `text` as the value of a subject field."""
    shown = text.replace("\n", " ")
    if shown.isascii() and "=?" not in shown:
        return shown.encode()
    return Header(shown, "utf-8", header_name="Subject").encode(linesep=line).encode()


def _with_field(head: bytes, field: bytes, value: bytes, line: bytes) -> bytes:
    found = re.compile(_FIELD % re.escape(field), re.IGNORECASE | re.MULTILINE).search(head)
    if found:
        return head[: found.start(1)] + value + head[found.end(1) :]
    # Before the blank line that ends the fields.
    cut = len(head) - len(line) if head.endswith(line) else len(head)
    return head[:cut] + field + b": " + value + line + head[cut:]


def _with_charset(head: bytes, line: bytes) -> bytes:
    found = re.compile(_FIELD % b"Content-Type", re.IGNORECASE | re.MULTILINE).search(head)
    if not found:
        head = _with_field(head, b"MIME-Version", b"1.0", line) if head.strip() else head
        return _with_field(head, b"Content-Type", b"text/plain; charset=utf-8", line)
    value, count = _CHARSET.subn(rb"\1utf-8", found[1])
    return _with_field(head, b"Content-Type", value if count else value.rstrip(b"; \t") + b"; charset=utf-8", line)


def _carried(data: bytes, transfer: str, line: bytes) -> bytes:
    if transfer == "base64":
        rows = (binascii.b2a_base64(data[at : at + 57], newline=False) for at in range(0, len(data), 57))
        return line.join(rows) + line
    if transfer == "quoted-printable":
        carried = binascii.b2a_qp(data)
        if line == b"\r\n":
            carried = re.sub(rb"(?<!\r)\n", b"\r\n", carried)
        return carried if binascii.a2b_qp(carried) == data else binascii.b2a_qp(data, istext=False)
    return data
