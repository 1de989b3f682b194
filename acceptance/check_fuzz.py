"""Damages small documents of every format at random, and holds the product to a rewriting or one French sentence.

Usage:  check_fuzz.py [--seconds 300] [--seed 1] [--format docx] [--case 1234]

Each case draws a document, then a few damages: bytes flipped, cut, doubled or moved; in zip archives also inside the
members, put back with a right checksum so that the XML is reached, and on whole elements so that it stays well formed.  It is read, written plainly and under
review, and what was written is read again; one in ten goes through the whole Relecture.  Wanted: no exception but the product's own, no English, peak memory and
time in bounds.  A case is told by its seed and number; --case runs it alone.
"""

import argparse
import re
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "documents"))

from docx_files import rich  # type: ignore[import-not-found]
from edit_strategies import edits_on  # type: ignore[import-not-found]
from lxml import etree
from odf_files import MARGINS, STRUCTURE, make, pack  # type: ignore[import-not-found]
from pptx_files import rich_slides  # type: ignore[import-not-found]

from transverse.cli.work import Job, Task, relire
from transverse.common.errors import TransverseError
from transverse.documents import Tracking, load, read_document, write_document
from transverse.language import Policy

PEAK, LONGEST = 700, 20
TRACKING = Tracking("Relecture", "2026-01-02T03:04:05Z")
ENGLISH = re.compile(r"\b(?:Errno|Error|Exception|not|found|invalid|unexpected|list|index|object)\b")
TAG = re.compile(rb"<[^<>]{1,200}>")
VALUE = re.compile(rb'"[^"<>]{0,80}"')
NASTY = (
    b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"<", b">", b"&", b"&#0;", b"&#xD800;", b"&#99999999999;", b"&nbsp;",
    b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<!DOCTYPE a>", b"<?x?>", b'"', b"'", b"=", b"\r\n\r\n", b"\r", b"--x\n",
    b"=?utf-8?q?=FF?=", b"=3D", b"```", b"> ", b"    ", b"[a](", b"\xc2\xa0", "\u202e".encode(), b"data", b" la data ",
    b"-1", b"99999999999999999999", b"1e309", b"NaN", b"true", b"xml:space",
)  # fmt: skip
LEGAL = ("", " ", "data", "x", "-1", "9" * 25, "NaN", "la\u00a0data", "\n", "\u202e", "\t\r")
WORDS = "La data est collectée. Ils partagent cette data, qui est ouverte ; elle sert au service."
MARKDOWN = f"""---
title: "La data"
lang: fr
---
# La data

{WORDS} Du **code** `data`, un [lien vers la data](http://exemple.fr/data "la data").[^1]

- un point sur la *data*
  1. la data

> La data citée.

| data | La data |
|---|---|
| `x` | de la data |

```
data = 1
```

[^1]: La data en note.
"""
HTML = f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>La data</title><style>data {{}}</style>
<script>var data = "<p>"</script></head><body><h1>La <b>da</b>ta</h1><p title="la data">{WORDS} l&rsquo;&eacute;t&eacute;
<code>data</code><br>La&nbsp;data</p><ul><li>la data<li>une data</ul><table><tr><td>La data<td>&#100;ata</table><pre>data</pre>
<!-- la data --><textarea>data</textarea></body></html>
"""


def seeds() -> dict[str, bytes]:
    """Return a small document of each format, with a bit of everything."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@exemple.fr", "b@exemple.fr", "La data de l'été"
    mail.set_content(WORDS + "\n\n> la data citée\n\n-- \nLa data\n")
    mail.add_alternative(HTML, subtype="html", cte="quoted-printable")
    mail.add_attachment(WORDS.encode(), maintype="text", subtype="plain", filename="note.txt")
    odt = make(f"{STRUCTURE}<text:p>{WORDS}</text:p><text:p>La da<text:span>ta</text:span></text:p>", MARGINS)
    return {
        "docx": rich(),
        "odt": odt,
        "pptx": rich_slides(),
        "odp": _odp(),
        "html": HTML.encode(),
        "md": MARKDOWN.encode(),
        "eml": bytes(mail),
        "txt": f"LA DATA\n=======\n\n{WORDS}\n\n- la data\n- une data\n\na\tla data\n\n-- \nA\n".encode(),
    }


def _odp() -> bytes:
    from check_odp import SAMPLE

    mime = "application/vnd.oasis.opendocument.presentation"
    flat = SAMPLE.split("\n", 1)[1]
    content = flat.replace("office:document ", "office:document-content ", 1)
    content = content.replace("</office:document>", "</office:document-content>")
    content = content.replace(f' office:mimetype="{mime}"', "")
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/></manifest:manifest>'
    )
    return bytes(pack({"mimetype": mime, "content.xml": content, "META-INF/manifest.xml": manifest}))


def damaged(source: bytes, draw: Random) -> bytes:
    """Return `source` with up to five damages, inside its members as often as not when it is an archive."""
    if not source.startswith(b"PK") or draw.random() < 0.3:
        return _hurt(source, draw)
    with ZipFile(BytesIO(source)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    chosen = [name for name in members if name.endswith((".xml", ".rels"))]
    for name in draw.sample(chosen, k=min(len(chosen), draw.choice((1, 1, 2)))):
        members[name] = (_hurt if draw.random() < 0.3 else _hurt_tree)(members[name], draw)
    if draw.random() < 0.1:
        del members[draw.choice(list(members))]
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data, ZIP_STORED if name == "mimetype" else ZIP_DEFLATED)
    return file.getvalue()


def _hurt(source: bytes, draw: Random) -> bytes:
    for _ in range(draw.choice((1, 1, 1, 2, 3, 5))):
        source = draw.choice(DAMAGES)(source or b" ", draw)
    return source


def _hurt_tree(source: bytes, draw: Random) -> bytes:
    """Return the XML `source` with elements dropped, doubled, moved, renamed, emptied, or with another value."""
    root = etree.fromstring(source)
    for _ in range(draw.choice((1, 1, 2, 3, 6))):
        elements = [each for each in root.iterdescendants() if isinstance(each.tag, str)]
        if len(elements) < 2:
            break
        one, other = draw.sample(elements, 2)
        parent = one.getparent()
        match draw.randrange(8):
            case 0:
                parent.remove(one)
            case 1:
                other.addnext(deepcopy(one))
            case 2 if one not in other.iterancestors():
                other.append(one)
            case 3:
                one.tag = other.tag
            case 4 if one.attrib:
                one.set(draw.choice(one.keys()), draw.choice(LEGAL))
            case 5 if one.attrib:
                del one.attrib[draw.choice(one.keys())]
            case 6:
                one.text = draw.choice(LEGAL)
            case _:
                one.tail = draw.choice(LEGAL)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))


def _flip(source: bytes, draw: Random) -> bytes:
    at = draw.randrange(len(source))
    return source[:at] + bytes([source[at] ^ (1 << draw.randrange(8))]) + source[at + 1 :]


def _insert(source: bytes, draw: Random) -> bytes:
    at = draw.randrange(len(source) + 1)
    return source[:at] + draw.choice(NASTY) * draw.choice((1, 1, 1, 2, 50)) + source[at:]


def _piece(source: bytes, draw: Random) -> tuple[int, int]:
    """Draw a tag, a value, or any few bytes."""
    for pattern in draw.sample((TAG, TAG, VALUE), k=draw.randrange(3)):
        if found := pattern.search(source, draw.randrange(len(source))):
            return found.span()
    start = draw.randrange(len(source))
    return start, min(len(source), start + draw.choice((1, 2, 8, 40, 300)))


def _drop(source: bytes, draw: Random) -> bytes:
    start, end = _piece(source, draw)
    return source[:start] + source[end:]


def _double(source: bytes, draw: Random) -> bytes:
    start, end = _piece(source, draw)
    return source[:end] + source[start:end] * draw.choice((1, 1, 3, 300)) + source[end:]


def _swap(source: bytes, draw: Random) -> bytes:
    (start, end), (other, last) = sorted((_piece(source, draw), _piece(source, draw)))
    if other < end:
        return source
    return source[:start] + source[other:last] + source[end:other] + source[start:end] + source[last:]


def _cut(source: bytes, draw: Random) -> bytes:
    return source[: draw.randrange(len(source))]


def _other_value(source: bytes, draw: Random) -> bytes:
    found = VALUE.search(source, draw.randrange(len(source)))
    return source[: found.start() + 1] + draw.choice(NASTY) + source[found.end() - 1 :] if found else source


DAMAGES: tuple[Callable[[bytes, Random], bytes], ...] = (
    _flip, _insert, _insert, _drop, _drop, _double, _swap, _cut, _other_value, _other_value,
)  # fmt: skip


def tried(path: Path, source: bytes, *, review: bool = True) -> str:
    """Give `source` to the product; return what became of it: "refusé", "relu" or "récrit".

    Without `review`, the documents' part alone, many times faster: each "data" gives way to "info".
    """
    path.write_bytes(source)
    kept = set()
    for tracking in (None, TRACKING) if path.suffix in {".docx", ".odt"} else (None,):
        try:
            content = _reviewed(path, tracking) if review else _replaced(path, tracking)
        except TransverseError as error:
            _check_sentence(str(error), path.name)
            kept.add("refusé")
            if tracking is None:
                break
            continue
        kept.add("relu")
        if content is not None:
            read_document(content, path.name)  # what was written is a document still
            kept.add("récrit")
    return next(each for each in ("récrit", "relu", "refusé") if each in kept)


def _reviewed(path: Path, tracking: Tracking | None) -> bytes | None:
    return relire(Task(Policy(), sure_only=False, write=True, tracking=tracking), Job(path)).content


def _replaced(path: Path, tracking: Tracking | None) -> bytes | None:
    document = load(path)
    edits = edits_on("data", "info", document.blocks)
    return write_document(document, edits, tracking) if edits else None


def _check_sentence(sentence: str, name: str) -> None:
    if ENGLISH.search(sentence) or not sentence.endswith((".", "?")) or "\n" in sentence:
        raise AssertionError(f"phrase : {sentence}")
    if name not in sentence and "paragraphe" not in sentence:
        raise AssertionError(f"la phrase ne nomme pas le fichier : {sentence}")


def peak() -> int:
    """Return the most memory held since the last call, in megabytes."""
    line = next(each for each in Path("/proc/self/status").read_text().splitlines() if each.startswith("VmHWM"))
    Path("/proc/self/clear_refs").write_text("5")
    return int(line.split()[1]) // 1000


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", default="")
    parser.add_argument("--case", type=int)
    options = parser.parse_args()
    documents = {kind: data for kind, data in seeds().items() if options.format in {"", kind}}
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in documents}
    faults, highest, slowest, number = 0, 0, 0.0, options.case or 0
    with tempfile.TemporaryDirectory() as folder:
        for kind, data in documents.items():
            if tried(Path(folder, f"sain.{kind}"), data) != "récrit":
                print(f"DÉFAUT sain.{kind} n'est pas récrit")
                faults += 1
        end = time.monotonic() + options.seconds
        while time.monotonic() < end:
            draw = Random(f"{options.seed} {number}")  # noqa: S311 (the same damages at each run)
            kind = draw.choice(list(documents))
            source = damaged(documents[kind], draw)
            peak()
            start = time.process_time()
            try:
                counts[kind][tried(Path(folder, f"essai.{kind}"), source, review=number % 10 == 0)] += 1
            except Exception:  # noqa: BLE001 (this is what is looked for)
                faults += 1
                print(f"DÉFAUT essai {number} ({kind}) : {traceback.format_exc(limit=-6)}", flush=True)
                if options.case is not None:
                    Path(f"essai-{number}.{kind}").write_bytes(source)
            seconds, held = time.process_time() - start, peak()
            if seconds > LONGEST:
                print(f"LENT essai {number} ({kind}) : {seconds:.1f} s pour {len(source)} octets", flush=True)
            if held > PEAK:
                faults += 1
                print(f"DÉFAUT essai {number} ({kind}) : {seconds:.1f} s, {held} Mo", flush=True)
            highest, slowest = max(highest, held), max(slowest, seconds)
            if options.case is not None:
                break
            number += 1
    for kind, count in counts.items():
        print(f"{kind} : {count.total()} essais, {dict(count.most_common())}")
    print(
        f"graine {options.seed}, {number} essais, {faults} défaut(s) ; au plus {highest} Mo et {slowest:.1f} s par essai"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
