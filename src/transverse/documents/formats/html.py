"""HTML: the text of each block as a browser shows it, tags and attributes left as they are.

White space is collapsed; character references are read, and written back only where the text changes.  Code,
scripts and drawings are no text; code within a sentence is locked, and so is what is marked as another language
(but not the whole page: templates often announce English by default).  Of the attributes, only quoted ``alt``,
``title``, ``aria-label``, ``placeholder`` and the description of the page are text.

Source: WHATWG HTML, 13.2.5 (tokens) and 15.3 (display).
"""

import html
import re
from collections.abc import Iterator, Sequence
from html.entities import codepoint2name
from pathlib import PurePath
from typing import NamedTuple

from transverse.documents.encoding import Encoding, decode, looks_like_text
from transverse.documents.formats._html_tokens import Attribute, Token, tokens
from transverse.documents.model import Block, Edit, Kind
from transverse.documents.sourcemap import LONGEST, Flow, Passage, Splice, check_read_back, spliced

ID = "html"
LABEL = "page HTML"
EXTENSIONS = (".html", ".htm", ".xhtml")

_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf|\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_READER = re.compile(rb"<!--\s*lecteur\s*:\s*([\w-]+)\s*-->")
_SPACES = " \t\r\n\f"
_SIGN = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{0,31});?")

_KINDS = dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title"), Kind.HEADING)
_KINDS |= dict.fromkeys(("li", "dt", "dd", "option"), Kind.ITEM) | dict.fromkeys(("td", "th"), Kind.CELL)
_BREAKS = frozenset(_KINDS) | frozenset({
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "details", "dialog", "dir",
    "div", "dl", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "head", "header", "hgroup", "hr",
    "html", "input", "legend", "main", "menu", "nav", "ol", "optgroup", "p", "pre", "search", "section", "select",
    "summary", "table", "tbody", "template", "textarea", "tfoot", "thead", "tr", "ul",
})  # fmt: skip
_ITEMS = frozenset({"dd", "dt", "li", "option", "td", "th"})
_HOLDERS = frozenset({"dl", "menu", "ol", "select", "table", "ul"})
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
_HIDDEN = frozenset({
    "iframe", "math", "noembed", "noframes", "pre", "script", "style", "svg", "template", "textarea", "xmp",
})  # fmt: skip
_LOCKED = frozenset({"code", "kbd", "samp", "tt", "var"})
_ATTRIBUTES = frozenset({"alt", "aria-label", "placeholder", "title"})
_DESCRIPTIONS = frozenset({"description", "og:description", "og:title", "twitter:description", "twitter:title"})
_DEEPEST = 2_000
# The message that is answered and the signature, as mail programs mark them.
_NOT_MINE = re.compile(
    r"gmail_quote|gmail_signature|moz-signature|moz-cite-prefix|moz-forward|yahoo_quoted|divRplyFwdMsg"
)


class _State(NamedTuple):
    """What an open element means for the text in it."""

    tag: str = ""
    kind: Kind = Kind.PARAGRAPH
    hidden: bool = False
    locked: bool = False


class _Reader:
    """One pass over the tokens."""

    def __init__(self, source: str, *, mail: bool) -> None:
        self.source, self.mail = source, mail
        self.found: list[tuple[Passage, str]] = []
        self.states = [_State()]
        self.depths = [0]
        self.flow, self.space = Flow(), (0, 0)
        self.sealing = (0, 0)

    def run(self) -> list[tuple[Passage, str]]:
        """Return the passages, each with the quote around it (``""`` outside attributes)."""
        end = 0
        for token in tokens(self.source):
            getattr(self, f"_{token.kind}")(token)
            end = token.end
        self._flush(end)
        return self.found

    def _start(self, token: Token) -> None:
        if token.name in _BREAKS:
            self._flush(token.start)
        # The end tag of an item may be left out.
        if token.name in _ITEMS and self.states[-1].tag in _ITEMS:
            self._leave(token.start, token.start)
        values = {each.name: self.source[each.start : each.end] for each in reversed(token.attributes)}
        state = self._state(token.name, values)
        if not state.hidden and not state.locked:
            self._attributes(token, values)
        if token.name == "br" and not state.hidden:
            self.space = (0, 0)
            self.flow.put("\n", token.start, token.end)
        if token.name in _VOID:
            return
        # Only what changes the meaning is kept, so that a million open <b> weigh nothing.
        if state[1:] != self.states[-1][1:] or token.name in _HOLDERS:
            if len(self.states) > _DEEPEST:
                raise RecursionError
            self._enter(state, token.start, token.start)
            self.states.append(state)
            self.depths.append(0)
        elif token.name == self.states[-1].tag:
            self.depths[-1] += 1

    def _end(self, token: Token) -> None:
        if token.name in _BREAKS:
            self._flush(token.start)
        if self.states[-1].tag in _ITEMS and self.states[-2].tag == token.name:
            self._leave(token.start, token.start)
        if token.name != self.states[-1].tag:
            return
        if self.depths[-1]:
            self.depths[-1] -= 1
        else:
            self._leave(token.start, token.end)

    def _leave(self, start: int, end: int) -> None:
        self._enter(self.states[-2], start, end)
        self.states.pop()
        self.depths.pop()

    def _state(self, tag: str, values: dict[str, str]) -> _State:
        outer = self.states[-1]
        kind = _KINDS.get(tag, outer.kind)
        locked = outer.locked or tag in _LOCKED or values.get("translate") == "no"
        if tag not in {"html", "body"} and tag not in _LOCKED and (values.get("lang") or values.get("xml:lang")):
            locked = not (values.get("lang") or values["xml:lang"]).lower().startswith("fr")
        hidden = outer.hidden or tag in _HIDDEN
        if self.mail:
            hidden |= (
                bool(_NOT_MINE.search(f"{values.get('class')} {values.get('id')}")) or values.get("type") == "cite"
            )
        return _State(tag, kind, hidden, locked)

    def _enter(self, state: _State, start: int, end: int) -> None:
        """Open or close a locked stretch where `state` asks for it; the tag stands at `start` to `end`."""
        if state.locked == self.states[-1].locked:
            return
        self._put_space()
        if state.locked:
            self.sealing = (self.flow.size, start)
        else:
            self.flow.seal(*self.sealing, end)

    def _attributes(self, token: Token, values: dict[str, str]) -> None:
        described = token.name == "meta" and (values.get("name") or values.get("property", "")).lower() in _DESCRIPTIONS
        for each in token.attributes:
            if each.quote and (each.name in _ATTRIBUTES or (described and each.name == "content")):
                self._attribute(each)

    def _attribute(self, attribute: Attribute) -> None:
        aside = _Reader(self.source, mail=False)
        aside._text(Token("text", attribute.start, attribute.end))
        if aside.flow.size:
            passage = aside.flow.passage(where=f"attribut {attribute.name}")
            self.found.append((passage, attribute.quote))

    def _text(self, token: Token) -> None:
        if self.states[-1].hidden:
            return
        position = token.start
        for sign in _SIGN.finditer(self.source, token.start, token.end):
            self._literal(position, sign.start())
            position = sign.end()
            if sign[0][0] != "&":
                self._see_space(*sign.span())
            elif (shown := html.unescape(sign[0])) != sign[0]:
                self._put_space()
                self.flow.put(shown, *sign.span())
            else:
                self._literal(*sign.span())
        self._literal(position, token.end)

    def _literal(self, start: int, end: int) -> None:
        """Add characters that stand for themselves; a space only ever stands alone among them."""
        if start == end:
            return
        if self.flow.size > LONGEST and (self.space != (0, 0) or self.flow.size > 2 * LONGEST):
            self._flush(start)
        if self.source[start] == " ":
            self._see_space(start, start + 1)
            start += 1
        last = end - 1 if end > start and self.source[end - 1] == " " else end
        while start < last:
            self._put_space()
            stop = last
            if last - start > LONGEST and not self.states[-1].locked:
                space = self.source.rfind(" ", start + 1, start + LONGEST)
                stop = space if space > 0 else start + LONGEST
            self.flow.put(self.source[start:stop], start, stop)
            start = stop
            if stop < last:
                self._flush(stop)
                start += self.source[start] == " "
        if last < end:
            self._see_space(last, end)

    def _see_space(self, start: int, end: int) -> None:
        if self.flow.size and self.flow.last not in " \n" and self.space == (0, 0):
            self.space = (start, end)

    def _put_space(self) -> None:
        if self.space != (0, 0):
            self.flow.put(" ", *self.space)
            self.space = (0, 0)

    def _flush(self, position: int) -> None:
        state = self.states[-1]
        if state.locked:
            self.flow.seal(*self.sealing, position)
            self.sealing = (0, position)
        passage = self.flow.passage(state.kind)
        if passage.block.text.strip():
            self.found.append((passage, ""))
        self.flow, self.space = Flow(), (0, 0)


def matches(source: bytes, name: str) -> bool:
    """Say whether this begins as a page does, or is text under an extension of this format."""
    if not looks_like_text(source):
        return False
    return PurePath(name).suffix.lower() in EXTENSIONS or bool(_PAGE.match(source[:2048]))


def read(source: bytes, name: str) -> tuple[Block, ...]:
    """Return the blocks of the page."""
    return tuple(passage.block for passage, _ in passages(_decoded(source, name)[0]))


def write(source: bytes, name: str, edits: Sequence[Edit]) -> bytes:
    """Return the page with `edits`; a character that its encoding lacks becomes a character reference."""
    text, encoding = _decoded(source, name)
    new = spliced(text, written(text, edits, encoding))
    check_read_back(name, read(source, name), edits, (passage.block for passage, _ in passages(new)))
    return encoding.encode(new)


def reader(source: bytes) -> str:
    """Return the trade code of a comment such as ``<!-- lecteur: eau -->``, or ``""``."""
    found = _READER.search(source)
    return found[1].decode() if found else ""


def passages(source: str, *, mail: bool = False) -> list[tuple[Passage, str]]:
    """Return the passages of a page, each with the quote of its attribute (``""``: it is text)."""
    return _Reader(source, mail=mail).run()


def written(source: str, edits: Sequence[Edit], encoding: Encoding, *, mail: bool = False) -> list[Splice]:
    """Return what `edits` do to a page."""
    found = passages(source, mail=mail)
    splices = [
        Splice(start, end, spelt(text, found[edit.block][1], encoding))
        for edit in edits
        for start, end, text in found[edit.block][0].splices(edit)
    ]
    return list(_apart(source, sorted(splices, key=lambda splice: splice[:2])))


def _apart(source: str, splices: Sequence[Splice]) -> Iterator[Splice]:
    """Yield `splices`, those behind a lone "<" or "&" extended to it: it might begin a tag or a reference now."""
    previous = 0
    for splice in splices:
        before = source[splice.start - 1 : splice.start]
        if before in {"<", "&"} and splice.start > previous:
            yield Splice(splice.start - 1, splice.end, html.escape(before) + splice.text)
        else:
            yield splice
        previous = splice.end


def spelt(text: str, quote: str, encoding: Encoding) -> str:
    """Return how a page writes `text`, within an attribute between two `quote` or outside (``""``)."""
    safe = html.escape(text, quote=False)
    safe = safe.replace(quote, "&quot;" if quote == '"' else "&#39;") if quote else safe.replace("\n", "<br>")
    return "".join(_reference(each) if encoding.lacks(each) else each for each in safe)


def _reference(character: str) -> str:
    return f"&{codepoint2name.get(ord(character), f'#{ord(character)}')};"


def _decoded(source: bytes, name: str) -> tuple[str, Encoding]:
    declared = _CHARSET.search(source[:2048])
    text, encoding = decode(source, name, declared[1].decode("ascii", "replace") if declared else "")
    # Without a word on its encoding, a browser may read any other character in its own way.
    return text, Encoding("ascii") if source.isascii() and not declared else encoding
