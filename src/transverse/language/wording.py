"""The words that replace a term: "numériques", the trade's own words, capitals."""

from dataclasses import dataclass

from transverse.language.model import Policy
from transverse.language.plan import Plan
from transverse.language.sentence import Node, Sentence


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
        core = plan.text
        if plan.match.term.id == "data" and plan.use == "noun":
            core = self._data(plan)
        return Wording(_capitals(core, sentence, node, plan, kind))

    def _data(self, plan: Plan) -> str:
        policy = self._policy.numeriques
        digital = policy == "always" or (policy == "first" and not self._mentioned)
        self._mentioned = True
        plural = plan.target[1] == "p"
        noun = "données" if plural else "donnée"
        return f"{noun} {'numériques' if plural else 'numérique'}" if digital else noun


def _capitals(core: str, sentence: Sentence, node: Node, plan: Plan, kind: str) -> str:
    shown = node.text
    letters = [char for each in sentence.nodes if each is not node for char in each.text if char.isalpha()]
    if shown.isupper() and len(shown) > 1 and (not letters or sum(char.isupper() for char in letters) > len(letters) / 2):
        return core.upper()
    if not shown[0].isupper():
        return core
    opens = node.index == 0 or not any(char.isalnum() for each in sentence.nodes[: node.index] for char in each.text)
    before = sentence.before(node)
    after_mark = before is not None and before.low in {":", "–", "—", "|", "(", "•", "-", "/", "→", "+", "«"}
    named = plan.use == "complement" and " " not in core.split(" numérique")[0]
    del kind
    return core[0].upper() + core[1:] if opens or after_mark or named else core
