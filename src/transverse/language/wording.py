"""The words that replace a term: "numériques", the trade's own words, capitals."""

from dataclasses import dataclass

from transverse.documents.model import Kind
from transverse.language import compounds, trade
from transverse.language.model import Policy
from transverse.language.plan import Plan
from transverse.language.sentence import Node, Sentence
from transverse.language.trade_complement import apposition_link, has_own_complement
from transverse.language.trade_phrase import Numeriques, place

_POLICIES = {"first": "premiere", "always": "toujours", "never": "jamais"}


@dataclass(frozen=True, slots=True)
class Wording:
    """What is written in place of a term, and the trade it speaks of."""

    text: str
    trade: str = ""
    trade_words: tuple[str, ...] = ()


class Wordings:
    """Words the terms of one document, in order: it knows which mention is the first."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._mentioned = False

    def word(self, text: str, sentence: Sentence, node: Node, plan: Plan, kind: str) -> Wording:
        """Return the wording of the term at `node`, in the block text `text`."""
        if plan.match.term.id != "data" or plan.use != "noun":
            shown = _capitals(plan.text, sentence, node, plan)
            english_title = (
                kind == Kind.CELL and plan.match.term.part == "job" and " " in node.text and node.text.istitle()
            )
            return Wording(plan.text if english_title else shown)
        return self._data(text, sentence, node, plan)

    def _data(self, text: str, sentence: Sentence, node: Node, plan: Plan) -> Wording:
        """Word « data » itself: with "numériques" and the trade's words at its first mention, alone later."""
        first, self._mentioned = not self._mentioned, True
        following = text[node.end : node.end + 80]
        choice = trade.choose(text, node.start, node.end, self._policy.reader or None) if first else None
        own = (first or self._policy.numeriques == "always") and (
            has_own_complement(following) or self._in_plain_compound(sentence, node)
        )
        particle = following.startswith(("-là", "-ci"))
        policy = "jamais" if own or particle else _POLICIES[self._policy.numeriques]
        phrase = choice.phrase if choice is not None and not particle else None
        single = plan.target[1] == "s"
        placed = place(phrase, Numeriques(policy), first=first, singular=single, following=following)
        noun = _capitals("donnée" if single else "données", sentence, node, plan)
        after = placed.joined.upper() if noun.isupper() else placed.joined
        words = choice.words if phrase is not None and choice is not None else ()
        code = (choice.code or "") if phrase is not None and choice is not None else ""
        link = "" if particle else apposition_link(following)
        return Wording(" ".join(part for part in (noun, after, link) if part), code, words)

    @staticmethod
    def _in_plain_compound(sentence: Sentence, node: Node) -> bool:
        """Say whether the noun completes one that names a digital thing already: "base de data"."""
        before, head = sentence.before(node), sentence.before(node, 2)
        return before is not None and head is not None and before.low in {"de", "d'"} and compounds.is_plain(head.low)


def _capitals(core: str, sentence: Sentence, node: Node, plan: Plan) -> str:
    shown = node.text
    if shown.isupper() and len(shown) > 1:
        letters = [char for each in sentence.nodes if each is not node for char in each.text if char.isalpha()]
        if not letters or sum(char.isupper() for char in letters) > len(letters) / 2:
            return core.upper()
    if not shown[0].isupper():
        return core
    opens = node.index == 0 or not any(char.isalnum() for each in sentence.nodes[: node.index] for char in each.text)
    before = sentence.before(node)
    after_mark = before is not None and before.low in {":", "–", "—", "|", "•", "-", "/", "→", "+", "«"}
    named = plan.use == "complement" and " " not in core.split(" numérique", maxsplit=1)[0]
    return core[0].upper() + core[1:] if opens or after_mark or named else core
