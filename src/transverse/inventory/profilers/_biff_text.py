"""Texts in the records of an old Excel workbook, whole or cut between records.

Source: [MS-XLS], §2.5.293 (XLUnicodeRichExtendedString) and §2.4.265 (SST).
"""

import struct
from collections.abc import Iterator, Sequence

_WIDE, _ASIAN, _RICH = 1, 4, 8


def short_text(raw: bytes, at: int, *, length_bytes: int, codepage: str) -> str:
    """Return the text that begins at `at` by its length, on one or two bytes.

    Parameters
    ----------
    codepage
        Of a workbook before Excel 97, ``""`` for the others, whose texts begin with a flag.
    """
    count = raw[at] if length_bytes == 1 else struct.unpack_from("<H", raw, at)[0]
    at += length_bytes
    if codepage:
        return raw[at : at + count].decode(codepage, "replace")
    if raw[at] & _WIDE:
        return raw[at + 1 : at + 1 + 2 * count].decode("utf-16-le", "replace")
    return raw[at + 1 : at + 1 + count].decode("latin-1")


def shared_texts(records: Sequence[bytes], last: int) -> Iterator[str]:
    """Yield the shared texts up to the number `last`, from the record of them and those that continue it."""
    parts = _Parts(records)
    count = min(struct.unpack("<LL", parts.take(8))[1], last + 1)
    for _ in range(count):
        length, flags = struct.unpack("<HB", parts.take(3))
        runs = struct.unpack("<H", parts.take(2))[0] if flags & _RICH else 0
        phonetic = struct.unpack("<L", parts.take(4))[0] if flags & _ASIAN else 0
        yield parts.characters(length, wide=bool(flags & _WIDE))
        parts.skip(4 * runs + phonetic)


class _Parts:
    """The bytes of several records as one, save that characters cut in two are told their width again."""

    def __init__(self, records: Sequence[bytes]) -> None:
        self.records, self.number, self.at = records, 0, 0

    def _left(self) -> int:
        while self.at >= len(self.records[self.number]):
            self.number, self.at = self.number + 1, 0
            if self.number >= len(self.records):
                raise struct.error("the shared texts are cut short")
        return len(self.records[self.number]) - self.at

    def take(self, size: int) -> bytes:
        found = b""
        while len(found) < size:
            step = min(self._left(), size - len(found))
            found += self.records[self.number][self.at : self.at + step]
            self.at += step
        return found

    def skip(self, size: int) -> None:
        while size > 0:
            step = min(self._left(), size)
            self.at += step
            size -= step

    def characters(self, count: int, *, wide: bool) -> str:
        text: list[str] = []
        while count > 0:
            if self.at >= len(self.records[self.number]):
                self._left()
                wide = bool(self.take(1)[0] & _WIDE)
            width = 2 if wide else 1
            step = min(max(self._left() // width, 1), count)
            text.append(self.take(step * width).decode("utf-16-le" if wide else "latin-1", "replace"))
            count -= step
        return "".join(text)
