"""A parsed sentence, free of the library that parsed it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:caus", "csubj"})
EXPLETIVE = frozenset({"expl:subj"})
AUXILIARY = frozenset({"aux:tense", "aux:pass", "aux:caus", "aux", "cop"})
GHOST = "ghost"
"""Relation of the words that the parser never saw: pronouns after their verb ("est-elle")."""


@dataclass(slots=True, unsafe_hash=True)  # not written to once built; "frozen" would make building slow
class Node:
    """One word of a sentence.

    Attributes
    ----------
    index
        Place in the sentence.
    text, low
        The word as written; the same in lower case, with the straight apostrophe.
    start, end
        Offsets in the block.
    pos, dep
        Universal part of speech and relation.
    head
        Index of the governor; its own index for the root.
    hit
        Index of the term match that this node stands for, or -1.
    clitic
        An object pronoun la, l', le, les before its verb, decided by the lexicon.
    """

    index: int
    text: str
    low: str
    start: int
    end: int
    pos: str = "X"
    dep: str = "dep"
    head: int = 0
    hit: int = -1
    clitic: bool = False


@dataclass(frozen=True, eq=False)
class Sentence:
    """The nodes of one sentence, with the walks that the rules need.

    ``looked`` keeps what stands before each noun that a rule asked about.
    """

    nodes: Sequence[Node]
    parsed: bool = True
    looked: dict[int, Any] = field(default_factory=dict, repr=False)

    def __getitem__(self, index: int) -> Node:
        return self.nodes[index]

    def __len__(self) -> int:
        return len(self.nodes)

    @cached_property
    def _index(self) -> dict[int, tuple[Node, ...]]:
        found: dict[int, list[Node]] = {}
        for node in self.nodes:
            if node.head != node.index:
                found.setdefault(node.head, []).append(node)
        return {head: tuple(nodes) for head, nodes in found.items()}

    def children(self, node: Node, *deps: str) -> tuple[Node, ...]:
        """Return the dependents of `node`, in order; only those of the relations `deps` if any is named."""
        found = self._index.get(node.index, ())
        return tuple(child for child in found if child.dep in deps) if deps else found

    def head(self, node: Node) -> Node | None:
        """Return the governor of `node`, None for the root."""
        return None if node.head == node.index else self.nodes[node.head]

    def before(self, node: Node, distance: int = 1) -> Node | None:
        """Return the node `distance` places before `node`, None at the start."""
        place = node.index - distance
        return self.nodes[place] if place >= 0 else None

    def after(self, node: Node, distance: int = 1) -> Node | None:
        """Return the node `distance` places after `node`, None at the end."""
        place = node.index + distance
        return self.nodes[place] if place < len(self.nodes) else None

    def ancestors(self, node: Node) -> Iterator[Node]:
        """Yield the governors of `node`, from the nearest to the root."""
        current = self.head(node)
        while current is not None:
            yield current
            current = self.head(current)

    def subtree(self, node: Node) -> Iterator[Node]:
        """Yield `node` and all that depends on it, in no order."""
        stack = [node]
        while stack:
            current = stack.pop()
            yield current
            stack.extend(self.children(current))

    def ghosts(self, verb: Node) -> tuple[Node, ...]:
        """Return the pronouns hung on `verb` by a hyphen."""
        return self.children(verb, GHOST)


def lexical(sentence: Sentence, word: Node) -> Node:
    """Return the head of the predicate that the auxiliary `word` belongs to, or `word`."""
    head = sentence.head(word)
    return head if head is not None and word.dep in AUXILIARY else word
