"""One tool that describes tables, run on the files named on standard input, one a line; says what it cost, in JSON.

Usage:  inventory_tools.py TOOL

Each tool is asked what it offers for a file that nobody knows: its columns and their kinds, from a bounded sample.
"""

import contextlib
import io
import json
import logging
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

Describe = Callable[[str], object]


def transverse() -> Describe:
    """All that the product says of a file: columns, persons, trade, schema."""
    from transverse.inventory.inspect import inspect
    from transverse.inventory.walk import entry_of

    return lambda path: inspect(entry_of(Path(path), Path(path).parent)).tables


def csv_detective() -> Describe:
    """Its routine on 500 rows, without statistics."""
    from csv_detective import routine

    return lambda path: routine(path, num_rows=500, output_profile=False, save_results=False)["columns"]


def frictionless() -> Describe:
    """Its description of a resource, with the fields that it infers."""
    from frictionless import describe, system

    system.trusted = True  # absolute paths

    def tell(path: str) -> object:
        found = describe(path)
        return getattr(found, "schema", None) or found.resources

    return tell


def duckdb() -> Describe:
    """Its sniffer of CSV: separator, header, types."""
    import duckdb

    base = duckdb.connect(":memory:")
    return lambda path: base.execute("SELECT Columns FROM sniff_csv(?)", [path]).fetchall()


def polars() -> Describe:
    """Its reader of CSV as it comes, with the types that it infers."""
    import polars as pl

    return lambda path: pl.read_csv(path).schema


def _warm(describe: Describe) -> None:
    """Describe a table of no interest, so that what a tool loads on its first file counts as its start."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as file:
        file.write("commune,code_postal,date,valeur\nBordeaux,33000,2026-01-02,1.5\nLyon,69001,2026-02-03,2.5\n" * 3)
        file.flush()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            describe(file.name)


def main() -> None:
    """Describe each file, and count those for which something was said."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    start = time.perf_counter()
    describe: Describe = globals()[sys.argv[1]]()
    _warm(describe)
    ready, busy = time.perf_counter(), time.process_time()
    paths = [line.rstrip("\n") for line in sys.stdin]
    said, slowest, refused = 0, 0.0, {}
    for path in paths:
        before = time.perf_counter()
        try:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                said += bool(describe(path))
        except Exception as error:  # noqa: BLE001 (a refusal is a result)
            refused[type(error).__name__] = refused.get(type(error).__name__, 0) + 1
        slowest = max(slowest, time.perf_counter() - before)
    print(
        json.dumps(
            {
                "files": len(paths),
                "said": said,
                "start": ready - start,
                "wall": time.perf_counter() - ready,
                "cpu": time.process_time() - busy,
                "slowest": slowest,
                "refused": refused,
            }
        )
    )


if __name__ == "__main__":
    main()
