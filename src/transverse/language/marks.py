"""Marks of emphasis and of links left in plain text (« **data** », « [la data](…) »): no part of the sentence.

A reader sees through them, so must the rules: they are blanked, character for character, before anything is looked for.
The edits are written in the text with its marks.
"""

import re

_UNDERSCORES = re.compile(r"(?<![\w`])(_{1,3})([^\s_](?:[^_\n]*[^\s_])?)\1(?![\w`])")
_TAG = re.compile(r"</?(?:strong|b|em|i|u|mark|span|small|a)(?:\s[^<>\n]*)?>", re.IGNORECASE)
_STARS = re.compile(r"\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}")
_LINK = re.compile(r"!?\[(?P<label>[^\[\]\n]+)\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")


def blank(text: str) -> str:
    """Return `text`, as long as it was, with spaces in the place of its marks; a link keeps its label.

    A link whose label is part of its own address (« [data](../data) ») is left whole: it names a file or a page.
    """
    if "](" in text:
        text = _LINK.sub(_label, text)
    if "<" in text:
        text = _TAG.sub(lambda found: " " * len(found.group()), text)
    if "*" in text:
        text = _STARS.sub(lambda found: " " * len(found.group()), text)
    return (
        _UNDERSCORES.sub(lambda found: f"{' ' * len(found[1])}{found[2]}{' ' * len(found[1])}", text)
        if "_" in text
        else text
    )


def names_its_target(label: str, target: str) -> bool:
    """Say whether the label of a link is one of the steps of its address."""
    return label.strip("`*_ ").casefold() in re.split(r"[/#?=&]", target.casefold())


def _label(found: re.Match[str]) -> str:
    if names_its_target(found["label"], found["target"]):
        return found.group()
    before = found.start("label") - found.start()
    after = found.end() - found.end("label")
    return f"{' ' * before}{found['label']}{' ' * after}"
