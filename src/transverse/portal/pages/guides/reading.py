"""A guide as a page: the Markdown of the project, its links and pictures turned to those of the portal."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

GUIDES = {
    "agent": "Trouver qui appeler, tenir son compte.",
    "referent": "Le mandat, la ligne directe, la passation.",
    "directeur": "Nommer, signer, prendre connaissance.",
    "vous-gerez-deja": "La fiche du service : dix minutes, un atelier, une feuille A4.",
    "chef-de-projet": "La première année, pas à pas.",
    "administrateur": "Installer, ouvrir les comptes, sauvegarder, restaurer, mettre à jour.",
}
"""For whom each is, in the order of the list."""

ANNEXES = {
    "annee-des-projets": "Le tableau de l'année, la simulation, la formation, les récits, le mode nominatif.",
    "organigramme": "Les fichiers que l'import comprend, colonne par colonne.",
    "roles": "Ce que chaque place dans l'organigramme permet de faire.",
    "exploitation": "Les variables, HTTPS, le démarrage, PostgreSQL, le changement de machine.",
}

_LAYOUT = {
    "<table>": '<div class="scroll" tabindex="0"><table class="table">',
    "</table>": "</table></div>",
    "<th></th>": "<td></td>",
    "<th>": '<th scope="col">',
    "<pre>": '<pre tabindex="0">',
}
"""What each wide thing needs so as to be read on a small screen and by the keyboard."""

_NOTE = re.compile(r"\A<!--.*?-->\s*", re.DOTALL)  # who writes the page, for those who maintain it
_MARKS = re.compile(r" (?=[:;?!»%])|(?<=«) ")


class Text(NamedTuple):
    """A guide ready to be shown: its title, its parts (anchor and heading), its body."""

    title: str
    parts: tuple[tuple[str, str], ...]
    body: SafeString


@cache
def read(name: str) -> Text:
    """Return a guide, or an annex, by its name."""
    folder = settings.DOCS / "guides" if name in GUIDES else settings.DOCS
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    written = _NOTE.sub("", (folder / f"{name}.md").read_text("utf-8"))
    title, tokens = _opened(reader.parse(written))
    parts = tuple(_parts(tokens))
    for token in _all(tokens):
        _turn(token)
    body = reader.renderer.render(tokens, reader.options, {})
    for plain, ours in _LAYOUT.items():
        body = body.replace(plain, ours)
    return Text(_marked(title), parts, SafeString(body))  # our own files, in which no HTML is let through


def _opened(tokens: list[Token]) -> tuple[str, list[Token]]:
    """Take the heading of the page (opened, said, closed) apart from the rest."""
    return tokens[1].content, tokens[3:]


def _parts(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Give an anchor to each part of the guide, and return it with its heading."""
    for place, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            words = tokens[place + 1].content
            token.attrSet("id", slugify(words))
            yield slugify(words), _marked(words)


def _all(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or ())


def _turn(token: Token) -> None:
    """Turn a link or a picture to the portal; keep French marks with the word before."""
    if token.type == "text":
        token.content = _marked(token.content)
    elif token.type == "link_open":
        token.attrSet("href", _address(str(token.attrGet("href"))))
    elif token.type == "image":
        picture = str(token.attrGet("src"))
        width, height = _size(settings.DOCS / "guides" / picture)
        token.attrs |= {"src": static(f"guides/{Path(picture).name}"), "class": "img-fluid border", "loading": "lazy"}
        token.attrs |= {"width": width, "height": height}


def _address(target: str) -> str:
    """Return where a link leads: another guide, or what it says."""
    name = Path(target).stem
    return reverse("guide", args=[name]) if name in {*GUIDES, *ANNEXES} and target.endswith(".md") else target


def _marked(text: str) -> str:
    return _MARKS.sub("\N{NO-BREAK SPACE}", text)


def _size(picture: Path) -> tuple[int, int]:
    """Read the width and the height of a lossless WebP picture (RFC 9649, 3.4: fourteen bits each, less one)."""
    head = picture.read_bytes()[:25]
    if head[12:16] != b"VP8L":
        message = f"{picture.name} is no lossless WebP"
        raise ValueError(message)
    bits = int.from_bytes(head[21:25], "little")
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
