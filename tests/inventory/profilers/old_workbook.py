"""Workbooks of before 2007 made by hand, record by record: what no library here can write."""

import struct

SECTOR = 512
END, FREE, TABLE = 0xFFFF_FFFE, 0xFFFF_FFFF, 0xFFFF_FFFD
RECENT, OLD = 0x0600, 0x0500


def record(kind, body=b""):
    return struct.pack("<HH", kind, len(body)) + body


def text(value, length="<H"):
    """Write a text of Excel 97: its length, a flag, its characters."""
    try:
        return struct.pack(length, len(value)) + b"\0" + value.encode("latin-1")
    except UnicodeEncodeError:
        return struct.pack(length, len(value)) + b"\1" + value.encode("utf-16-le")


def begin(kind, version=RECENT):
    return record(0x809, struct.pack("<HHHHLL", version, kind, 0, 0, 0, 0))


def at(row, column, style=0):
    return struct.pack("<HHH", row, column, style)


def shared(strings, cut=None):
    """Return the records of the shared texts, the first cut after so many bytes; the next tells the width again."""
    body = struct.pack("<LL", len(strings), len(strings)) + b"".join(map(text, strings))
    if cut is None:
        return record(0xFC, body)
    place, again = 8, b""
    for string in strings:
        start, place = place + 3, place + len(text(string))
        again = again or (body[start - 1 : start] if start <= cut < place else b"")
    return record(0xFC, body[:cut]) + record(0x3C, again + body[cut:])


def book(sheets, *, table=b"", formats=(), before=b"", version=RECENT):
    """Return the stream of a workbook.

    `sheets` are (name, state, records), `table` the records of the shared texts, `formats` the codes of the styles
    after the first.
    """
    styles = b"".join(record(0x41E, struct.pack("<H", 164 + n) + text(code)) for n, code in enumerate(formats))
    styles += b"".join(record(0xE0, struct.pack("<HH", 0, n) + bytes(16)) for n in (0, *range(164, 164 + len(formats))))
    recent = version == RECENT
    names = [text(name, "<B") if recent else bytes([len(name)]) + name.encode("cp1252") for name, _, _ in sheets]
    head = begin(5, version) + before + styles
    size = len(head) + sum(10 + len(name) for name in names) + len(table) + 4
    tail = b""
    for name, (_, state, cells) in zip(names, sheets, strict=True):
        head += record(0x85, struct.pack("<LBB", size + len(tail), state, 0) + name)
        tail += begin(0x10, version) + cells + record(0x0A)
    return head + table + record(0x0A) + tail


def compound(streams):
    """Return a compound file that holds the streams, each in whole sectors."""
    count = sum(_sectors(body) for body in streams.values())
    tables = 1 + count // (SECTOR // 4 - 2)
    content, entries, chain = b"", [], [TABLE] * tables + [END]
    for name, body in streams.items():
        start = len(chain)
        chain += [*range(start + 1, start + _sectors(body)), END]
        content += body.ljust(_sectors(body) * SECTOR, b"\0")
        entries.append(_entry(name, 2, start, _sectors(body) * SECTOR))
    directory = b"".join([_entry("Root Entry", 5, END, 0), *entries]).ljust(SECTOR, b"\0")
    table = struct.pack(f"<{len(chain)}L", *chain).ljust(SECTOR * tables, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<LLLLLLLLL", 0, tables, tables, 0, 4096, END, 0, END, 0)
    header += struct.pack("<109L", *range(tables), *[FREE] * (109 - tables))
    return header + table + directory + content


def _sectors(body):
    return max(8, -(-len(body) // SECTOR))


def _entry(name, kind, start, size):
    raw = (name + "\0").encode("utf-16-le")
    links = struct.pack("<LLL", FREE, FREE, 1 if kind == 5 else FREE)
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBB", len(raw), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<LQ", start, size)
    )
