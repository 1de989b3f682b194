"""Standard output and error, whatever the terminal can show, and nothing that could drive it."""

import codecs
import os
import re
import sys
import unicodedata
from io import TextIOWrapper

_NEAREST = str.maketrans({
    "«": '"', "»": '"', "“": '"', "”": '"', "’": "'", "‘": "'", "…": "...", "–": "-", "—": "-", "→": "->",
    "·": "-", "•": "-", "œ": "oe", "Œ": "OE", "æ": "ae", "\u00a0": " ", "\u202f": " ",
})  # fmt: skip
_STAYS_TOGETHER = re.compile(" (?=[:;?!»])|(?<=«) ")


def prepare() -> None:
    """Make standard output and error accept any character: one that they lack is written in its nearest form.

    A stream that whoever starts the command has closed becomes one that says nothing and takes everything.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 (as long as the process)
    codecs.register_error("transverse", _nearest)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="transverse")


def as_utf8() -> None:
    """Write to standard output in UTF-8, for programs."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def _nearest(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end].translate(_NEAREST)
    plain = unicodedata.normalize("NFKD", lacking).encode("ascii", "replace")
    return plain.decode("ascii"), error.end


def complain(text: str) -> None:
    """Say one sentence on standard error."""
    print(typeset(visible(text)), file=sys.stderr)  # noqa: T201 (this is the one place that does)


def typeset(text: str) -> str:
    """Return `text`, words of ours, with the no-break spaces of French."""
    return _STAYS_TOGETHER.sub("\u00a0", text)


def visible(text: str) -> str:
    """Return `text`, words of others, with a space for each character that could drive the terminal."""
    return "".join(" " if unicodedata.category(each) in {"Cc", "Cf", "Cs"} else each for each in text)
