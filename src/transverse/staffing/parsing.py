"""Bytes parsed as JSON in bounded memory: what is no JSON, or far too much of it, is refused in a sentence."""

import json
from collections import Counter

from transverse.common.errors import ProblemError
from transverse.staffing.fields import shown

LARGEST = 100_000_000  # bytes: 55 000 agents and their offers take about 15 million
MOST_OBJECTS, MOST_VALUES = 2_000_000, 10_000_000  # each costs memory, however few bytes write it
_DIGITS = 400  # of a number: beyond, it is no quantity, and slow to read
_RETRY = "Vérifiez que c'est le bon fichier, ou enregistrez-le de nouveau depuis l'outil dont il vient"
_LESS = "Gardez-y les services qui offrent des jours et les projets à pourvoir"


def parsed(content: bytes | str) -> object:
    """Return the value that `content` writes in JSON.

    Raises
    ------
    ProblemError
        It is no JSON, is too large, or writes the same key twice in an object.
    """
    if len(content) > LARGEST:
        raise ProblemError("", f"dépasse la limite de {LARGEST // 1_000_000} Mo", _LESS)
    text = _decoded(content) if isinstance(content, bytes) else content.removeprefix("\ufeff")
    if not text.strip():
        raise ProblemError("", "est vide", _RETRY)
    if text.count("{") + text.count("[") > MOST_OBJECTS or text.count(",") > MOST_VALUES:
        raise ProblemError("", "contient beaucoup plus de choses qu'une année de projets n'en demande", _LESS)
    try:
        return json.loads(text, object_pairs_hook=_pairs, parse_int=_whole)
    except json.JSONDecodeError as error:
        place = f"ligne {error.lineno}, caractère {error.colno}"
        raise ProblemError("", f"n'est pas du JSON bien formé ({place})", "Corrigez-le à cet endroit") from error
    except RecursionError as error:
        raise ProblemError("", "emboîte des listes sans fin", _RETRY) from error


def _decoded(content: bytes) -> str:
    try:
        return content.decode(json.detect_encoding(content)).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise ProblemError("", "n'est pas un texte en UTF-8", _RETRY) from error


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise ProblemError("", f"écrit deux fois la clé « {shown(twice)} » dans le même objet", "Gardez-en une")
    return found


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) <= _DIGITS else float("inf")
