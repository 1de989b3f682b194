"""Shapefiles and their tables, made byte after byte."""

import struct


def table(fields, rows, *, page=0, version=3):
    """Make the bytes of a .dbf: fields are (name, letter, length), cells are bytes."""
    length = 1 + sum(size for _, _, size in fields)
    head = struct.pack("<BBBBIHH", version, 126, 7, 26, len(rows), 32 + 32 * len(fields) + 1, length) + bytes(17)
    head += bytes([page]) + bytes(2)
    for name, letter, size in fields:
        head += name[:10].ljust(11, b"\0") + letter + bytes(4) + bytes([size, 0]) + bytes(14)
    body = b"".join(
        b" " + b"".join(cell.ljust(f[2])[: f[2]] for cell, f in zip(row, fields, strict=True)) for row in rows
    )
    return head + b"\r" + body + b"\x1a"


def shapes(code=5, count=3, *, empty=()):
    """Make the bytes of a .shp whose shapes have sixteen bytes of positions."""
    records = b"".join(
        struct.pack(">ii", number + 1, 10) + struct.pack("<i", 0 if number in empty else code) + bytes(16)
        for number in range(count)
    )
    head = struct.pack(">i", 9994) + bytes(20) + struct.pack(">i", (100 + len(records)) // 2)
    return head + struct.pack("<ii", 1000, code) + bytes(64) + records
