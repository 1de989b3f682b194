"""The text of one Markdown paragraph as a reader sees it, with exact places.

Source: CommonMark 0.31.2, 6 and its appendix (delimiter algorithm), and GitHub's strikethrough.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from transverse.documents.formats._markdown_emphasis import Pair, Run, pairs, run
from transverse.documents.model import Kind
from transverse.documents.sourcemap import Flow, Passage

PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

_SIGN = re.compile(r"\\|`+|<|&|!?\[|\]|\*+|_+|~+|\{|https?://|www\.", re.IGNORECASE)
# Without one of these a text has no sign, an address included.
SIGNS = re.compile(r"[\\`<&\[\]*_~{/wW]")
_AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*+|[\w.+-]{1,64}+@[\w.-]{1,255}+)>")
_TAG = re.compile(
    r"""<(?: /[a-zA-Z][\w-]*+\s*+
        | ([a-zA-Z][\w-]*+)(?:\s++[a-zA-Z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?)*+\s*+/?
        | !--.*?-- | \?.*?\? | ![A-Z][^>]*+ )>""",
    re.VERBOSE | re.DOTALL,
)
_LOCKED_TAGS = frozenset({"code", "kbd", "pre", "samp", "script", "style", "svg", "tt", "var"})
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_URL = re.compile(r"[^\s<>\[\]`]+")
_TARGET = re.compile(
    r"""\(\s*+ (?: <[^<>\n]*+> | (?: [^\s()<\\] | \\. | \([^\s()]*+\) )*+ )
        (?: \s++ (?: "[^"]*+" | '[^']*+' | \([^()]*+\) ) )? \s*+ \)""",
    re.VERBOSE,
)
_LABEL = re.compile(r"\[([^\[\]]{0,999}+)\]")
# Templates and wiki links: machine text, shown as it stands.
_MACHINE = re.compile(r"\{\{[^{}]{0,500}+\}\}|\{%[^{}]{0,500}+%\}|\[\[[^\[\]]{1,500}+\]\]|\[!?@[^\[\]]{1,200}+\]")
_ALERT = re.compile(r"\[![A-Za-z]+\]")
# Identifiers and classes of an element, and marks of a footnote: nothing to read.
_UNSEEN = re.compile(r"\{[:#.][^{}]{0,200}+\}|\[\^[^\s\[\]]{1,200}+\]")


class _Event(NamedTuple):
    """`content[start:end]` is not itself: it shows as `shown`."""

    start: int
    end: int
    shown: str = ""
    locked: bool = False


@dataclass(slots=True)
class _Bracket:
    start: int
    end: int
    image: bool
    runs: int
    alternatives: int


@dataclass(slots=True)
class Inline:
    """What one pass over ``content[start:end]`` finds."""

    content: str
    start: int
    end: int
    labels: frozenset[str]
    pairs: list[Pair] = field(default_factory=list)
    _events: list[_Event] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _brackets: list[_Bracket] = field(default_factory=list)
    _alternatives: list[tuple[int, int]] = field(default_factory=list)
    _ticks: dict[int, list[int]] | None = None

    def passages(self, kind: Kind, where: str) -> Iterator[Passage]:
        """Yield the text of the paragraph, then the alternative text of each of its images."""
        self._scan()
        self.pairs += pairs(self._runs)
        flow, position = Flow(), self.start
        self._events += (_Event(start, end) for pair in self.pairs for start, end in (pair[:2], pair[2:]))
        for event in sorted(self._events):
            if event.start >= position:
                flow.put(self.content[position : event.start], position, event.start)
                flow.put(event.shown, event.start, event.end, locked=event.locked)
                position = event.end
        flow.put(self.content[position : self.end], position, self.end)
        passage = flow.passage(kind, where)
        if passage.block.text.strip():
            yield passage
        for start, end in self._alternatives:
            inner = Inline(self.content, start, end, self.labels)
            yield from inner.passages(Kind.PARAGRAPH, "texte de remplacement d'une image")
            self.pairs += inner.pairs

    def _scan(self) -> None:
        position = self.start
        while found := _SIGN.search(self.content, position, self.end):
            position = self._sign(found[0], *found.span())

    def _sign(self, sign: str, start: int, end: int) -> int:
        """Take in the sign at `start`; return where to go on."""
        match sign[0]:
            case "\\":
                return self._escape(start)
            case "`":
                return self._code(start, end)
            case "<":
                return self._tag(start)
            case "&":
                return self._solid(_REFERENCE, start, html.unescape) or end
            case "{":
                return self._machine(start) or end
            case "]":
                return self._close_bracket(start)
            case "[" | "!":
                return self._open_bracket(sign, start, end)
            case "*" | "_" | "~":
                self._runs.append(run(self.content, start, end, self.start, self.end))
                return end
        return self._url(start)

    def _escape(self, start: int) -> int:
        following = self.content[start + 1 : min(start + 2, self.end)]
        if following in PUNCTUATION or following == "\n":
            self._events.append(_Event(start, start + 2, following))
            return start + 2
        return start + 1

    def _code(self, start: int, end: int) -> int:
        if self._ticks is None:
            self._ticks = {}
            for run in re.finditer("`+", self.content[self.start : self.end]):
                self._ticks.setdefault(len(run[0]), []).append(self.start + run.start())
            for starts in self._ticks.values():
                starts.reverse()
        starts = self._ticks.get(end - start, [])
        while starts and starts[-1] < end:
            starts.pop()
        if not starts:
            return end
        inner = self.content[end : starts[-1]].replace("\n", " ")
        if inner.strip() and inner[0] == inner[-1] == " ":
            inner = inner[1:-1]
        stop = starts[-1] + end - start
        self._events.append(_Event(start, stop, inner, locked=True))
        return stop

    def _tag(self, start: int) -> int:
        if found := _AUTOLINK.match(self.content, start, self.end):
            self._events.append(_Event(start, found.end(), found[1], locked=True))
            return found.end()
        found = _TAG.match(self.content, start, self.end)
        if not found:
            return start + 1
        name, end, shown = (found[1] or "").lower(), found.end(), ""
        if name in _LOCKED_TAGS:
            closing = self.content.find(f"</{found[1]}", end, self.end)
            if closing >= 0:
                shown, end = self.content[end:closing], self.content.find(">", closing, self.end) + 1 or self.end
        self._events.append(_Event(start, end, "\n" if name == "br" else shown, locked=bool(shown)))
        return end

    def _solid(self, pattern: re.Pattern[str], start: int, show: Callable[[str], str]) -> int:
        found = pattern.match(self.content, start, self.end)
        if not found or (shown := show(found[0])) == found[0]:
            return 0
        self._events.append(_Event(start, found.end(), shown))
        return found.end()

    def _machine(self, start: int) -> int:
        pattern = _ALERT if start == self.start and _ALERT.match(self.content, start, self.end) else _MACHINE
        if found := pattern.match(self.content, start, self.end):
            self._events.append(_Event(start, found.end(), found[0], locked=True))
            return found.end()
        return self._solid(_UNSEEN, start, lambda _: "")

    def _url(self, start: int) -> int:
        if start > self.start and self.content[start - 1].isalnum():
            return start + 1
        found = _URL.match(self.content, start, self.end)
        if not found:
            return start + 1
        url = found[0].rstrip("?!.,:;*_~)'\"»")
        self._events.append(_Event(start, start + len(url), url, locked=True))
        return start + len(url)

    def _open_bracket(self, sign: str, start: int, end: int) -> int:
        if sign == "[" and (after := self._machine(start)):
            return after
        self._brackets.append(_Bracket(start, end, sign == "![", len(self._runs), len(self._alternatives)))
        return end

    def _close_bracket(self, close: int) -> int:
        if not self._brackets:
            return close + 1
        bracket = self._brackets.pop()
        text = self.content[bracket.end : close]
        if (end := self._target_end(close, text)) > close + 1:
            self._link(bracket, close, end)
            return end
        if _normal(text) in self.labels:
            end = close + 3 if self.content.startswith("[]", close + 1) else close + 1
            # The text is the name of the link: to change it would break the link.
            self._whole(bracket, end, "" if bracket.image else text)
            return end
        return close + 1

    def _target_end(self, close: int, text: str) -> int:
        """Return the end of the target that follows the bracket closed at `close`, ``close + 1`` when none does."""
        if target := _TARGET.match(self.content, close + 1, self.end):
            return target.end()
        label = _LABEL.match(self.content, close + 1, self.end)
        return label.end() if label and label[1] and _normal(label[1]) in self.labels and text else close + 1

    def _link(self, bracket: _Bracket, close: int, end: int) -> None:
        if bracket.image:
            self._whole(bracket, end, "")
            self._alternatives.append((bracket.end, close))
            return
        self.pairs += pairs(self._runs[bracket.runs :])
        del self._runs[bracket.runs :]
        self._brackets = [each for each in self._brackets if each.image]
        self._events += (_Event(bracket.start, bracket.end), _Event(close, end))

    def _whole(self, bracket: _Bracket, end: int, shown: str) -> None:
        """Make the bracket one locked sign, whatever was found in it."""
        del self._runs[bracket.runs :]
        del self._alternatives[bracket.alternatives :]
        self.pairs = [pair for pair in self.pairs if pair.close_end <= bracket.start]
        self._events.append(_Event(bracket.start, end, shown, locked=True))


def _normal(label: str) -> str:
    """Return `label` as links compare it (CommonMark, 6.3)."""
    return " ".join(label.split()).casefold()


def labels(names: Iterable[str]) -> frozenset[str]:
    """Return the labels that a paragraph may use as links."""
    return frozenset(_normal(name) for name in names)
