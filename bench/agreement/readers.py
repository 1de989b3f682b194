"""From a file of a French package to its paragraphs; one function a kind of file."""

import bz2
import gettext
import gzip
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree, html

_BLOCKS = frozenset(
    {
        "p", "para", "simpara", "li", "item", "listitem", "dd", "dt", "td", "th", "tr", "title", "desc", "note",
        "h1", "h2", "h3", "h4", "h5", "h6", "div", "section", "body", "table", "ul", "ol", "dl", "blockquote",
        "figcaption", "caption", "br", "hr", "term", "entry", "flowPara"
    }
)  # fmt: skip
_SILENT = frozenset({"script", "style", "pre", "screen", "programlisting", "head", "nav"})
_INLINE_MACRO = re.compile(r"^\.(?:BR|RB|IR|RI|BI|IB|B|I|SM|SB)\s+(.*)$")
_MAN_SKIP = {".nf": ".fi", ".EX": ".EE", ".TS": ".TE"}
_MAN_CHARS = {
    r"\-": "-",
    r"\&": "",
    r"\~": " ",
    r"\ ": " ",
    r"\(aq": "'",
    r"\(cq": "’",
    r"\e": "\\",
    r"\:": "",
    r"\|": "",
}
_MSGSTR = re.compile(r'^msgstr(?:\[\d\])? ((?:".*"\n?)+)', re.MULTILINE)


def paragraphs(path: Path) -> Iterator[str]:
    """Yield the paragraphs of `path`; none when its kind is not known."""
    name = path.name.removesuffix(".gz").removesuffix(".bz2")
    reader = _READERS.get("man" if re.search(r"\.[1-9]\w*$", name) else name.rpartition(".")[2])
    if reader:
        yield from reader(_content(path))


def _content(path: Path) -> bytes:
    raw = path.read_bytes()
    if path.suffix == ".gz":
        return gzip.decompress(raw)
    return bz2.decompress(raw) if path.suffix == ".bz2" else raw


def _html(raw: bytes) -> Iterator[str]:
    yield from _tree(html.document_fromstring(raw or b"<p/>", html.HTMLParser(encoding="utf-8")))


def _xml(raw: bytes) -> Iterator[str]:
    yield from _tree(etree.fromstring(raw, etree.XMLParser(recover=True, resolve_entities=False)))


def _tree(root: etree._Element) -> Iterator[str]:
    parts: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if _name(node) in _BLOCKS:
            yield "".join(parts)
            parts.clear()
        if event == "start" and _name(node) and not _silent(node):
            parts.append(node.text or "")
        elif event == "end" and not any(_name(parent) in _SILENT for parent in node.iterancestors()):
            parts.append(node.tail or "")
    yield "".join(parts)


def _name(node: etree._Element) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _silent(node: etree._Element) -> bool:
    return _name(node) in _SILENT or any(_name(parent) in _SILENT for parent in node.iterancestors())


def _man(raw: bytes) -> Iterator[str]:
    parts: list[str] = []
    until = ""
    # The word that a paragraph explains is no part of its first sentence.
    text = re.sub(r"^\.TP.*\n.*$", ".PP", raw.decode("utf-8", "replace"), flags=re.MULTILINE)
    for line in text.splitlines():
        macro = line.split(" ")[0]
        if until:
            until = "" if macro == until else until
        elif inline := _INLINE_MACRO.match(line):
            parts.append(_roff(inline[1], macro))
        elif line.startswith((".", "'")):
            until = _MAN_SKIP.get(macro, "")
            yield " ".join(parts)
            parts.clear()
        else:
            parts.append(_roff(line, ""))
    yield " ".join(parts)


def _roff(line: str, macro: str) -> str:
    if len(macro) == 3:  # alternating fonts: the arguments are glued
        line = "".join(quoted or bare for quoted, bare in re.findall(r'"([^"]*)"|(\S+)', line))
    elif macro:
        line = line.strip('"')
    line = re.sub(r"\\f(?:\[\w*\]|\(..|.)|\\s[+-]?\d|\\m\[\w*\]|\\[%/,^]", "", line)
    for code, char in _MAN_CHARS.items():
        line = line.replace(code, char)
    return line


def _catalogue(raw: bytes) -> Iterator[str]:
    messages = gettext.GNUTranslations(io.BytesIO(raw))._catalog  # type: ignore[attr-defined]  # noqa: SLF001 (no other door)
    for key, message in messages.items():
        if key and key != message:
            yield from re.split(r"\n\s*\n|\n(?=\s*[-*•])", message)


def _po(raw: bytes) -> Iterator[str]:
    for found in _MSGSTR.finditer(raw.decode("utf-8", "replace")):
        yield "".join(re.findall(r'"(.*)"', found[1])).replace("\\n", "\n").replace('\\"', '"')


def _json(raw: bytes) -> Iterator[str]:
    tree = json.loads(raw)
    yield from (value for value in tree.values() if isinstance(value, str)) if isinstance(tree, dict) else ()


def _plain(raw: bytes) -> Iterator[str]:
    yield from re.split(r"\n\s*\n", raw.decode("utf-8", "replace"))


def _settings(raw: bytes) -> Iterator[str]:
    yield from re.findall(r"""[:=]\s*["'](.{20,})["'];?$""", raw.decode("utf-8", "replace"), re.MULTILINE)


_READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    **dict.fromkeys(("html", "htm", "xhtml", "cache"), _html),
    **dict.fromkeys(("page", "svg"), _xml),
    **dict.fromkeys(("yml", "php", "js", "tt2"), _settings),
    "man": _man,
    "mo": _catalogue,
    "po": _po,
    "json": _json,
    "txt": _plain,
}
