"""Reading of the trades: one TOML file each, named after its code."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from transverse.common.errors import PluginError
from transverse.common.registry import data_files
from transverse.trades.model import Cue, Form, Handled, Phrase, Trade


@cache
def trades() -> Mapping[str, Trade]:
    """Return the trades by code, in the order of their codes; read once.

    Raises
    ------
    PluginError
        A file breaks the contract: a missing key, an unknown form, a code that is not the file's name.
    """
    found = [read_trade(entry) for entry in data_files("transverse.trades")]
    return MappingProxyType({trade.code: trade for trade in found})


def read_trade(entry: Traversable) -> Trade:
    """Read the trade of one file (see `trades` for the errors)."""
    try:
        trade = _trade(tomllib.loads(entry.read_text(encoding="utf-8")))
    except KeyError as error:
        raise PluginError(entry.name, f"il manque {error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError, TypeError, AttributeError) as error:
        raise PluginError(entry.name, str(error)) from error
    if entry.name != f"{trade.code}.toml":
        raise PluginError(entry.name, f"le code « {trade.code} » n'est pas le nom du fichier")
    return trade


def _trade(data: dict[str, Any]) -> Trade:
    phrases = tuple(Phrase(Form(each["form"]), each["text"], tuple(each.get("cues", ()))) for each in data["phrases"])
    if not phrases:
        raise ValueError("il n'y a aucune expression")
    return Trade(
        code=data["code"],
        label=data["label"],
        source=data["source"],
        phrases=phrases,
        cues=tuple(_cues(phrases, data["cues"])),
        handles=tuple(_handled(each) for each in data["work"]["handles"]),
        **{key: tuple(data["work"][key]) for key in ("tasks", "tools")},
        **{key: tuple(data["tests"][key]) for key in ("examples", "counter_examples")},
    )


def _handled(data: dict[str, Any]) -> Handled:
    return Handled(
        dataset=data["dataset"],
        phrase=data["phrase"],
        tasks=tuple(data["tasks"]),
        personal=data.get("personal", "none"),
        is_often_open=data.get("open", False),
    )


def _cues(phrases: tuple[Phrase, ...], data: dict[str, Any]) -> list[Cue]:
    of_phrases = [Cue(words, phrase=index) for index, phrase in enumerate(phrases) for words in phrase.cues]
    strong = [Cue(words) for words in data["strong"]]
    texts = [phrase.text for phrase in phrases]
    ambiguous = [
        Cue(each["word"], tuple(each["near"]), texts.index(each.get("phrase", texts[0])))
        for each in data.get("ambiguous", ())
    ]
    return of_phrases + strong + ambiguous
