"""Fields of a docx: the instruction is not text, the result is, and changes at the next update."""

from dataclasses import dataclass, field

# Their result is the author's own words: a link's label, the headings in a table of contents.
EDITABLE = {"HYPERLINK", "TOC"}


@dataclass(slots=True)
class Field:
    """One field that has begun and not ended."""

    instruction: str = ""
    in_result: bool = False


@dataclass(slots=True)
class Fields:
    """The fields open at one place of a story; they nest, and run over paragraphs."""

    _open: list[Field] = field(default_factory=list)
    visible: bool = True
    locked: bool = False

    def mark(self, kind: str) -> None:
        """Pass a ``w:fldChar`` of this type."""
        if kind == "begin":
            self._open.append(Field())
        elif self._open and kind == "separate":
            self._open[-1].in_result = True
        elif self._open and kind == "end":
            self._open.pop()
        self.visible = all(each.in_result for each in self._open)
        self.locked = any(is_locked(each.instruction) for each in self._open)

    def instruct(self, text: str) -> None:
        """Pass some ``w:instrText``: an instruction may come in several."""
        if self._open:
            self._open[-1].instruction += text


def is_locked(instruction: str) -> bool:
    """Say whether the result of such a field must not be edited."""
    return next(iter(instruction.upper().split()), "") not in EDITABLE
