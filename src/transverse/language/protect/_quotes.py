"""Quoted parts of a text, and whether they are speech or a name."""

import re
from bisect import bisect_right
from functools import lru_cache

from transverse.documents.model import Span

_PAIRS = re.compile(
    r"«(?P<a>[^«»]*)»"
    r"|“(?P<b>[^“”]*)”"
    r"|„(?P<c>[^„“”]*)[“”]"
    r'|(?<![\d"])"(?!"")(?P<d>[^"\n]*)"(?!"")'
    r"|‹(?P<e>[^‹›]*)›"
    r"|(?<!\w)[‘'](?P<f>[^‘’'\n]{1,60})['’](?!\w)"
)
# A French quotation may hold English ones: the inner pairs are looked for again inside the outer ones.
_OUTER = re.compile(r"«(?:[^«»]|«[^«»]*»)*»")
_MARK = re.compile(r"[«“„\"‹‘]|(?<!\w)'")
_PRONOUN_VERB = re.compile(
    r"(?<!\w)(?:j['’]|c['’]est|c['’]était|n['’]est|n['’]a\b|n['’]ont|qu['’](?:il|elle|on)\s\w"
    r"|(?:je|tu|il|elle|on|nous|vous|ils|elles|qui|ça|cela)\s+(?:(?:ne|y|en|le|la|les|se|me|te|lui|leur)\s+|"
    r"[nlsmty]['’])*\w{2,})",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?<!\w)(?:est|sont|était|étaient|sera|seront|serait|a|ont|avait|avaient|aura|auront|aurait|peut|peuvent|pourra|"
    r"pourrait|doit|doivent|devra|devrait|devraient|va|vont|fait|font|faut|permet|permettent|permettra|sert|servent|"
    r"reste|restent|devient|deviennent|vient|viennent|représente|représentent|constitue|constituent|joue|apporte|"
    r"aide|aident|change|changent|existe|existent|appartient|nécessite|concerne|offre|offrent|transforme|contribue|"
    r"alimente|révèle|montre|circule|manque|compte|suppose|implique|avons|avez|sommes|êtes|suis|ai|voulons|devons|"
    r"pouvons|travaillons|souhaitons)(?!\w)|(?<!\w)(?:se\s|s['’])\w{2,}(?:ent|[eat])(?!\w)|\w{3,}(?:erait|eraient|eront|era|aient)(?!\w)|(?<!\w)(?:les|des|nos|vos|leurs|ces)\s\w+[sx]\s(?!\w*ment\b)\w{3,}ent(?!\w)"
    r"|(?<!\w)(?:ne\s|n['’])\w+\s(?:pas|plus|jamais|rien|guère)(?!\w)",
    re.IGNORECASE,
)


@lru_cache(maxsize=8)
def quotes(text: str) -> tuple[list[Span], ...]:
    """Return the insides of the quotation marks of `text`: level by level, each without overlap and in order."""
    if not _MARK.search(text):
        return [], [], []
    outer = [Span(match.start() + 1, match.end() - 1) for match in _OUTER.finditer(text)]
    inner = [Span(*match.span(match.lastgroup or 0)) for match in _PAIRS.finditer(text)]
    nested = [
        Span(span.start + found.start(found.lastgroup or 0), span.start + found.end(found.lastgroup or 0))
        for span in outer
        for found in _PAIRS.finditer(text[span.start : span.end])
    ]
    return nested, inner, outer


def _start(span: Span) -> int:
    return span.start


def enclosing(text: str, hit: Span) -> Span | None:
    """Return the innermost quoted part that holds `hit`, without its marks and their spaces."""
    around = [level[index] for level in quotes(text) if (index := bisect_right(level, hit.start, key=_start) - 1) >= 0]
    around = [span for span in around if hit.end <= span.end]
    if not around:
        return None
    inside = min(around, key=lambda span: span.end - span.start)
    part = text[inside.start : inside.end]
    lead = len(part) - len(part.lstrip())
    return Span(inside.start + lead, inside.start + len(part.rstrip()))


def has_french_verb(part: str) -> bool:
    """Say whether `part` holds a finite French verb, as far as one can tell without a parser."""
    return bool(_VERB.search(part) or _PRONOUN_VERB.search(part))
